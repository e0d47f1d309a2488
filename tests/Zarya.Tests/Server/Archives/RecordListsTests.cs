using System.Text;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Exports;
using Zarya.Server.Archives.Filters;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>Packets, events, alarms, names and indexes of a small record.</summary>
public class RecordListsTests
{
    [Fact]
    public void Packets_are_listed_by_time_name_link_and_page()
    {
        using var made = new ArchiveMaking();
        made.Packet(1, 1).CabinPacket(2, 2).Packet(3, 3, link: "other").CabinPacket(4, 4).Packet(1, 1).Commit();
        var query = new PacketQuery(made.Record);
        Assert.Equal(["4 /T/Cabin tm", "3 /T/Thermal other", "2 /T/Cabin tm", "1 /T/Thermal tm"], List(query, new PacketRequest()));
        Assert.Equal(["2 /T/Cabin tm", "3 /T/Thermal other"], List(query, new PacketRequest { Start = ArchiveMaking.At(2), Stop = ArchiveMaking.At(4), IsDescending = false }));
        Assert.Equal(["3 /T/Thermal other", "2 /T/Cabin tm"], List(query, new PacketRequest { Start = ArchiveMaking.At(2), Stop = ArchiveMaking.At(4) }));
        Assert.Equal(["4 /T/Cabin tm", "2 /T/Cabin tm"], List(query, new PacketRequest { Names = ["/T/Cabin"], Limit = 1 }));
        Assert.Equal(["3 /T/Thermal other"], List(query, new PacketRequest { Link = "other" }));
        Assert.True(RecordFilters.Packets.TryParse("name:thermal seqNumber=3 size=11", out FilterExpression<RecordedPacket>? filter, out _));
        Assert.Equal(["3 /T/Thermal other"], List(query, new PacketRequest { Filter = filter }));
        Assert.Equal([], List(query, new PacketRequest { Names = ["/T/Packet"] }));
    }

    [Fact]
    public void A_packet_is_found_by_time_and_sequence_count()
    {
        using ArchiveMaking made = new ArchiveMaking().Packet(1.0001234, 1, sequence: 7).CabinPacket(1.0001234, 2, sequence: 7).Packet(1.001, 1, sequence: 8).Commit();
        var query = new PacketQuery(made.Record);
        Assert.Equal("/T/Cabin", query.Find(ArchiveMaking.At(1.0001234), Duration.Zero, 7, "/T/Cabin")?.Name);
        Assert.Equal(7, query.Find(ArchiveMaking.At(1), Duration.FromMilliseconds(1), 7)?.SequenceCount);
        Assert.Null(query.Find(ArchiveMaking.At(1), Duration.FromMilliseconds(1), 8));
        Assert.Null(query.Find(ArchiveMaking.At(1), Duration.Zero, 7));
    }

    [Fact]
    public void Names_are_those_that_occur()
    {
        using var made = new ArchiveMaking();
        var names = new NamesInRecord(made.Record);
        Assert.Empty(names.Packets().Names);
        made.Packet(1, 1).Event(1, "x", source: "Links").Commit();
        Assert.Equal(["/T/Thermal"], names.Packets().Names);
        Assert.Equal(["tm"], names.Packets().Links);
        made.CabinPacket(2, 2, link: "b").Event(2, "y").Commit();
        Assert.Equal(["/T/Cabin", "/T/Thermal"], names.Packets().Names);
        Assert.Equal(["b", "tm"], names.Packets().Links);
        Assert.Equal(["Links", "User"], names.EventSources());
    }

