using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Zarya.Archive.Log.Disks;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Faults;

/// <summary>Hundreds of subscribers of whom a tenth never reads. <c>ZARYA_CLIENTS</c> says how many (200; the full size is 1000).</summary>
[Collection(nameof(Alone))]
public class ManyClientsTests
{
    private const string Subscription = """{"type":"parameters","id":1,"options":{"instance":"orbiter","processor":"realtime","sendFromCache":false,"id":[{"name":"/Orbiter/COUNT"},{"name":"/Orbiter/WORD"},{"name":"/Orbiter/POS"},{"name":"/Orbiter/TEMP"},{"name":"/Orbiter/LIST"}]}}""";

    private static readonly int s_clients = int.Parse(Environment.GetEnvironmentVariable("ZARYA_CLIENTS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Who_never_reads_is_dropped_and_costs_neither_packets_nor_the_others_nor_memory()
    {
        // A client that takes nothing for a minute is dropped: here a minute has twelve seconds, so that a machine that has too much to do does not make sleepers of readers.
        await using OrbiterServer server = await OrbiterServer.StartAsync(new SimulatedDisk(new Random(1)), doors: new HastyClock(5));
        int deaf = s_clients / 10, sent = 0;
        var readers = new List<Reader>();
        var sleepers = new List<Sleeper>();
        try
        {
            for (int i = 0; i < s_clients - deaf; i++) readers.Add(await Reader.ConnectAsync(server.Address));
            for (int i = 0; i < deaf; i++) sleepers.Add(await Sleeper.ConnectAsync(server.Address));
            long heap = GC.GetTotalMemory(forceFullCollection: true), most = 0;
            for (int i = 0; i < 600 && (i < 10 || sleepers.Any(s => !s.IsDropped())); i++, sent += 500)
            {
                await server.SendAsync([.. Enumerable.Range(sent, 500).Select(n => Orbiter.Housekeeping(n & 0xFFFF, second: n / 100.0))]);
                if (i % 20 == 19) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
            Assert.All(sleepers, s => Assert.True(s.IsDropped()));
            await server.SendAsync(Orbiter.Housekeeping(60_001, second: 100_000));
            await StartedServer.UntilAsync(() => readers.All(r => r.Newest == 60_001));
            // Nothing of what came in was lost. Memory coarsely, because the clients and the disk are in this process too (270 MiB were measured); that queues are bounded is tested where they are.
            Assert.Equal(sent + 1, server.Mission.Realtime.Run(p => p.Counts.Packets));
            Assert.Equal((sent + 1, 0), (server.Mission.Links[0].Report.Packets, server.Mission.Links[0].Report.SkippedOctets));
            await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal((0, 0), (server.Mission.Recorder.Report.GivenUp, server.Mission.Recorder.Report.Waiting));
            Assert.True(most - heap < (200L << 20) + (s_clients * (2L << 20)), $"{(most - heap) >> 20} MiB more");
        }
        finally
        {
            foreach (Sleeper sleeper in sleepers) sleeper.Dispose();
            foreach (Reader reader in readers) await reader.DisposeAsync();
        }
    }

    /// <summary>A client that reads what comes.</summary>
    private sealed class Reader : IAsyncDisposable
    {
        private readonly SocketCaller _socket;
        private readonly Task _running;
        private volatile int _newest;

        private Reader(SocketCaller socket)
        {
            // Before the task begins: it reads from it.
            _socket = socket;
            _running = Task.Run(RunAsync);
        }

        public int Newest => _newest;

        public static async Task<Reader> ConnectAsync(Uri address)
        {
            SocketCaller socket = await SocketCaller.ConnectAsync(address);
            await socket.SendAsync(Subscription);
            return new Reader(socket);
        }

        public async ValueTask DisposeAsync()
        {
            _socket.Dispose();
            await _running;
        }

        private async Task RunAsync()
        {
            try
            {
                while (true)
                {
                    JsonElement message = await _socket.ReceiveAsync();
                    if (!message.GetProperty("data").TryGetProperty("values", out JsonElement values)) continue;
                    foreach (JsonElement value in values.EnumerateArray().Where(v => v.GetProperty("numericId").GetInt32() == 1)) _newest = value.GetProperty("engValue").GetProperty("uint32Value").GetInt32();
                }
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or JsonException or ObjectDisposedException or IOException)
            {
                // It was closed.
            }
        }
    }

    /// <summary>A client that subscribes and never reads, with little room for what it does not read.</summary>
    private sealed class Sleeper : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, NoDelay = true };

        public static async Task<Sleeper> ConnectAsync(Uri address)
        {
            var sleeper = new Sleeper();
            await sleeper._socket.ConnectAsync(address.Host, address.Port);
            string hello = $"GET /api/websocket HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
            byte[] text = Encoding.UTF8.GetBytes(Subscription);
            // RFC 6455 5.2: a text frame in one piece, length in two octets, masked with zeros.
            byte[] frame = [0x81, 0xFE, (byte)(text.Length >> 8), (byte)text.Length, 0, 0, 0, 0, .. text];
            await sleeper._socket.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(hello), .. frame]);
            return sleeper;
        }

        /// <summary>Whether the server cut it off: then nothing can be sent any more.</summary>
        public bool IsDropped()
        {
            try
            {
                // RFC 6455 5.5.3: a pong that nobody asked for.
                _socket.Send([0x8A, 0x80, 0, 0, 0, 0]);
                return false;
            }
            catch (SocketException)
            {
                return true;
            }
        }

        public void Dispose() => _socket.Dispose();
    }
}
