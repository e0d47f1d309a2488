using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Faults;

/// <summary>A spacecraft that never stops: listens, and sends housekeeping packets, numbered over all connections, to whoever connects. A packet's number is its on-board time in hundredths of a second.</summary>
internal sealed class Spacecraft : IAsyncDisposable
{
    private const int Some = 20;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<int> _firsts = [];
    private readonly Task _running;
    private volatile int _next;

    public Spacecraft()
    {
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>The number of the next packet.</summary>
    public int Next => _next;

    /// <summary>Kelvin, from the next packet on.</summary>
    public float Temperature { get; set; } = 265;

    /// <summary>The first packet's number of each connection.</summary>
    public int[] Firsts
    {
        get
        {
            lock (_firsts) return [.. _firsts];
        }
    }

    /// <summary>The number of a packet.</summary>
    public static int NumberOf(ReadOnlySpan<byte> packet) =>
        (int)Math.Round(((BinaryPrimitives.ReadUInt32BigEndian(packet[6..]) - Orbiter.NewYearTai) + (BinaryPrimitives.ReadUInt16BigEndian(packet[10..]) / 65536.0)) * 100);

    /// <summary>The numbers of packets that stand one behind the other.</summary>
    public static int[] NumbersOf(byte[] packets)
    {
        int length = Orbiter.Housekeeping(0).Length;
        Assert.Equal(0, packets.Length % length);
        return [.. packets.Chunk(length).Select(p => NumberOf(p))];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_firsts) _firsts.Add(_next);
                await SendAsync(client.GetStream());
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Who was killed connects again.
            }
        }
    }

    private async Task SendAsync(NetworkStream stream)
    {
        while (true)
        {
            byte[] some = [.. Enumerable.Range(_next, Some).SelectMany(n => Orbiter.Housekeeping(n & 0x3FFF, Temperature, mode: 2, second: (n / 100.0) + 1e-3))];
            _next += Some;
            await stream.WriteAsync(some, _stop.Token);
            await Task.Delay(5, _stop.Token);
        }
    }
}
