using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Views;

namespace Zarya.Tests.Verbs.Record;

/// <summary><c>zarya packets</c> and <c>zarya export</c> of a record with the pass of the example mission and the damaged pass in it.</summary>
public sealed partial class RecordPacketsTests : IDisposable
{
    private readonly RecordMaking _making = new();
    private readonly VerbRun _first;

    public RecordPacketsTests()
    {
        string mission = VerbRun.Mission("mission.xtce.xml");
        _first = _making.Import([VerbRun.Mission("pass.ccsds")], r => r with { Definitions = [mission] });
        Assert.Equal(0, _making.Import([VerbRun.Vector("damaged.ccsds")], r => r with { TimeCode = "cds16.16", Link = "antenna", Clock = new SteppingClock(5) }).Exit);
    }

    public void Dispose() => _making.Dispose();

    [Fact]
    public void The_import_is_told()
    {
        Assert.Equal((0, ""), (_first.Exit, _first.Error));
        Assert.Matches(@"^the definition is kept: mission\.xtce\.xml\n.*pass\.ccsds: 92 packets of 3 APIDs, 1,716 octets\n.*record: 1,716 octets stored in [\d,]+ \([\d.]+ of them\)\n$", _first.Output);
    }

    [Fact]
    public void Streams_as_a_table() => GoldenText.Check("record-streams.txt", Steady(VerbRun.Of("packets", _making.Record, "--apid", "11,12,100,101,102,2047").Output));

