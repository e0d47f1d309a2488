using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Zarya.Console.Tests;

/// <summary>200 parameters, ten times a second, in a table: what is shown keeps up with what is sent. By counts, not by the clock.</summary>
[Collection(NightCollection.Name)]
public class ManyValuesTests(Night night)
{
    private const int Parameters = 200;

    /// <summary>Packets sent; 3,000 are five minutes.</summary>
    private static readonly int s_packets = int.Parse(Environment.GetEnvironmentVariable("ZARYA_TABLE_PACKETS") ?? "150", CultureInfo.InvariantCulture);

    [Fact]
    public async Task ATableOf200ParametersKeepsUp()
    {
        using var folder = new MissionInTemporaryFolder();
        (int http, int udp) = (RunningZarya.FreePort(), RunningZarya.FreePort());
        folder.Write("mission.xtce.xml", Definition());
        folder.Write("mission.yaml", $"name: many\nmdb:\n  files: [mission.xtce.xml]\n  root: /Many/Packet\nlinks:\n  - name: udp\n    kind: udp\n    listen: 127.0.0.1:{udp}\nrecord:\n  folder: record\nserver:\n  listen: 127.0.0.1:{http}\n");
        folder.Write("displays/values.json", """{"kind": "parameters", "title": "Values", "under": "/Many/Values"}""");
        await using RunningZarya server = RunningZarya.Start("serve", folder.Path);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{http}") };
        await server.UntilAsync("the server answers", async () => (await client.GetAsync("/api/instances", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await using Seat seat = await night.SitDownAtAsync(client.BaseAddress.ToString());
        int values = 0;
        seat.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref values, CountValues(frame.Text));
        await seat.Page.GotoAsync("/");
        ILocator rows = seat.Page.Locator(".z-values tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(Parameters);

        using var sender = new UdpClient();
        var target = new IPEndPoint(IPAddress.Loopback, udp);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var behind = new List<int>();
        for (int sent = 1; sent <= s_packets; sent++)
        {
            await sender.SendAsync(Packet(sent), target, TestContext.Current.CancellationToken);
            if (sent % 10 == 0) behind.Add(sent - await LeastAsync(seat.Page));
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        // The last that was sent is the last that is shown, in every line.
        await server.UntilAsync("every line shows the last value", async () => await LeastAsync(seat.Page) == s_packets);
        Assert.Equal(s_packets, await ReceivedAsync(client));
        // Nothing queues up: at the end the table is as near as it was at the beginning, give or take two seconds' worth.
        int quarter = Math.Max(1, behind.Count / 4);
        double early = behind.Take(quarter).Average();
        double late = behind.TakeLast(quarter).Average();
        Assert.True(late <= early + 20, $"behind by {string.Join(' ', behind)} packets");
        Measures.Add("200 parameters at 10 Hz: packets sent", s_packets, "");
        Measures.Add("200 parameters at 10 Hz: values that came to the browser", values, "");
        Measures.Add("200 parameters at 10 Hz: behind on average, in the last quarter", late, "packets");
        Assert.True(values >= Parameters * 2 && values <= Parameters * (s_packets + 2), $"{values} values came");
        seat.AssertNoTrouble();

        async Task<int> ReceivedAsync(HttpClient from)
        {
            JsonElement links = await from.GetFromJsonAsync<JsonElement>("/api/links/many", TestContext.Current.CancellationToken);
            return int.Parse(links.GetProperty("links")[0].GetProperty("dataInCount").ToString(), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The oldest value that any line shows.</summary>
    private static Task<int> LeastAsync(IPage page) => page.EvaluateAsync<int>("() => Math.min(...[...document.querySelectorAll('.z-values tbody .z-number')].map(cell => Number(cell.textContent) || 0))");

    private static int CountValues(string? frame) => frame is null ? 0 : frame.Split("\"engValue\"").Length - 1;

    private static byte[] Packet(int value)
    {
        byte[] packet = new byte[6 + (2 * Parameters)];
        BinaryPrimitives.WriteUInt16BigEndian(packet, 0x0064);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(0xC000 | (value & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)(packet.Length - 7));
        for (int i = 0; i < Parameters; i++) BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6 + (2 * i)), (ushort)value);
        return packet;
    }

    private static string Definition()
    {
        string[] names = [.. Enumerable.Range(0, Parameters).Select(i => string.Create(CultureInfo.InvariantCulture, $"P{i:000}"))];
        var xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <SpaceSystem name="Many" xmlns="http://www.omg.org/spec/XTCE/20180204">
            <TelemetryMetaData>
            <ParameterTypeSet><IntegerParameterType name="Word" signed="false" sizeInBits="16"><IntegerDataEncoding sizeInBits="16" encoding="unsigned"/></IntegerParameterType></ParameterTypeSet>
            <ParameterSet><Parameter name="ID" parameterTypeRef="Word"/><Parameter name="COUNT" parameterTypeRef="Word"/><Parameter name="LENGTH" parameterTypeRef="Word"/></ParameterSet>
            <ContainerSet><SequenceContainer name="Packet"><EntryList><ParameterRefEntry parameterRef="ID"/><ParameterRefEntry parameterRef="COUNT"/><ParameterRefEntry parameterRef="LENGTH"/>

            """);
        foreach (string name in names) xml.Append(CultureInfo.InvariantCulture, $"<ParameterRefEntry parameterRef=\"Values/{name}\"/>");
        xml.Append("</EntryList></SequenceContainer></ContainerSet></TelemetryMetaData>\n<SpaceSystem name=\"Values\"><TelemetryMetaData><ParameterSet>");
        foreach (string name in names) xml.Append(CultureInfo.InvariantCulture, $"<Parameter name=\"{name}\" parameterTypeRef=\"/Many/Word\"/>");
        return xml.Append("</ParameterSet></TelemetryMetaData></SpaceSystem>\n</SpaceSystem>\n").ToString();
    }
}
