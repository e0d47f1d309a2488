using Zarya.Links;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>What Zarya knows of itself, as values of the parameters below <c>/Zarya</c>. One that did not change is told again now and then only: the record need not hold it every second.</summary>
/// <param name="links">The links.</param>
/// <param name="recorder">The record.</param>
/// <param name="processor">The live processor.</param>
/// <param name="leakBehindS">What the leak watch has still to read again, in seconds.</param>
/// <param name="clock">Measures rates and ages.</param>
internal sealed class GroundValues(IReadOnlyList<ILink> links, Recorder recorder, RunningProcessor processor, Func<double> leakBehindS, TimeProvider clock)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, (long Packets, long Octets)> _before = [];
    private readonly Dictionary<string, (Parameter Parameter, object Value, long At)> _told = [];
    private MissionDatabase? _database;
    private long _last = clock.GetTimestamp();

    /// <summary>Once a second, under the processor's lock.</summary>
    public void Update(Processor to)
    {
        if (_database != to.Plan.Database) _told.Clear();
        _database = to.Plan.Database;
        Instant now = processor.Now;
        double seconds = Math.Max(clock.GetElapsedTime(_last).TotalSeconds, 1e-3);
        _last = clock.GetTimestamp();
        foreach (ILink link in links) Update(to, link, seconds, now);
        Update(to, recorder, now);
        ProcessorCounts counts = to.Counts;
        Set(to, "Processor/Packets", counts.Packets, now);
        Set(to, "Processor/Undecoded", counts.Undecoded, now);
        Set(to, "Processor/Values", counts.Values, now);
        Set(to, "LeakWatch/Behind", leakBehindS(), now);
        Set(to, "Processor/Clients", (long)Math.Max(0, processor.AudienceCount - 1), now);
    }

    private void Update(Processor to, ILink link, double seconds, Instant now)
    {
        LinkReport report = link.Report;
        string path = $"Links/{link.Name}/";
        (long packets, long octets) = _before.GetValueOrDefault(link.Name, (report.Packets, report.Octets));
        _before[link.Name] = (report.Packets, report.Octets);
        Set(to, path + "Status", (int)report.Status, TelemetryValue.OfSigned((int)report.Status), now);
        Set(to, path + "Enabled", link.IsEnabled, TelemetryValue.OfBoolean(link.IsEnabled), now);
        Set(to, path + "Packets", report.Packets, now);
        Set(to, path + "Octets", report.Octets, now);
        Set(to, path + "PacketRate", Math.Max(0, report.Packets - packets) / seconds, now);
        Set(to, path + "OctetRate", Math.Max(0, report.Octets - octets) / seconds, now);
        Set(to, path + "SkippedOctets", report.SkippedOctets, now);
        Set(to, path + "Dropped", report.DroppedDatagrams, now);
        Set(to, path + "Missing", report.MissingPackets, now);
        Set(to, path + "Connections", report.Connections, now);
        Set(to, path + "LastError", report.LastError ?? "", now);
    }

    private void Update(Processor to, Recorder record, Instant now)
    {
        RecorderReport report = record.Report;
        string? trouble = record.Trouble;
        long state = trouble is null ? 0 : 1;
        Set(to, "Record/State", state, TelemetryValue.OfSigned(state), now);
        Set(to, "Record/Entries", report.Entries, now);
        Set(to, "Record/Octets", report.Octets, now);
        Set(to, "Record/DurableAge", trouble is null && report.Waiting == 0 ? 0 : clock.GetElapsedTime(report.LastDurableAt).TotalSeconds, now);
        Set(to, "Record/Waiting", report.Waiting, now);
        Set(to, "Record/GivenUp", report.GivenUp, now);
        Set(to, "Record/Trouble", trouble ?? "", now);
    }

    private void Set(Processor to, string path, long value, Instant now) => Set(to, path, value, TelemetryValue.OfSigned(value), now);

    private void Set(Processor to, string path, double value, Instant now) => Set(to, path, value, TelemetryValue.OfFloat(value), now);

    private void Set(Processor to, string path, string value, Instant now) => Set(to, path, value, TelemetryValue.OfText(value), now);

    private void Set(Processor to, string path, object key, TelemetryValue value, Instant now)
    {
        if (_told.TryGetValue(path, out (Parameter Parameter, object Value, long At) told))
        {
            if (told.Value.Equals(key) && clock.GetElapsedTime(told.At) < s_again) return;
        }
        else if (to.Plan.Database.FindParameter("/" + GroundDocuments.Root + "/" + path) is { } parameter) told.Parameter = parameter;
        else return;
        _told[path] = (told.Parameter, key, clock.GetTimestamp());
        to.Set(told.Parameter, value, now, now);
    }
}
