using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Zarya.Console.Tests;

/// <summary>A real <c>zarya</c> as a process of its own: what it prints is kept, and it ends with the test.</summary>
public sealed class RunningZarya : IAsyncDisposable
{
    // Long enough for two cores that others use too; nothing is measured by it.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly List<string> _told = [];

    private RunningZarya(Process process) => _process = process;

    /// <summary>The program that the tests were built with.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "zarya.dll");

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>What it printed.</summary>
    public string[] Told
    {
        get
        {
            lock (_told) return [.. _told];
        }
    }

    /// <summary>Starts it.</summary>
    public static RunningZarya Start(params string[] arguments) => Start("dotnet", [Program, .. arguments], Night.Root);

    /// <summary>Starts any command that ends with the test.</summary>
    public static RunningZarya Start(string file, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        Process process = Process.Start(start)!;
        var running = new RunningZarya(process);
        process.OutputDataReceived += running.Keep;
        process.ErrorDataReceived += running.Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for what has to come.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var waited = Stopwatch.StartNew();
        string trouble = "";
        while (waited.Elapsed < s_patience && IsRunning)
        {
            try
            {
                if (await isSo()) return;
            }
            catch (HttpRequestException e)
            {
                trouble = e.Message;
            }
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"did not come: {what}. {trouble}\n{string.Join('\n', Told.TakeLast(30))}");
    }

    /// <summary>Waits until it has ended; returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_told) _told.Add(line.Data ?? "");
    }
}