    [Fact]
    public void Everything_in_the_record_has_a_row()
    {
        using var document = JsonDocument.Parse(VerbRun.Of("packets", _making.Record, "--json").Output);
        JsonElement[] streams = [.. document.RootElement.EnumerateArray()];
        Assert.Equal(["Definition", "Octets", "OperatorAction", "Packet"], streams.Select(s => s.GetProperty("kind").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(35, streams.Single(s => s.GetProperty("kind").GetString() == "Octets").GetProperty("octets").GetInt64());
        Assert.Equal(92 + 19, streams.Where(s => s.GetProperty("kind").GetString() == "Packet").Sum(s => s.GetProperty("entries").GetInt64()));
    }

    [Fact]
    public void Packets_one_a_line() => GoldenText.Check("record-list.txt", VerbRun.Of("packets", _making.Record, "--list", "--apid", "102,11").Output);

    [Fact]
    public void Packets_as_JSON_Lines() => GoldenText.Check("record-list.jsonl", VerbRun.Of("packets", _making.Record, "--json", "--octets", "--link", "antenna").Output);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(111)]
    public void Pages_put_together_are_the_whole_list_in_both_directions(int limit)
    {
        string[] whole = Lines(VerbRun.Of("packets", _making.Record, "--list", "--json"));
        Assert.Equal(111, whole.Length);
        Assert.Equal(whole, Pages(limit));
        Assert.Equal(whole.Reverse(), Pages(limit, "--reverse"));
    }

    [Fact]
    public void Text_ends_after_a_hundred_and_says_where_to_go_on()
    {
        VerbRun run = VerbRun.Of("packets", _making.Record, "--list");
        Assert.Equal((101, "more: --after "), (Lines(run).Length, run.Error[..14]));
        VerbRun rest = VerbRun.Of("packets", _making.Record, "--list", "--after", run.Error[14..].Trim());
        Assert.Equal((12, ""), (Lines(rest).Length, rest.Error));
        Assert.Equal(112, Lines(VerbRun.Of("packets", _making.Record, "--limit", "all")).Length);
    }

    [Fact]
    public void Times_of_reception_choose_packets()
    {
        string[] receptions = [.. Lines(VerbRun.Of("packets", _making.Record, "--list", "--json")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("reception").GetString()!)];
        Assert.Equal(19, Lines(VerbRun.Of("packets", _making.Record, "--json", "--from", receptions[^1])).Length);
        Assert.Equal(FirstLightPass.Make(), _making.Export("--to", receptions[^1]).Octets);
        Assert.Equal(DamagedPass.Make(), _making.Export("--from", receptions[^1]).Octets);
        Assert.Empty(Lines(VerbRun.Of("packets", _making.Record, "--json", "--to", receptions.Min(StringComparer.Ordinal)!)));
        Assert.Empty(_making.Export("--to", "2020-01-01T00:00:00Z").Octets);
    }

    [Fact]
    public void Export_gives_one_link_or_some_APIDs_or_packets_only()
    {
        Assert.Equal(FirstLightPass.Make(), _making.Export("--link", "import").Octets);
        Assert.Equal(DamagedPass.Make(), _making.Export("--link", "antenna").Octets);
        Assert.Equal((537, "19 packets, 537 octets\n"), (_making.Export("--link", "antenna", "--packets-only").Octets.Length, _making.Export("--link", "antenna", "--packets-only").Run.Error));
        Assert.Equal(63 + 120, _making.Export("--apid", "12,0x7FF").Octets.Length);
    }

    [Fact]
    public void Generation_times_are_those_that_decode_gives()
    {
        string[] decoded = [.. Decode.ZaryaRun.Decode(VerbRun.Mission("mission.xtce.xml"), VerbRun.Mission("pass.ccsds")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("time").GetString()![..23])];
        string[] kept = [.. Lines(VerbRun.Of("packets", _making.Record, "--list", "--json", "--link", "import")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("time").GetString()![..23])];
        Assert.Equal(decoded, kept);
    }

    [Fact]
    public void A_definition_is_kept_once_and_can_be_read_again()
    {
        string mission = VerbRun.Mission("mission.xtce.xml");
        VerbRun same = _making.Import([_making.Add("more", FirstLightPass.Make()[..17])], r => r with { Definitions = [mission] });
        Assert.DoesNotContain("the definition is kept", same.Output, StringComparison.Ordinal);
        byte[] changed = [.. File.ReadAllBytes(mission), (byte)'\n'];
        VerbRun other = _making.Import([_making["more"]], r => r with { Definitions = [_making.Add("mission.xtce.xml", changed)], Container = "/FirstLight/Packet" });
        Assert.Equal(0, other.Exit);
        Assert.Contains("the definition is kept", other.Output, StringComparison.Ordinal);
        using var store = LogStore.Open(new FileDisk(_making.Record));
        RecordedDefinition newest = RecordedDefinition.FindNewest(store, out long entry)!;
        Assert.Equal(("/FirstLight/Packet", "mission.xtce.xml"), (newest.Container, Assert.Single(newest.Files).Name));
        Assert.Equal(changed, newest.Files[0].Octets.ToArray());
        Assert.True(entry > 90);
    }

    [Fact]
    public void Damage_is_told_and_costs_what_is_damaged()
    {
        byte[] octets = [.. Enumerable.Repeat(FirstLightPass.Make(), 200).SelectMany(p => p)];
        Assert.Equal(0, _making.Import([_making.Add("long", octets)], r => r with { CommitOctets = 50_000, BlockOctets = 20_000, Compacts = false }).Exit);
        string segment = Directory.GetFiles(Path.Combine(_making.Record, "log"), "*.zlog").MaxBy(f => new FileInfo(f).Length)!;
        byte[] stored = File.ReadAllBytes(segment);
        stored[stored.Length / 2] ^= 0x10;
        File.WriteAllBytes(segment, stored);
        (VerbRun run, byte[] exported) = _making.Export("--file", "long");
        Assert.Equal(1, run.Exit);
        Assert.Contains("is damaged: segment", run.Error, StringComparison.Ordinal);
        Assert.InRange(exported.Length, octets.Length / 2, octets.Length - 1);
    }

    [Fact]
    public void Damage_where_imports_are_noted_is_told_as_that()
    {
        Assert.Equal(0, _making.Import([_making.Add("small", DamagedPass.Make())]).Exit);
        string segment = Directory.GetFiles(Path.Combine(_making.Record, "log"), "*.zlog").MaxBy(f => new FileInfo(f).Length)!;
        byte[] stored = File.ReadAllBytes(segment);
        // The entry that says what was imported is the last one of the last block.
        stored[^20] ^= 0x10;
        File.WriteAllBytes(segment, stored);
        (VerbRun run, _) = _making.Export("--file", "small");
        Assert.Equal(1, run.Exit);
        Assert.Contains("the record is damaged where it says what was imported", run.Error, StringComparison.Ordinal);
    }

    private string[] Pages(int limit, params string[] options)
    {
        var lines = new List<string>();
        string? after = null;
        do
        {
            VerbRun page = VerbRun.Of(["packets", _making.Record, "--list", "--json", "--limit", $"{limit}", .. options, .. after is null ? Array.Empty<string>() : ["--after", after]]);
            Assert.Equal(0, page.Exit);
            lines.AddRange(Lines(page));
            after = page.Error.Length == 0 ? null : page.Error["more: --after ".Length..].Trim();
        }
        while (after is not null);
        return [.. lines];
    }

    private static string[] Lines(VerbRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without the folder of the test, and without how well it was compressed.</summary>
    private string Steady(string text) => OnTheDisk().Replace(text.Replace(_making.Record, "record", StringComparison.Ordinal), "# octets on the disk");

    [GeneratedRegex("[0-9,]+ octets on the disk")]
    private static partial Regex OnTheDisk();
}
