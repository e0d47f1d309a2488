using System.Globalization;
using Zarya.Benchmarks.Decode;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Benchmarks.Processing;

/// <summary>The JPSS geolocation packets through a processor, one thread: newest values and limits of each packet, without watchers and with some.</summary>
internal static class ProcessorBench
{
    public const string Word = "processor";

    /// <summary>Issue 5: packets a second that a whole node has to take.</summary>
    private const double Bar = 300_000;

    public static void Run()
    {
        byte[] data = Repository.Repeat(File.ReadAllBytes(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1")), 50_000_000);
        MissionDatabase database = XtceLoader.LoadFile(Repository.Shared("packets/jpss/jpss1_geolocation_xtce_v1.xml"));
        var plan = ProcessorPlan.Compile(database, new ProcessorOptions { LeapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()), RootContainer = "CCSDSPacket" });
        var rounds = new Rounds(7)
            .Add("newest values", () => Process(plan, data, 0, Limits.None))
            .Add("newest values, limits on all", () => Process(plan, data, 0, Limits.Kept))
            .Add("newest values, one alarm standing", () => Process(plan, data, 0, Limits.Violated))
            .Add("newest values, 5 watched", () => Process(plan, data, 5, Limits.None))
            .Add("newest values, all watched", () => Process(plan, data, int.MaxValue, Limits.None))
            .Run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor, {data.Length / JpssBench.PacketOctets:N0} JPSS packets of {JpssBench.PacketOctets} octets, {HandWritten.ValueCount} parameters, one thread; medians of 7 rounds"));
        foreach (string name in (string[])["newest values", "newest values, limits on all", "newest values, one alarm standing", "newest values, 5 watched", "newest values, all watched"])
        {
            double perSecond = rounds.PerSecond(name);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {name,-34} {perSecond / 1e6,7:F2} M packets/s {perSecond * HandWritten.ValueCount / 1e6,7:F0} M par/s {1e9 / perSecond,7:F0} ns a packet; at 300,000 packets/s {Bar / perSecond * 100,5:F1} % of a core  {rounds.Allocated(name):N0} octets allocated a round"));
        }
    }

    private static long Process(ProcessorPlan plan, byte[] data, int watched, Limits limits)
    {
        var audience = new Silent();
        var processor = new Processor(plan, audience);
        Parameter[] parameters = [.. plan.Database.Parameters.Where(p => p.Type.Target is not null)];
        foreach (Parameter parameter in parameters.Take(watched)) processor.Watch(parameter);
        var kept = new LimitOverride(new AlarmDefinition { Ranges = [new AlarmRange(AlarmLevel.Critical, NumberRange.All, false), new AlarmRange(AlarmLevel.Warning, NumberRange.All, false)] }, null);
        var violated = new LimitOverride(new AlarmDefinition { Ranges = [new AlarmRange(AlarmLevel.Critical, new NumberRange(0, true, -1, true), false)] }, null);
        if (limits == Limits.Kept)
            foreach (Parameter parameter in parameters) processor.OverrideLimits(parameter, kept);
        if (limits == Limits.Violated) processor.OverrideLimits(parameters.Single(p => p.Name == "ADGPSPOSX"), violated);
        Instant now = Instant.FromTaiNanoseconds(2_000_000_000_000_000_000);
        var step = Duration.FromNanoseconds(3333);
        for (int at = 0; at < data.Length; at += JpssBench.PacketOctets)
        {
            now += step;
            processor.Process(new PacketArrival { Link = "jpss", Reception = now, Octets = data.AsSpan(at, JpssBench.PacketOctets) });
        }
        return processor.Counts.Packets;
    }

    private enum Limits
    {
        None,
        Kept,
        Violated,
    }

    private sealed class Silent : IProcessorAudience
    {
        public long Heard { get; private set; }

        public void OnSample(ParameterSample sample) => Heard++;

        public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation) => Heard++;

        public void OnAlarm(AlarmNotice notice) => Heard++;

        public void OnEvent(MissionEvent happening) => throw new InvalidOperationException(happening.Message);

        public void OnBatchEnd() => Heard++;
    }
}
