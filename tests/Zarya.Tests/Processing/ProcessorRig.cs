using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>A processor, what it says, and short ways to tell it things. Times are seconds after <see cref="Start"/>.</summary>
internal sealed class ProcessorRig : IProcessorAudience
{
    private static readonly Lazy<MissionDatabase> s_database = new(() => StationText.Load());

    public ProcessorRig(ProcessorOptions? options = null, MissionDatabase? database = null)
    {
        Database = database ?? s_database.Value;
        Plan = ProcessorPlan.Compile(Database, options ?? Options());
        Processor = new Processor(Plan, this);
    }

    public static LeapSeconds LeapSeconds { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    /// <summary>2026-01-01, in whole TAI seconds.</summary>
    public static Instant Start { get; } = Instant.FromTaiNanoseconds(2_145_830_437_000_000_000);

    public MissionDatabase Database { get; }

    public ProcessorPlan Plan { get; }

    public Processor Processor { get; }

    public List<ParameterSample> Samples { get; } = [];

    public List<(string Container, Instant Generation, int Octets)> Containers { get; } = [];

    public List<AlarmNotice> Notices { get; } = [];

    public List<MissionEvent> Events { get; } = [];

    public int Batches { get; private set; }

    public string Steps => string.Join(" ", Notices.Select(n => n.Step));

    public static ProcessorOptions Options() => new() { LeapSeconds = LeapSeconds, AlarmUpdateInterval = Duration.Zero };

    public static Instant At(double seconds) => Start + Duration.FromNanoseconds((long)(seconds * 1e9));

    public static AlarmRemark Remark(double seconds, string message = "") => new("ops", At(seconds), message);

    public Parameter Parameter(string name) => Database.FindParameter(name[0] == '/' ? name : "/S/" + name)!;

    public void Packet(double seconds, params byte[] octets) => Processor.Process(new PacketArrival { Link = "link", Reception = At(seconds), Octets = octets });

    /// <summary>The newest value as short text; empty if there is none.</summary>
    public string Newest(string name) => Processor.TryGetNewest(Parameter(name), out ParameterSample? sample) ? Words(sample!) : "";

    public ParameterSample Sample(string name)
    {
        Assert.True(Processor.TryGetNewest(Parameter(name), out ParameterSample? sample));
        return sample!;
    }

    public string? Set(double seconds, string name, TelemetryValue value) => Processor.Set(Parameter(name), value, At(seconds), At(seconds));

    public void Watch(params string[] names)
    {
        foreach (string name in names) Processor.Watch(Parameter(name));
    }

    public static string Words(ParameterSample sample)
    {
        string status = sample.Status == AcquisitionStatus.Acquired ? "" : " " + sample.Status;
        string level = sample.Level is null ? "" : " " + sample.Level + (sample.Side == RangeSide.None ? "" : " " + sample.Side);
        return Words(sample.EngValue) + status + level;
    }

    public static string Words(TelemetryValue value) => value.Kind switch
    {
        TelemetryKind.None => "none",
        TelemetryKind.Float => value.Number.ToString("R", CultureInfo.InvariantCulture),
        TelemetryKind.Boolean => value.Integer != 0 ? "true" : "false",
        TelemetryKind.Signed => value.Integer.ToString(CultureInfo.InvariantCulture),
        TelemetryKind.Unsigned => ((ulong)value.Integer).ToString(CultureInfo.InvariantCulture),
        TelemetryKind.Label => $"{value.Text}({value.Integer})",
        TelemetryKind.Text => $"'{value.Text}'",
        TelemetryKind.Octets => Convert.ToHexString(value.Octets.Span),
        TelemetryKind.Time => value.Time.ToUtcString(LeapSeconds, 0),
        TelemetryKind.Array => "[" + string.Join(",", value.Parts.Select(p => Words(p.Value))) + "]",
        _ => "{" + string.Join(",", value.Parts.Select(p => p.Name + "=" + Words(p.Value))) + "}",
    };

    public void OnSample(ParameterSample sample) => Samples.Add(sample);

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation) => Containers.Add((container.Name, generation, packet.Octets.Length));

    public void OnAlarm(AlarmNotice notice) => Notices.Add(notice);

    public void OnEvent(MissionEvent happening) => Events.Add(happening);

    public void OnBatchEnd() => Batches++;
}
