using System.Globalization;
using System.Text;
using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Archive.Entries;

/// <summary>Events, samples and alarms by chance, and all that is in them as text, so that nothing is compared by reference.</summary>
internal sealed class EntryMaking
{
    private readonly MissionDatabase _database;

    public EntryMaking()
    {
        var build = new Build();
        foreach (string name in new[] { "A", "B", "C" }) build.Float(name);
        _database = build.Database();
    }

    public IReadOnlyCollection<Parameter> Parameters => _database.Parameters;

    public Parameter? Find(string name) => _database.FindParameter(name);

    public static MissionEvent Event(Random random) => new()
    {
        Source = Word(random),
        Type = random.Next(2) == 0 ? "" : Word(random),
        Message = string.Join(' ', Enumerable.Range(0, random.Next(10)).Select(_ => Word(random))),
        Severity = (EventSeverity)random.Next(6),
        GenerationTime = Time(random),
        ReceptionTime = Time(random),
        SequenceNumber = random.Next(),
        CreatedBy = random.Next(2) == 0 ? null : Word(random),
        Extra = Enumerable.Range(0, random.Next(3)).ToDictionary(i => $"{i}{Word(random)}", _ => Word(random)),
    };

    public ParameterSample Sample(Random random) => new()
    {
        Parameter = _database.Parameters.ElementAt(random.Next(3)),
        GenerationTime = Instant.FromTaiNanoseconds(random.Next(3)),
        AcquisitionTime = Instant.FromTaiNanoseconds(random.Next(10, 12)),
        RawValue = random.Next(2) == 0 ? default : Value(random, 0),
        EngValue = Value(random, 0),
        Status = (AcquisitionStatus)random.Next(4),
        Level = random.Next(2) == 0 ? null : (AlarmLevel)random.Next(6),
        Side = (RangeSide)random.Next(3),
        ExpiresAfter = random.Next(2) == 0 ? null : Duration.FromNanoseconds(random.NextInt64()),
        InForce = random.Next(2) == 0 ? null : Limits(random),
    };

    public AlarmNotice Alarm(Random random)
    {
        ParameterSample sample = Sample(random);
        MissionEvent happening = Event(random);
        return new AlarmNotice((AlarmStep)random.Next(11), new Alarm
        {
            Name = sample.Parameter.QualifiedName,
            SequenceNumber = (uint)random.NextInt64(uint.MaxValue),
            TriggerTime = Time(random),
            Severity = (AlarmLevel)random.Next(6),
            Violations = (uint)random.Next(),
            Count = uint.MaxValue,
            IsTriggered = random.Next(2) == 0,
            IsProcessOk = random.Next(2) == 0,
            IsLatching = random.Next(2) == 0,
            Acknowledgement = Remark(random),
            Shelving = Remark(random),
            ShelvedUntil = random.Next(2) == 0 ? null : Time(random),
            Clearing = Remark(random),
            Comments = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Remark(random)).OfType<AlarmRemark>()],
            Samples = random.Next(2) == 0 ? null : (sample, Sample(random), Sample(random)),
            Events = random.Next(2) == 0 ? null : (happening, Event(random), happening),
            UpdateTime = Time(random),
        });
    }

    public static string Text(MissionEvent e) => $"{e.Source}|{e.Type}|{e.Message}|{e.Severity}|{e.GenerationTime}|{e.ReceptionTime}|{e.SequenceNumber}|{e.CreatedBy}|{string.Join(',', e.Extra.Select(x => $"{x.Key}={x.Value}"))}";

    public static string Text(ParameterSample s) =>
        $"{s.Parameter.QualifiedName}|{s.GenerationTime}|{s.AcquisitionTime}|{Text(s.RawValue)}|{Text(s.EngValue)}|{s.Status}|{s.Level}|{s.Side}|{s.ExpiresAfter}|{(s.InForce is { } l ? $"{l.MinViolations} {l.DefaultLevel} {string.Join(' ', l.Ranges)} {string.Join(' ', l.Labels)}" : "")}";

    public static string Text(AlarmNotice n)
    {
        Alarm a = n.Alarm;
        string samples = a.Samples is { } s ? string.Join('\n', Text(s.Trigger), Text(s.Worst), Text(s.Newest)) : "";
        string events = a.Events is { } e ? string.Join('\n', Text(e.Trigger), Text(e.Worst), Text(e.Newest)) : "";
        return $"{n.Step} {a with { Samples = null, Events = null, Comments = [] }}\n{string.Join('\n', a.Comments)}\n{samples}\n{events}";
    }

    public static string Text(TelemetryValue value) =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"{value.Kind} {value.Integer} {value.Text} {Convert.ToHexString(value.Octets.Span)} [").AppendJoin(';', value.Parts.Select(p => p.Name + "=" + Text(p.Value))).Append(']').ToString();

    private static TelemetryValue Value(Random random, int depth) => random.Next(depth > 3 ? 8 : 10) switch
    {
        0 => TelemetryValue.OfSigned(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => TelemetryValue.OfUnsigned((ulong)random.NextInt64(long.MinValue, long.MaxValue)),
        2 => TelemetryValue.OfFloat(random.Next(6) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => -0.0, 3 => double.Epsilon, _ => BitConverter.Int64BitsToDouble(random.NextInt64() & 0x7FEF_FFFF_FFFF_FFFF) }),
        3 => TelemetryValue.OfBoolean(random.Next(2) == 0),
        4 => TelemetryValue.OfLabel(random.Next(), Word(random)),
        5 => TelemetryValue.OfText(Word(random)),
        6 => TelemetryValue.OfOctets([.. Enumerable.Range(0, random.Next(5)).Select(_ => (byte)random.Next(256))]),
        7 => TelemetryValue.OfTime(Time(random)),
        8 => TelemetryValue.OfArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => new TelemetryPart("", Value(random, depth + 1)))]),
        _ => TelemetryValue.OfAggregate([.. Enumerable.Range(0, random.Next(4)).Select(_ => new TelemetryPart(Word(random), Value(random, depth + 1)))]),
    };

    private static AlarmDefinition Limits(Random random) => new()
    {
        MinViolations = random.Next(1, 9),
        DefaultLevel = (AlarmLevel)random.Next(6),
        Ranges = [new AlarmRange(AlarmLevel.Critical, new NumberRange(double.NegativeInfinity, true, random.NextDouble(), random.Next(2) == 0), random.Next(2) == 0)],
        Labels = [new LabelAlarm(AlarmLevel.Watch, Word(random))],
    };

    private static AlarmRemark? Remark(Random random) => random.Next(2) == 0 ? null : new AlarmRemark(Word(random), Time(random), Word(random));

    private static Instant Time(Random random) => Instant.FromTaiNanoseconds(random.NextInt64(long.MinValue, long.MaxValue));

    private static string Word(Random random) => random.Next(5) switch { 0 => "\"\\\n\t\0", 1 => "клапан 🚀", 2 => "<b>&amp;</b>", _ => "w" + random.Next(100) };
}
