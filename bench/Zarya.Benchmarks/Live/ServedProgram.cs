using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Zarya.Benchmarks.Live;

/// <summary>A <c>zarya serve</c> in a process of its own, with a record that goes with it.</summary>
internal sealed class ServedProgram : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _record = Directory.CreateTempSubdirectory("zarya-bench-");
    private readonly HttpClient _http;

    /// <summary>Starts one.</summary>
    /// <param name="program">The program: <c>zarya</c> of <c>dotnet publish</c>, or <c>zarya.dll</c>.</param>
    /// <param name="arguments">A mission, and what is set.</param>
    public ServedProgram(string program, params IEnumerable<string> arguments)
    {
        int port = FreePort();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        string[] all = ["serve", .. arguments, "--listen", $"127.0.0.1:{port}", "--data", _record.FullName];
        bool isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program, isLibrary ? [program, .. all] : all) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What its build gave: <c>zarya.dll</c>.</summary>
    public static string Built => Path.Combine(Repository.Root, "src", "Zarya", "bin", "Release", "net10.0", "zarya.dll");

    /// <summary>Processor time until now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Octets of memory that it occupies.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>An answer.</summary>
    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Waits until it answers.</summary>
    public async Task ServesAsync()
    {
        while (!_process.HasExited)
        {
            try
            {
                await GetAsync("/healthz");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(2);
            }
        }
        throw new InvalidOperationException("it has ended; does the mission run?");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
        _record.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
