using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>The same packets, operations and definition give the same answers, bit for bit: run again, in other batches, with the clock told at other times, interpreted or compiled.</summary>
public class DeterminismTests
{
    private const int Steps = 6000;

    private static readonly MissionDatabase s_database = StationText.Load();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_things_told_give_the_same_answers(int seed)
    {
        (string hash, ProcessorHash heard) = Run(seed, PlanBackend.Compiled, clockSeed: null);
        // The sequence is worth something: everything happens in it.
        Assert.InRange(heard.Samples, Steps, int.MaxValue);
        Assert.InRange(heard.Expired, 100, int.MaxValue);
        Assert.InRange(heard.Events, 100, int.MaxValue);
        Assert.Equal(Enum.GetValues<AlarmStep>().Length, heard.Steps.Count);
        Assert.Equal(hash, Run(seed, PlanBackend.Compiled, clockSeed: null).Hash);
        Assert.Equal(hash, Run(seed, PlanBackend.Compiled, clockSeed: 11).Hash);
        Assert.Equal(hash, Run(seed, PlanBackend.Compiled, clockSeed: 12).Hash);
        Assert.Equal(hash, Run(seed, PlanBackend.Interpreted, clockSeed: 13).Hash);
        Assert.NotEqual(hash, Run(seed + 100, PlanBackend.Compiled, clockSeed: null).Hash);
    }

    private static (string Hash, ProcessorHash Heard) Run(int seed, PlanBackend backend, int? clockSeed)
    {
        var plan = ProcessorPlan.Compile(s_database, new ProcessorOptions
        {
            LeapSeconds = ProcessorRig.LeapSeconds,
            Backend = backend,
            EventAlarms = EventSeverity.Warning,
            LatchingAlarms = new HashSet<string> { "/S/SIMPLE", "/S/MODE" },
            ExpiresAfter = new Dictionary<string, Duration> { ["/S/A"] = Duration.FromMilliseconds(300), ["/S/D1"] = Duration.FromSeconds(1) },
            Derived = [new("/S/D1", "A + B * 2"), new("/S/D2", "D1 / B"), new("/S/DT", "FLOW > 100 and GATED != 3"), new("/S/DW", "if(A > 100, NOTE, \"small\")"), new("/S/DP", "CABIN - unit(A * 100, \"Pa\")")],
        });
        Assert.Empty(plan.Problems);
        var heard = new ProcessorHash();
        var processor = new Processor(plan, heard);
        foreach (Parameter parameter in s_database.Parameters.Where(p => p.Name != "B")) processor.Watch(parameter);
        processor.Watch(s_database.FindContainer("/S/Both")!);
        Script(processor, new Random(seed), clockSeed is { } c ? new Random(c) : null);
        return (heard.Finish(), heard);
    }

    private static void Script(Processor processor, Random dice, Random? clock)
    {
        Instant now = ProcessorRig.Start;
        Parameter[] local = [.. s_database.Parameters.Where(p => p.Source == DataSource.Local)];
        Parameter simple = s_database.FindParameter("/S/SIMPLE")!;
        for (int i = 0; i < Steps; i++)
        {
            // Mostly close together, now and then a gap in which much falls due.
            long gap = dice.Next(50) == 0 ? dice.NextInt64(40_000_000_000) : dice.NextInt64(100_000_000);
            if (clock is not null)
            {
                for (int tick = clock.Next(3); i > 0 && tick > 0; tick--) processor.AdvanceTo(processor.Now + Duration.FromNanoseconds(clock.NextInt64((now + Duration.FromNanoseconds(gap) - processor.Now).Nanoseconds + 1)));
                if (clock.Next(3) == 0) processor.EndBatch();
            }
            now += Duration.FromNanoseconds(gap);
            switch (dice.Next(20))
            {
                case 0:
                    Operate(processor, dice, now);
                    break;
                case 1:
                    processor.Set(local[dice.Next(local.Length)], dice.Next(3) switch { 0 => TelemetryValue.OfSigned(dice.Next(3)), 1 => TelemetryValue.OfFloat(dice.NextDouble() * 2e5), _ => TelemetryValue.OfText("OPEN") }, now, now, dice.Next(2) == 0 ? Duration.FromSeconds(1) : null);
                    break;
                case 2:
                    processor.Raise(new MissionEvent { Source = "s" + dice.Next(3), Type = "t", Message = "m" + dice.Next(2), Severity = (EventSeverity)dice.Next(6), GenerationTime = now, ReceptionTime = now });
                    break;
                case 3 when dice.Next(4) == 0:
                    processor.OverrideLimits(simple, dice.Next(2) == 0 ? null : new LimitOverride(new AlarmDefinition { Ranges = [new AlarmRange(AlarmLevel.Distress, new NumberRange(100, true, 200, true), false)] }, null));
                    break;
                default:
                    byte[] packet = new byte[dice.Next(10) == 0 ? dice.Next(6) : 14];
                    dice.NextBytes(packet);
                    if (packet.Length > 0) packet[0] = (byte)dice.Next(9);
                    if (packet.Length > 1 && packet[0] == 2) packet[1] = (byte)dice.Next(5);
                    if (packet.Length > 6 && packet[0] is 1 or 3 && dice.Next(3) > 0) packet.AsSpan(5).Fill(20);
                    processor.Process(new PacketArrival { Link = "l" + (i % 2), Reception = now, Octets = packet });
                    break;
            }
        }
        now += Duration.FromSeconds(100);
        if (clock is not null) processor.AdvanceTo(now - Duration.FromSeconds(50));
        processor.AdvanceTo(now);
    }

    private static void Operate(Processor processor, Random dice, Instant now)
    {
        processor.AdvanceTo(now);
        Alarm[] alarms = [.. processor.Alarms];
        if (alarms.Length == 0) return;
        Alarm alarm = alarms[dice.Next(alarms.Length)];
        var remark = new AlarmRemark("ops", now, "x");
        switch (dice.Next(7))
        {
            case 0 or 1: processor.Acknowledge(alarm.Name, alarm.SequenceNumber, remark); break;
            case 2: processor.Shelve(alarm.Name, alarm.SequenceNumber, remark, now + Duration.FromMilliseconds(dice.Next(5000))); break;
            case 3: processor.Unshelve(alarm.Name, alarm.SequenceNumber, remark); break;
            case 4: processor.Comment(alarm.Name, alarm.SequenceNumber, remark); break;
            case 5: processor.Reset(alarm.Name, alarm.SequenceNumber, remark); break;
            default: processor.Clear(alarm.Name, alarm.SequenceNumber, remark); break;
        }
    }
}
