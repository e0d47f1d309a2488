using System.Globalization;
using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Exports;
using Zarya.Tests.Mdb.Exact;
using Zarya.Tests.Verbs;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>What the archive answers of real packets is what <c>zarya decode</c> says of the files.</summary>
public sealed class RealPacketsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-archives-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("jpss/jpss1_geolocation.expected.json")]
    [InlineData("ctim/ctim.expected.json")]
    [InlineData("imap-swapi/imap_swapi_l0_raw_20240924_v001.expected.json")]
    [InlineData("imap-codice/imap_codice_l0_hskp_20100101_v001.P_COD_NHK.expected.json")]
    [InlineData("imap-codice/imap_codice_l0_hi-omni_20240429_v001.expected.json")]
    public void History_is_what_decode_gives(string name)
    {
        var set = new PacketSet(name);
        JsonElement expected = set.ReadExpected();
        string packets = Path.Combine(set.Folder, expected.GetProperty("data").GetString()!);
        string definition = Path.Combine(set.Folder, expected.GetProperty("xtce").GetString()!.Split(' ')[0]);
        string[] skip = expected.TryGetProperty("skip_header_bytes", out JsonElement header) ? ["--skip-header", header.GetInt32().ToString(CultureInfo.InvariantCulture)] : [];
        string[] container = expected.TryGetProperty("root_container", out JsonElement rootName) ? ["--container", rootName.GetString()!] : [];
        string path = Path.Combine(_folder, "record");
        Assert.Equal(0, VerbRun.Of(["import", path, packets, "--mdb", definition, .. skip, .. container]).Exit);
        (MissionDatabase database, SequenceContainer root) = set.Load(expected);
        using LogStore store = LogStore.Open(new FileDisk(path));
        var record = new MissionRecord(store, database, PacketSet.LeapSeconds, "test", root);

        string decoded = Path.Combine(_folder, "decoded.jsonl");
        Assert.Equal(0, VerbRun.Of(["decode", "--mdb", definition, packets, "-o", decoded, "--format", "jsonl", .. skip, .. container]).Exit);
        JsonElement[] lines = [.. File.ReadLines(decoded).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.NotEmpty(lines);
        string[] names = [.. lines.SelectMany(l => l.GetProperty("parameters").EnumerateObject().Select(p => p.Name)).Distinct()];
        var random = new Random(2);
        foreach (string parameter in random.GetItems(names, Math.Min(names.Length, 6)).Distinct()) AssertSame(record, lines, parameter);
        AssertContainers(record, lines);
    }

    private static void AssertSame(MissionRecord record, JsonElement[] lines, string name)
    {
        Parameter parameter = record.Database.Parameters.Single(p => p.QualifiedName == name || (!name.StartsWith('/') && p.Name == name));
        string[] expected = [.. lines.Where(l => l.GetProperty("parameters").TryGetProperty(name, out _)).Select(l => $"{Time(l)} {Text(l.GetProperty("parameters").GetProperty(name).GetProperty("eng"))}")];
        var history = new ParameterHistory(record);
        var found = new List<ParameterSample>();
        var request = new HistoryRequest { Parameter = new ParameterPath(parameter), Limit = 1000, IsDescending = false };
        Page<ParameterSample> page = history.List(request);
        for (; ; page = history.List(request with { After = page.Next }))
        {
            found.AddRange(page.Items);
            if (page.Next is null) break;
        }
        bool isTimed = lines[0].TryGetProperty("time", out _);
        string[] ascending = [.. found.Select(s => $"{(isTimed ? s.GenerationTime.ToUtcString(record.LeapSeconds, 9) : "")} {Text(s.EngValue, record.LeapSeconds)}")];
        // A packet that is twice in the file is one packet.
        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), ascending.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(ascending.Length, expected.Distinct().Count(), expected.Length);
        Assert.Equal(found.Select(s => s.GenerationTime), found.Select(s => s.GenerationTime).Order());

        // Backwards it is the same the other way round, and a table has as many cells.
        request = request with { IsDescending = true, Limit = 997 };
        var back = new List<ParameterSample>();
        for (page = history.List(request); ; page = history.List(request with { After = page.Next }))
        {
            back.AddRange(page.Items);
            if (page.Next is null) break;
        }
        Assert.Equal(ascending.Reverse(), back.Select(s => $"{(isTimed ? s.GenerationTime.ToUtcString(record.LeapSeconds, 9) : "")} {Text(s.EngValue, record.LeapSeconds)}"));
        long rows = new ParameterCsv(record).Read(new ParameterCsvRequest { Parameters = [new ParameterPath(parameter)], HasHeader = false }, default).Sum(p => (long)p.Span.Count((byte)'\n'));
        if (!found.Exists(s => s.EngValue.Text.Contains('\n', StringComparison.Ordinal))) Assert.Equal(found.Count, rows);
    }

    /// <summary>Packets by name are as many as decode says.</summary>
    private static void AssertContainers(MissionRecord record, JsonElement[] lines)
    {
        string[] names = [.. lines.Where(l => l.TryGetProperty("container", out _)).Select(l => l.GetProperty("container").GetString()!).Distinct()];
        string[] known = [.. new NamesInRecord(record).Packets().Names];
        Assert.All(names, n => Assert.Contains(known, k => k == n || k.EndsWith("/" + n, StringComparison.Ordinal)));
        foreach (string name in known)
        {
            using var cursor = new PacketCursor(record, new PacketRequest { Names = [name], IsDescending = false }, isWhole: true);
            int count = 0;
            while (cursor.Read(default)) count++;
            Assert.InRange(count, 1, lines.Length);
        }
    }

    private static string Time(JsonElement line)
    {
        if (!line.TryGetProperty("time", out JsonElement time)) return "";
        Assert.True(Instant.TryParseUtc(time.GetString(), PacketSet.LeapSeconds, out Instant instant));
        return instant.ToUtcString(PacketSet.LeapSeconds, 9);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Select(m => m.Name + "=" + Text(m.Value))) + "}",
        _ => value.ToString(),
    };

    private static string Text(TelemetryValue value, LeapSeconds leapSeconds) => value.Kind switch
    {
        TelemetryKind.None => "",
        TelemetryKind.Boolean => value.Integer != 0 ? "True" : "False",
        TelemetryKind.Label or TelemetryKind.Text => value.Text,
        TelemetryKind.Octets => Convert.ToHexStringLower(value.Octets.Span),
        TelemetryKind.Time => value.Time.ToUtcString(leapSeconds, value.Integer % 1_000_000 == 0 ? 3 : value.Integer % 1000 == 0 ? 6 : 9),
        TelemetryKind.Array => "[" + string.Join(',', value.Parts.Select(p => Text(p.Value, leapSeconds))) + "]",
        TelemetryKind.Aggregate => "{" + string.Join(',', value.Parts.Select(p => p.Name + "=" + Text(p.Value, leapSeconds))) + "}",
        _ => value.TryGetNumber(out double number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
    };
}
