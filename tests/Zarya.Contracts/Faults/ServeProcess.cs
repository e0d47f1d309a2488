using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Zarya.Contracts.Client;

namespace Zarya.Contracts.Faults;

/// <summary>A real <c>zarya serve</c> in a process of its own, which can be killed and started again on the same record and port.</summary>
internal sealed class ServeProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string[] _arguments;
    private readonly List<string> _told = [];
    private Process? _process;
    private TaskCompletionSource _isServing = new();

    /// <summary>Prepares one for a mission's folder.</summary>
    public ServeProcess(string folder, params IEnumerable<string> more)
    {
        int port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        _arguments = [Path.Combine(AppContext.BaseDirectory, "zarya.dll"), "serve", folder, "--listen", $"127.0.0.1:{port}", .. more];
    }

    /// <summary>Where it listens, in every life.</summary>
    public Uri Address { get; }

    /// <summary>The process that runs.</summary>
    public Process Process => _process!;

    /// <summary>Lines that it wrote in all its lives.</summary>
    public string[] Told
    {
        get
        {
            lock (_told) return [.. _told];
        }
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it, and waits until its doors are open.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", _arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // A killed process leaves what the runtime's diagnostics put into the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        _isServing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.EnableRaisingEvents = true;
        TaskCompletionSource serving = _isServing;
        _process.Exited += (_, _) => serving.TrySetException(new InvalidOperationException("it has ended"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _isServing.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            Assert.Fail($"zarya serve does not serve: {e.Message}\n{string.Join('\n', Told.TakeLast(30))}");
        }
    }

    /// <summary>Runs another command of zarya to its end; what it wrote.</summary>
    public static async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "zarya.dll"), .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>A client of it.</summary>
    public HttpCaller Client() => new(Address);

    public void Dispose()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_told) _told.Add(line);
        if (line.StartsWith("serving ", StringComparison.Ordinal)) _isServing.TrySetResult();
    }
}
