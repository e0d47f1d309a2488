using System.Diagnostics;
using System.Text;

namespace Zarya.Torture;

/// <summary>This program once more, to be killed. The only place in Zarya that starts a process, and it starts nothing but itself.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Stream _output;
    private readonly byte[] _octets = new byte[4096];
    private readonly StringBuilder _line = new();
    private readonly Queue<string> _lines = new();

    private ChildProcess(Process process) => (_process, _output) = (process, process.StandardOutput.BaseStream);

    /// <summary>Starts it.</summary>
    /// <param name="args">What it is told.</param>
    public static ChildProcess Begin(params IEnumerable<string> args)
    {
        (string program, string[] first) = Self();
        var start = new ProcessStartInfo(program, [.. first, .. args]) { RedirectStandardOutput = true, RedirectStandardError = false, RedirectStandardInput = false, UseShellExecute = false };
        // Nobody waits for compiled code to get better in a process that lives for a tenth of a second.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        // The runtime's pipes for debuggers lie in the temporary folder, and a killed process leaves its three there.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return new ChildProcess(Process.Start(start) ?? throw new IOException($"{program} cannot be started"));
    }

    /// <summary>The next whole line, <see langword="null"/> behind the last one. What was begun and not ended with a line feed was not said.</summary>
    public string? ReadLine()
    {
        while (_lines.Count == 0)
        {
            int read = _output.Read(_octets);
            if (read == 0) return null;
            foreach (byte octet in _octets.AsSpan(0, read))
            {
                if (octet != '\n')
                {
                    _line.Append((char)octet);
                    continue;
                }
                _lines.Enqueue(_line.ToString());
                _line.Clear();
            }
        }
        return _lines.Dequeue();
    }

    /// <summary>SIGKILL, and waits until it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        if (!_process.WaitForExit(s_patience)) throw new IOException("a killed process does not end");
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    /// <summary>How to start this program: by itself, or, where it runs in another host (dotnet, a test), by dotnet.</summary>
    private static (string Program, string[] First) Self()
    {
        string library = Path.Combine(AppContext.BaseDirectory, "zarya.dll");
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is "zarya") return (path, []);
        string host = Environment.ProcessPath is { } running && Path.GetFileNameWithoutExtension(running) is "dotnet" ? running : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return (host, ["exec", library]);
    }
}
