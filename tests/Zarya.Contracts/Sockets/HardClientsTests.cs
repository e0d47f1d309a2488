using System.Text;
using System.Text.Json;
using Zarya.Archive.Log.Disks;
using Zarya.Contracts.Client;
using Zarya.Contracts.Faults;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Sockets;

/// <summary>Clients that do not read, that talk nonsense, and that come and go.</summary>
public sealed class HardClientsTests(StartedServer server) : IClassFixture<StartedServer>
{
    [Fact]
    public async Task Who_does_not_read_holds_nobody_up_and_is_told_what_was_skipped()
    {
        const string All = """{"instance":"orbiter","processor":"realtime","sendFromCache":false,"id":[{"name":"/Orbiter/COUNT"},{"name":"/Orbiter/WORD"},{"name":"/Orbiter/POS"},{"name":"/Orbiter/TEMP"}]}""";
        using SocketCaller sleeper = await SocketCaller.ConnectAsync(server.Address);
        int skips = await sleeper.SubscribeAsync("zarya.skipped", "{}");
        int slow = await sleeper.SubscribeAsync("parameters", All);
        using SocketCaller reader = await SocketCaller.ConnectAsync(server.Address);
        int fast = await reader.SubscribeAsync("parameters", All);
        // More than sockets and queues hold: 60,000 packets with four values of some 300 octets each.
        for (int i = 0; i < 60; i++) await server.SendAsync([.. Enumerable.Range(i * 1000, 1000).Select(n => Orbiter.Housekeeping(n & 0xFFFF))]);
        Assert.Equal(59_999, await NewestAsync(reader, fast, 59_999));
        // The newest value is there, in order, and the gap in the numbers tells where something is missing.
        (int lastSeq, int gaps, int newest, ulong skipped) = (0, 0, -1, 0);
        while (newest < 59_999 || skipped == 0)
        {
            JsonElement message = await sleeper.ReceiveAsync();
            int call = message.GetProperty("call").GetInt32();
            if (call == skips) skipped = ulong.Parse(message.GetProperty("data").GetProperty("total").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            if (call != slow) continue;
            int seq = message.GetProperty("seq").GetInt32();
            gaps += seq - lastSeq - 1;
            lastSeq = seq;
            foreach (int count in Counts(message))
            {
                Assert.True(count > newest);
                newest = count;
            }
        }
        Assert.True(gaps > 0 && skipped > 0);
    }

    [Fact]
    public async Task A_pass_that_comes_in_a_moment_is_told_whole_and_of_a_flood_what_was_left_out()
    {
        // A server of its own: what others sent a moment ago counts against what may be told at once.
        await using OrbiterServer own = await OrbiterServer.StartAsync(new SimulatedDisk(new Random(1)));
        using SocketCaller socket = await SocketCaller.ConnectAsync(own.Address);
        int skips = await socket.SubscribeAsync("zarya.skipped", "{}");
        int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","sendFromCache":false,"id":[{"name":"/Orbiter/COUNT"}]}""");
        await socket.ReceiveAsync(call);
        await own.SendAsync([.. Enumerable.Range(0, 5000).Select(n => Orbiter.Housekeeping(n))]);
        (int told, int lastSeq) = (0, 1);
        while (told < 5000)
        {
            JsonElement message = await socket.ReceiveAsync(call);
            Assert.Equal(++lastSeq, message.GetProperty("seq").GetInt32());
            foreach (int count in Counts(message)) Assert.Equal(told++, count);
        }
        for (int i = 0; i < 60; i++) await own.SendAsync([.. Enumerable.Range(i * 1000, 1000).Select(n => Orbiter.Housekeeping(n & 0xFFFF))]);
        (int newest, long skipped, bool isGap) = (-1, 0, false);
        for (told = 0; newest < 59_999 || told + skipped < 60_000;)
        {
            JsonElement message = await socket.ReceiveAsync();
            if (message.GetProperty("call").GetInt32() == skips) skipped = long.Parse(message.GetProperty("data").GetProperty("total").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            if (message.GetProperty("call").GetInt32() != call) continue;
            int seq = message.GetProperty("seq").GetInt32();
            isGap |= seq != lastSeq + 1;
            lastSeq = seq;
            foreach (int count in Counts(message)) (newest, told) = (count, told + 1);
        }
        // To the value: what was told and what was said to be left out is all.
        Assert.Equal(60_000, told + skipped);
        Assert.True(isGap == skipped > 0 && newest == 59_999);
    }

    [Fact]
    public async Task Nonsense_is_refused_and_the_connection_goes_on()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        var random = new Random(7);
        string[] seeds = ["""{"type":"parameters","id":1,"options":{"instance":"orbiter","id":[{"name":"/Orbiter/COUNT"}]}}""", """{"type":"cancel","options":{"call":1}}""", """{"type":"time","options":{"instance":"orbiter"}}""", "[]", "null", "\u0000", "{"];
        for (int i = 0; i < 500; i++)
        {
            byte[] octets = Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]);
            for (int change = random.Next(4); change > 0; change--) octets[random.Next(octets.Length)] = (byte)random.Next(32, 127);
            await socket.SendAsync(Encoding.UTF8.GetString(octets));
        }
        await socket.SendAsync("""{"type":"state"}""");
        while ((await socket.ReceiveAsync()).GetProperty("type").GetString() != "state")
        {
        }
    }

    [Fact]
    public async Task Octets_that_are_no_message_are_refused_and_the_connection_goes_on()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address, "protobuf");
        var random = new Random(8);
        byte[] good = new WireMessage().Add(1, "time").Add(2, new WireMessage().Add(1, "/x").Add(2, new WireMessage().Add(1, "orbiter"))).Add(3, 9).ToArray();
        for (int i = 0; i < 500; i++)
        {
            byte[] octets = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--) octets[random.Next(octets.Length)] = (byte)random.Next(256);
            await socket.SendAsync(octets);
        }
        await socket.SendAsync(new WireMessage().Add(1, "state").ToArray());
        while (WireMessage.Read(await socket.ReceiveOctetsAsync()).Text(1) != "state")
        {
        }
    }

    [Fact]
    public async Task A_hundred_clients_come_and_go_and_leave_nothing_behind()
    {
        int audiences = 0;
        for (int i = 0; i < 100; i++)
        {
            using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
            int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/RAW"}]}""");
            await socket.ReceiveAsync(call);
            if (i == 0) audiences = server.Mission.Realtime.AudienceCount;
        }
        // All clients of a processor share one audience.
        Assert.Equal(audiences, server.Mission.Realtime.AudienceCount);
    }

    private static async Task<int> NewestAsync(SocketCaller socket, int call, int last)
    {
        int newest = -1;
        while (newest < last)
            foreach (int count in Counts(await socket.ReceiveAsync(call))) newest = Math.Max(newest, count);
        return newest;
    }

    private static IEnumerable<int> Counts(JsonElement message) => !message.GetProperty("data").TryGetProperty("values", out JsonElement values) ? []
        : values.EnumerateArray().Where(v => v.GetProperty("numericId").GetInt32() == 1).Select(v => v.GetProperty("engValue").GetProperty("uint32Value").GetInt32());
}
