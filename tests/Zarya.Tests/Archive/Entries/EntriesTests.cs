using System.Text;
using Zarya.Archive.Entries;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Archive.Entries;

/// <summary>What is written comes back; what is no entry is refused with a reason, whatever the octets are.</summary>
public class EntriesTests
{
    private static readonly EntryMaking s_making = new();

    [Fact]
    public void Events_come_back()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            MissionEvent made = EntryMaking.Event(new Random(seed));
            byte[] octets = EventEntry.ToOctets(made);
            MissionEvent? read = EventEntry.TryRead(octets, out string? reason);
            Assert.Null(reason);
            Assert.Equal(EntryMaking.Text(made), EntryMaking.Text(read!));
        }
    }

    [Fact]
    public void An_event_explains_itself()
    {
        var happening = new MissionEvent { Source = "User", Type = "note", Message = "Шлюз \"открыт\"", Severity = EventSeverity.Warning, GenerationTime = Instant.FromTaiNanoseconds(5), ReceptionTime = Instant.FromTaiNanoseconds(7), SequenceNumber = 3, CreatedBy = "anna" };
        Assert.Equal("""{"form":"event","version":1,"source":"User","type":"note","severity":"warning","message":"Шлюз \"открыт\"","generation":5,"reception":7,"sequence":3,"by":"anna"}""", Encoding.UTF8.GetString(EventEntry.ToOctets(happening)));
    }

    [Fact]
    public void Long_messages_are_cut_and_half_pairs_of_surrogates_do_no_harm()
    {
        var happening = new MissionEvent { Source = "\ud800", Message = new string('x', EventEntry.MaxMessage - 2) + "\U0001F680" + new string('y', 1000), GenerationTime = default, ReceptionTime = default };
        MissionEvent? read = EventEntry.TryRead(EventEntry.ToOctets(happening), out string? reason);
        Assert.Null(reason);
        Assert.Equal("\ufffd", read!.Source);
        Assert.Equal(new string('x', EventEntry.MaxMessage - 2) + "…", read.Message);
    }

    [Fact]
    public void Values_come_back_by_space_system_and_time()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            ParameterSample[] samples = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => s_making.Sample(random) with { InForce = null })];
            var read = new List<ParameterSample>();
            foreach ((var stream, Instant generation, Instant acquisition, byte[] octets) in ValuesEntry.Of(samples))
            {
                IReadOnlyList<ParameterSample>? some = ValuesEntry.TryRead(octets, s_making.Find, out string? reason);
                Assert.Null(reason);
                Assert.All(some!, s => Assert.Equal((generation, acquisition, stream), (s.GenerationTime, s.AcquisitionTime, ValuesEntry.StreamOf(s.Parameter))));
                read.AddRange(some!);
            }
            string[] expected = [.. samples.GroupBy(s => (s.Parameter, s.GenerationTime, s.AcquisitionTime)).Select(g => EntryMaking.Text(g.Last())).Order(StringComparer.Ordinal)];
            Assert.Equal(expected, read.Select(EntryMaking.Text).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Values_that_nobody_wants_are_left_out()
    {
        var random = new Random(3);
        ParameterSample[] samples = [.. s_making.Parameters.Select(p => s_making.Sample(random) with { Parameter = p, GenerationTime = default, AcquisitionTime = default })];
        byte[] octets = ValuesEntry.Of(samples).Single().Octets;
        IReadOnlyList<ParameterSample>? read = ValuesEntry.TryRead(octets, n => s_making.Find(n) is { Name: "B" } b ? b : null, out string? reason);
        Assert.Null(reason);
        Assert.Equal("B", Assert.Single(read!).Parameter.Name);
    }

    [Fact]
    public void Alarms_come_back()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            AlarmNotice made = s_making.Alarm(new Random(seed));
            AlarmNotice? read = AlarmEntry.TryRead(AlarmEntry.ToOctets(made), s_making.Find, out string? reason);
            Assert.Null(reason);
            Assert.Equal(EntryMaking.Text(made), EntryMaking.Text(read!));
        }
    }

    [Fact]
    public void An_alarm_of_a_parameter_that_is_gone_has_no_samples()
    {
        var random = new Random(1);
        ParameterSample sample = s_making.Sample(random);
        Alarm alarm = s_making.Alarm(random).Alarm with { Samples = (sample, sample, sample) };
        AlarmNotice? read = AlarmEntry.TryRead(AlarmEntry.ToOctets(new AlarmNotice(AlarmStep.Triggered, alarm)), _ => null, out string? reason);
        Assert.Null(reason);
        Assert.Null(read!.Alarm.Samples);
        Assert.Equal(alarm.Name, read.Alarm.Name);
    }

    [Fact]
    public void Actions_come_back()
    {
        var action = new OperatorAction { Who = "anna", What = "disable link", On = "tm", Time = Instant.FromTaiNanoseconds(99), Comment = "flood", Extra = new Dictionary<string, string> { ["a"] = "b" } };
        OperatorAction? read = OperatorAction.TryRead(action.ToOctets(), out string? reason);
        Assert.Null(reason);
        Assert.Equal(action with { Extra = read!.Extra }, read);
        Assert.Equal("b", read.Extra["a"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"form":"event"}""")]
    [InlineData("""{"form":"alarm","version":1}""")]
    [InlineData("""{"form":"event","version":2,"source":"a","message":"b","generation":1,"reception":1}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","generation":1,"reception":1}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","message":5,"generation":1,"reception":1}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","message":"b","generation":1.5,"reception":1}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","message":"b","severity":"awful","generation":1,"reception":1}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","message":"\ud800","generation":1,"reception":1}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","message":"b","generation":1,"reception":1}{}""")]
    [InlineData("""{"form":"event","version":1,"source":"a","message":"b","generation":1,"reception":1""")]
    public void What_is_no_event_is_refused_with_a_reason(string text)
    {
        Assert.Null(EventEntry.TryRead(Encoding.UTF8.GetBytes(text), out string? reason));
        Assert.NotNull(reason);
    }

    [Fact]
    public void Members_that_nobody_knows_are_left_out()
    {
        const string Text = """{"form":"event","version":1,"new":{"a":[1,{"b":2}]},"source":"a","message":"b","generation":1,"reception":1,"more":[[]]}""";
        Assert.Equal("b", EventEntry.TryRead(Encoding.UTF8.GetBytes(Text), out _)?.Message);
    }

    [Fact]
    public void Damaged_entries_are_refused_or_read_and_nothing_is_thrown()
    {
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            byte[] octets = (seed % 3) switch
            {
                0 => EventEntry.ToOctets(EntryMaking.Event(random)),
                1 => AlarmEntry.ToOctets(s_making.Alarm(random)),
                _ => ValuesEntry.Of([s_making.Sample(random)]).Single().Octets,
            };
            for (int i = random.Next(1, 4); i > 0; i--) octets[random.Next(octets.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) octets = octets[..random.Next(octets.Length)];
            bool isRead = EventEntry.TryRead(octets, out string? a) is not null | AlarmEntry.TryRead(octets, s_making.Find, out string? b) is not null | ValuesEntry.TryRead(octets, s_making.Find, out string? c) is not null | OperatorAction.TryRead(octets, out string? d) is not null;
            if (isRead) continue;
            refused++;
            Assert.All([a, b, c, d], Assert.NotNull);
        }
        Assert.InRange(refused, 1, 20_000);
    }

    [Fact]
    public void Deep_nesting_ends()
    {
        TelemetryValue value = TelemetryValue.OfBoolean(true);
        for (int i = 0; i < 500; i++) value = TelemetryValue.OfArray([new TelemetryPart("", value)]);
        byte[] octets = ValuesEntry.Of([s_making.Sample(new Random(1)) with { EngValue = value }]).Single().Octets;
        Assert.NotNull(ValuesEntry.TryRead(octets, s_making.Find, out _));
        string deep = """{"form":"values","version":1,"generation":1,"acquisition":1,"values":[{"parameter":"/Test/A","eng":""" + string.Concat(Enumerable.Repeat("""{"array":[""", 5000));
        Assert.Null(ValuesEntry.TryRead(Encoding.UTF8.GetBytes(deep), s_making.Find, out string? reason));
        Assert.NotNull(reason);
    }
}
