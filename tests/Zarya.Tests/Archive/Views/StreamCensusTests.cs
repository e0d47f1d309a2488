using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Tests.Archive.Log;
using Zarya.Time;

namespace Zarya.Tests.Archive.Views;

public class StreamCensusTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 1)]
    [InlineData(3000, 40)]
    [InlineData(20_000, 5000)]
    public void Totals_are_those_of_the_entries(int count, int commitEvery)
    {
        using LogWriter writer = LogWriter.Open(LogMaking.Disk(), LogMaking.Small);
        LogMaking.Append(writer, 7, 0, count, commitEvery);
        var census = StreamCensus.Take(writer.Store);
        Assert.Empty(census.Damage);
        IEnumerable<IGrouping<StreamKey, (Made Made, long Number)>> expected = Enumerable.Range(0, count).Select(i => (Made: LogMaking.Entry(7, i), Number: i + 1L)).GroupBy(e => e.Made.Stream).OrderBy(g => g.Key.Identification);
        Assert.Equal(expected.Select(g => g.Key), census.Streams.Select(s => s.Stream));
        foreach ((IGrouping<StreamKey, (Made Made, long Number)> entries, StreamTotals totals) in expected.Zip(census.Streams))
        {
            Assert.Equal((entries.Count(), entries.Sum(e => e.Made.Octets.Length)), (totals.Entries, totals.Octets));
            Assert.Equal((entries.Min(e => e.Number), entries.Max(e => e.Number)), (totals.FirstEntry, totals.LastEntry));
            Assert.Equal((entries.Min(e => e.Made.Generation), entries.Max(e => e.Made.Generation)), (totals.GenerationMin, totals.GenerationMax));
            Assert.Equal((entries.Min(e => e.Made.Reception), entries.Max(e => e.Made.Reception)), (totals.ReceptionMin, totals.ReceptionMax));
        }
    }
}

public class SequencesTests
{
    [Fact]
    public void Packets_of_one_application_process_with_and_without_a_secondary_header_are_one_sequence()
    {
        using LogWriter writer = LogWriter.Open(LogMaking.Disk(), LogMaking.Small);
        // APID 101 with the flag and without, APID 100 by another link, APID 101 of commands, and what is no packet.
        foreach (StreamKey stream in new[] { Packets("a", 0x0865), Packets("a", 0x0065), Packets("b", 0x0864), Packets("b", 0x1865), new StreamKey(EntryKind.Event, "a", 7) })
            writer.Append(writer.Register(stream), Instant.FromTaiNanoseconds(1), Instant.FromTaiNanoseconds(2), new byte[10]);
        writer.Commit();
        var census = StreamCensus.Take(writer.Store);
        Assert.Equal([0x0064, 0x0065, 0x1065], census.Sequences().Select(i => (int)i));
        Assert.Equal([0x0065], census.Sequences(link: "a").Select(i => (int)i));
        Assert.Equal([0x0064], census.Sequences(new HashSet<int> { 100 }).Select(i => (int)i));
        Assert.Empty(census.Sequences(new HashSet<int> { 100 }, "a"));
    }

    private static StreamKey Packets(string link, ushort identification) => new(EntryKind.Packet, link, identification);
}

public class RecordedDefinitionTests
{
    [Fact]
    public void Files_come_back_octet_for_octet()
    {
        var definition = new RecordedDefinition([new RecordedFile("a.xml", new byte[] { 60, 10, 255, 0 }), new RecordedFile("ü\n.xml", Array.Empty<byte>())], "/A/B");
        RecordedDefinition read = RecordedDefinition.TryRead(definition.ToOctets())!;
        Assert.True(definition.IsSame(read));
        Assert.Equal(["a.xml", "ü\n.xml"], read.Files.Select(f => f.Name));
        Assert.Equal([60, 10, 255, 0], read.Files[0].Octets.ToArray());
        Assert.Equal("/A/B", read.Container);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{}\n")]
    [InlineData("[]\n")]
    [InlineData("{\"form\":\"limits\",\"files\":[]}\n")]
    [InlineData("{\"form\":\"xtce\",\"files\":[{\"name\":\"a\",\"octets\":3}]}\n12")]
    [InlineData("{\"form\":\"xtce\",\"files\":[{\"name\":\"a\",\"octets\":1}]}\n12")]
    [InlineData("{\"form\":\"xtce\",\"files\":[{\"name\":\"a\",\"octets\":-1}]}\n")]
    public void What_has_another_form_is_no_definition(string text) => Assert.Null(RecordedDefinition.TryRead(System.Text.Encoding.UTF8.GetBytes(text)));
}
