using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>Everything that a processor says, as one hash: two are equal if and only if they said the same, bit for bit, in the same order.</summary>
internal sealed class ProcessorHash : IProcessorAudience
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Samples { get; private set; }

    public int Notices { get; private set; }

    public int Events { get; private set; }

    public int Expired { get; private set; }

    public HashSet<AlarmStep> Steps { get; } = [];

    public string Finish() => Convert.ToHexString(_hash.GetHashAndReset());

    public void OnSample(ParameterSample sample)
    {
        Samples++;
        if (sample.Status == AcquisitionStatus.Expired) Expired++;
        Add("sample " + Words(sample));
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation) =>
        Add($"container {container} {packet.Link} {packet.Reception.TaiNanoseconds} {generation.TaiNanoseconds} {Convert.ToHexString(packet.Octets)}");

    public void OnAlarm(AlarmNotice notice)
    {
        Notices++;
        Steps.Add(notice.Step);
        Alarm a = notice.Alarm;
        Add($"alarm {notice.Step} {a.Name} {a.SequenceNumber} {a.TriggerTime.TaiNanoseconds} {a.Severity} {a.Violations} {a.Count} {a.IsTriggered} {a.IsProcessOk} {a.IsLatching} {a.UpdateTime.TaiNanoseconds} {a.ShelvedUntil?.TaiNanoseconds}");
        Add($"{a.Acknowledgement} {a.Shelving} {a.Clearing} {string.Join(",", a.Comments)}");
        if (a.Samples is { } s) Add($"{Words(s.Trigger)} {Words(s.Worst)} {Words(s.Newest)}");
        if (a.Events is { } e) Add($"{Words(e.Trigger)} {Words(e.Worst)} {Words(e.Newest)}");
    }

    public void OnEvent(MissionEvent happening)
    {
        Events++;
        Add("event " + Words(happening));
    }

    public void OnBatchEnd()
    {
        // Where batches end is not part of what is said.
    }

    private static string Words(ParameterSample s) =>
        $"{s.Parameter} {s.GenerationTime.TaiNanoseconds} {s.AcquisitionTime.TaiNanoseconds} {Words(s.RawValue)} {Words(s.EngValue)} {s.Status} {s.Level} {s.Side} {s.InForce?.Where} {s.ExpiresAfter?.Nanoseconds}";

    private static string Words(TelemetryValue v) =>
        $"{v.Kind}:{v.Integer.ToString("X", CultureInfo.InvariantCulture)}:{v.Text}:{Convert.ToHexString(v.Octets.Span)}:{string.Join(",", v.Parts.Select(p => p.Name + "=" + Words(p.Value)))}";

    private static string Words(MissionEvent e) => $"{e.Source} {e.Type} {e.Message} {e.Severity} {e.GenerationTime.TaiNanoseconds} {e.ReceptionTime.TaiNanoseconds} {e.SequenceNumber}";

    private void Add(string line) => _hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
}
