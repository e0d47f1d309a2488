using System.Net;
using System.Net.Sockets;
using Zarya.Links;

namespace Zarya.Fuzz.Serving;

/// <summary>Malformed packets into a link of every kind of a running mission: no link ends, and a sound packet behind them is processed.</summary>
internal static class LinkCampaign
{
    private const int PacketsATime = 200;

    public static async Task<FuzzResult> RunAsync(int seed, int packets, FuzzedServer server, string repository)
    {
        var result = new FuzzResult("malformed packets through links of a running mission");
        byte[] pass = await File.ReadAllBytesAsync(Path.Combine(repository, "missions", "first-light", "pass.ccsds"));
        List<byte[]> real = [.. Packets(pass)];
        foreach (ILink link in server.Mission.Links)
        {
            var random = new Random(seed);
            IPEndPoint? place = await FuzzedServer.EndPointAsync(link);
            for (int done = 0; done < packets; done += PacketsATime)
            {
                byte[][] some = [.. Enumerable.Range(0, Math.Min(PacketsATime, packets - done)).Select(_ => Mutation.Packet(random, real))];
                string? failure = null;
                try
                {
                    await SendAsync(server, link, place, some, $"fuzz-{done}.bin");
                }
                catch (SocketException e)
                {
                    failure = e.Message;
                }
                foreach (byte[] _ in some) result.Check(link.Name, () => failure);
            }
            bool isAlive = await IsAliveAsync(server, link, place, pass);
            result.Check(link.Name, () => isAlive ? null : $"a sound pass behind them does not come through: {link.Report.Status} {link.Report.Detail}; {link.Report.LastError}");
            if (isAlive) result.Saw(link.Kind);
        }
        long undecoded = server.Mission.Realtime.Run(p => p.Counts.Undecoded);
        if (undecoded > 0) result.Saw("packets that do not decode");
        return result;
    }

    private static async Task SendAsync(FuzzedServer server, ILink link, IPEndPoint? place, byte[][] packets, string file)
    {
        switch (link.Kind)
        {
            case "udp":
                using (var udp = new UdpClient())
                    foreach (byte[] packet in packets) await udp.SendAsync(packet, place!);
                break;
            case "tcp-server":
                using (var tcp = new TcpClient())
                {
                    await tcp.ConnectAsync(place!);
                    await tcp.GetStream().WriteAsync(packets.SelectMany(p => p).ToArray());
                }
                break;
            case "files":
                string made = Path.Combine(Path.GetDirectoryName(server.Incoming)!, file);
                await File.WriteAllBytesAsync(made, [.. packets.SelectMany(p => p)]);
                File.Move(made, Path.Combine(server.Incoming, file));
                break;
            default:
                server.StandardInput.Put([.. packets.SelectMany(p => p)]);
                break;
        }
    }

    private static async Task<bool> IsAliveAsync(FuzzedServer server, ILink link, IPEndPoint? place, byte[] pass)
    {
        // What a broken length swallows ends somewhere: so several passes.
        for (int i = 0; i < 60; i++)
        {
            long before = link.Report.Packets;
            await SendAsync(server, link, place, [.. Enumerable.Repeat(pass, 20)], $"sound-{i}.bin");
            for (int wait = 0; wait < 20 && link.Report.Packets == before; wait++) await Task.Delay(50);
            // Whoever sent has hung up by now: a link that listens may say that nobody is connected.
            if (link.Report.Packets > before && (link.Report.Status == LinkStatus.Ok || (link.Kind == "tcp-server" && link.Report.Status == LinkStatus.Unavailable))) return true;
        }
        return false;
    }

    private static IEnumerable<byte[]> Packets(byte[] pass)
    {
        for (int at = 0; at + 6 < pass.Length;)
        {
            int length = 7 + (pass[at + 4] << 8) + pass[at + 5];
            yield return pass[at..Math.Min(pass.Length, at + length)];
            at += length;
        }
    }
}