    [Fact]
    public void Events_are_listed_by_time_source_severity_words_and_filter()
    {
        using var made = new ArchiveMaking();
        made.Event(1, "leak in SM", EventSeverity.Critical, "LeakWatch").Event(2, "hatch closed").Event(3, "silent, again", EventSeverity.Watch, "Links").Commit();
        var query = new EventQuery(made.Record);
        IEnumerable<double> Seconds(EventRequest request) => query.List(request).Items.Select(e => ArchiveMaking.Second(e.GenerationTime));
        Assert.Equal([3, 2, 1], Seconds(new EventRequest()));
        Assert.Equal([1, 2], Seconds(new EventRequest { IsDescending = false, Start = ArchiveMaking.At(1), Stop = ArchiveMaking.At(3) }));
        Assert.Equal([2, 1], Seconds(new EventRequest { Start = ArchiveMaking.At(1), Stop = ArchiveMaking.At(3) }));
        Assert.Equal([3, 1], Seconds(new EventRequest { MinSeverity = EventSeverity.Watch }));
        Assert.Equal([2], Seconds(new EventRequest { Sources = ["User"] }));
        Assert.Equal([1], Seconds(new EventRequest { Words = "SM leak" }));
        Assert.True(RecordFilters.Events.TryParse("-leak", out FilterExpression<MissionEvent>? filter, out _));
        Assert.Equal([3, 2], Seconds(new EventRequest { Filter = filter }));
        Page<MissionEvent> first = query.List(new EventRequest { Limit = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal([3, 2], first.Items.Select(e => ArchiveMaking.Second(e.GenerationTime)));
        Assert.Equal([1], Seconds(new EventRequest { Limit = 2, After = first.Next }));
    }

    [Fact]
    public void Alarms_are_listed_as_they_stood_last()
    {
        using var made = new ArchiveMaking();
        made.Alarm(AlarmStep.Pending, "/T/A", 1, 1, isTriggered: false).Alarm(AlarmStep.Triggered, "/T/A", 1, 1.5).Alarm(AlarmStep.Triggered, "/T/B", 1, 2).Alarm(AlarmStep.Acknowledged, "/T/A", 1, 3)
            .Alarm(AlarmStep.Pending, "/T/C", 4, 4, isTriggered: false).Alarm(AlarmStep.Triggered, "/T/AB/x", 5, 5).Alarm(AlarmStep.Cleared, "/T/A", 1, 6).Alarm(AlarmStep.Triggered, "/T/A", 7, 7, sequence: 1).Commit();
        var history = new AlarmHistory(made.Record);
        IEnumerable<string> List(AlarmRequest request)
        {
            var all = new List<AlarmNotice>();
            Page<AlarmNotice> page = history.List(request);
            for (; ; page = history.List(request with { After = page.Next }))
            {
                all.AddRange(page.Items);
                if (page.Next is null) return all.Select(n => $"{n.Alarm.Name} {n.Alarm.SequenceNumber} {n.Step}");
            }
        }

        string[] descending = ["/T/A 1 Triggered", "/T/AB/x 0 Triggered", "/T/B 0 Triggered", "/T/A 0 Cleared"];
        foreach (int limit in new[] { 1, 2, 3, 100 })
        {
            Assert.Equal(descending, List(new AlarmRequest { Limit = limit }));
            Assert.Equal(descending.Reverse(), List(new AlarmRequest { Limit = limit, IsDescending = false }));
        }
        Assert.Equal(["/T/A 1 Triggered", "/T/A 0 Cleared"], List(new AlarmRequest { Name = "/T/A" }));
        Assert.Equal(["/T/AB/x 0 Triggered"], List(new AlarmRequest { Name = "/T/AB" }));
        Assert.Equal(["/T/AB/x 0 Triggered"], List(new AlarmRequest { Start = ArchiveMaking.At(2), Stop = ArchiveMaking.At(7) }));
        Assert.Equal(["/T/AB/x 0 Triggered", "/T/B 0 Triggered", "/T/A 0 Cleared"], List(new AlarmRequest { Skip = 1 }));
    }

    [Fact]
    public void Indexes_join_what_is_near()
    {
        using var made = new ArchiveMaking();
        foreach (int second in new[] { 0, 1, 2, 10, 11, 30 }) made.Packet(second, 0, sequence: second == 30 ? 13 : second);
        made.CabinPacket(5, 1).Event(1, "a").Event(20, "b", source: "Links").Values(3, (made.Ground, default)).Commit();
        var index = new RecordIndex(made.Record);
        Assert.Equal(["/T/Cabin 5-5:1", "/T/Thermal 0-2:3 10-11:2 30-30:1"], Text(index.Packets(new IndexRequest(), TestContext.Current.CancellationToken)));
        Assert.Equal(["/T/Thermal 0-11:5 30-30:1"], Text(index.Packets(new IndexRequest { MergeTime = Duration.FromSeconds(8), Names = ["/T/Thermal"] }, TestContext.Current.CancellationToken)));
        Assert.Equal(["/T/Thermal 1-2:2 10-10:1"], Text(index.Packets(new IndexRequest { Start = ArchiveMaking.At(1), Stop = ArchiveMaking.At(11), Names = ["/T/Thermal"] }, TestContext.Current.CancellationToken)));
        Assert.Equal(["Links 20-20:1", "User 1-1:1"], Text(index.Events(new IndexRequest(), TestContext.Current.CancellationToken)));
        Assert.Equal(["/T 3-3:1"], Text(index.Parameters(new IndexRequest(), TestContext.Current.CancellationToken)));
        // Counts 0 1 2 | 10 11 | 13: what is missing ends a span.
        Page<IndexGroup> complete = index.Completeness(new IndexRequest { MergeTime = Duration.Zero }, TestContext.Current.CancellationToken);
        Assert.Equal(["APID 100 0-2:3 10-11:2 30-30:1", "APID 101 5-5:1"], Text(complete));
        Assert.Equal((10, 11), (complete.Items[0].Spans[1].SequenceStart, complete.Items[0].Spans[1].SequenceStop));
        Page<IndexGroup> page = index.Packets(new IndexRequest { Limit = 3 }, TestContext.Current.CancellationToken);
        Assert.Equal(["/T/Cabin 5-5:1", "/T/Thermal 0-2:3 10-11:2"], Text(page));
        page = index.Packets(new IndexRequest { Limit = 3, After = page.Next }, TestContext.Current.CancellationToken);
        Assert.Equal(["/T/Thermal 30-30:1"], Text(page));
        Assert.Null(page.Next);
    }

    [Fact]
    public void An_index_of_too_many_spans_becomes_coarser()
    {
        var builder = new IndexBuilder(0, isBySequence: false, maxSpans: 100);
        for (long i = 0; i < 100_000; i++) builder.Add(i % 2 == 0 ? "a" : "b", i * 10_000_000_000, null);
        IReadOnlyList<IndexGroup> groups = builder.Groups();
        Assert.InRange(groups.Sum(g => g.Spans.Count), 2, 100);
        Assert.Equal(100_000, groups.Sum(g => g.Spans.Sum(s => s.Count)));
    }

    [Fact]
    public void Packets_and_events_are_exported()
    {
        using var made = new ArchiveMaking();
        made.Packet(2, 2).CabinPacket(1, 1).Event(1, "a,\"b\"\nc", type: "t").Event(2, "plain").Commit();
        var exports = new RecordExports(made.Record);
        Assert.Equal(21, Octets(exports.Packets(new PacketRequest(), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(10, Octets(exports.Packets(new PacketRequest { Names = ["/T/Cabin"] }, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(["/T/Cabin", "/T/Thermal"], exports.PacketsOneByOne(new PacketRequest(), TestContext.Current.CancellationToken).Select(p => p.Name));
        string csv = Encoding.UTF8.GetString(Octets(exports.Events(new EventRequest(), ',', TestContext.Current.CancellationToken)));
        string time = ArchiveMaking.At(1).ToUtcString(ArchiveMaking.LeapSeconds, 3);
        Assert.StartsWith($"Source,Generation Time,Reception Time,Event Type,Event Text\nUser,{time},{ArchiveMaking.At(1.5).ToUtcString(ArchiveMaking.LeapSeconds, 3)},t,\"a,\"\"b\"\"\nc\"\nUser,", csv, StringComparison.Ordinal);
        Assert.EndsWith(",,plain\n", csv, StringComparison.Ordinal);
    }

    private static byte[] Octets(IEnumerable<ReadOnlyMemory<byte>> pieces) => [.. pieces.SelectMany(p => p.ToArray())];

    private static IEnumerable<string> Text(Page<IndexGroup> page) =>
        page.Items.Select(g => $"{g.Name} {string.Join(' ', g.Spans.Select(s => FormattableString.Invariant($"{ArchiveMaking.Second(s.Start)}-{ArchiveMaking.Second(s.Stop)}:{s.Count}")))}");

    private static List<string> List(PacketQuery query, PacketRequest request)
    {
        var all = new List<string>();
        for (Page<RecordedPacket> page = query.List(request); ; page = query.List(request with { After = page.Next }))
        {
            all.AddRange(page.Items.Select(p => $"{ArchiveMaking.Second(p.Generation)} {p.Name} {p.Link}"));
            if (page.Next is null) return all;
        }
    }
}
