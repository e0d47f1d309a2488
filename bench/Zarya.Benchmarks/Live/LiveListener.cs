using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Zarya.Mdb.Model;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Benchmarks.Live;

/// <summary>A WebSocket client that subscribes to parameters, counts what it is told, and measures how long after its reception a value reaches it.</summary>
internal sealed class LiveListener : IAsyncDisposable
{
    private static ReadOnlySpan<byte> Acquired => "\"acquisitionTime\""u8;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<double> _delaysMs = [];
    private readonly Mission _mission;
    private readonly LeapSeconds _leapSeconds;
    private Task _running = Task.CompletedTask;

    private LiveListener(Mission mission, LeapSeconds leapSeconds) => (_mission, _leapSeconds) = (mission, leapSeconds);

    public long Messages { get; private set; }

    public long Octets { get; private set; }

    public static async Task<LiveListener> StartAsync(string address, Mission mission, int parameters, LeapSeconds leapSeconds)
    {
        var listener = new LiveListener(mission, leapSeconds);
        await listener._socket.ConnectAsync(new Uri(address.Replace("http:", "ws:", StringComparison.Ordinal) + "/api/websocket"), CancellationToken.None);
        IEnumerable<string> names = mission.Database.Parameters.Where(p => p.Source == DataSource.Telemetered).Take(parameters).Select(p => $"{{\"name\":\"{p.QualifiedName}\"}}");
        string subscribe = $"{{\"type\":\"parameters\",\"id\":\"1\",\"options\":{{\"instance\":\"{mission.Name}\",\"processor\":\"realtime\",\"id\":[{string.Join(',', names)}]}}}}";
        await listener._socket.SendAsync(Encoding.UTF8.GetBytes(subscribe), WebSocketMessageType.Text, true, CancellationToken.None);
        listener._running = Task.Run(listener.ReceiveAsync);
        return listener;
    }

    public static void Print(IReadOnlyList<LiveListener> listeners, double seconds)
    {
        double[] delays = [.. listeners.SelectMany(l => l._delaysMs).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{listeners.Count} clients: {listeners.Sum(l => l.Messages) / seconds / listeners.Count:N0} messages/s and {listeners.Sum(l => l.Octets) / seconds / listeners.Count / 1e6:0.00} MB/s each"));
        if (delays.Length > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from the last octet received to the message in the client: median {At(delays, 0.5):0.0} ms, p99 {At(delays, 0.99):0.0} ms, worst {delays[^1]:0.0} ms ({delays.Length:N0} messages)"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _socket.Dispose();
        _stop.Dispose();
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, part * sorted.Length)];

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[1 << 20];
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                int length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                Messages++;
                Octets += length;
                Measure(buffer.AsSpan(0, length));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end.
        }
    }

    /// <summary>The newest value of a message tells when its last octet came.</summary>
    private void Measure(ReadOnlySpan<byte> message)
    {
        int at = message.LastIndexOf(Acquired);
        if (at < 0) return;
        ReadOnlySpan<byte> rest = message[(at + Acquired.Length)..];
        int from = rest.IndexOf((byte)'"') + 1;
        int length = rest[from..].IndexOf((byte)'"');
        if (Instant.TryParseUtc(Encoding.ASCII.GetString(rest.Slice(from, length)), _leapSeconds, out Instant time)) _delaysMs.Add((_mission.Now - time).Nanoseconds / 1e6);
    }
}
