using System.Net.Sockets;
using Zarya.Links;
using Zarya.Time;

namespace Zarya.Tests.Links;

/// <summary>A link at work for the time of a test.</summary>
internal sealed class RunningLink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    internal RunningLink(ILink link, CollectingSink sink)
    {
        Link = link;
        _running = link.RunAsync(sink, _stop.Token);
    }

    internal static LinkClock Clock { get; } = new(TimeProvider.System, LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()));

    internal ILink Link { get; }

    internal LinkReport Report => Link.Report;

    /// <summary>Waits for something that will come about; the limit only ends a test that fails.</summary>
    internal static async Task UntilAsync(Func<bool> condition, Func<string>? otherwise = null)
    {
        for (int i = 0; i < 6000 && !condition(); i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.True(condition(), otherwise?.Invoke() ?? "it did not come about within a minute");
    }

    internal static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(System.Net.IPAddress.Loopback, port);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // A link that throws for what came in or for what the network did has broken its promise.
        await _running;
        _stop.Dispose();
    }
}
