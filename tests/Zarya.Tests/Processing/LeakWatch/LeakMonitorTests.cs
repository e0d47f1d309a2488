using Zarya.Processing.Events;
using Zarya.Processing.LeakWatch;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Tests.Simulation.Station;
using Zarya.Tests.Simulation.Station.Telemetry;
using Zarya.Tests.Station.Leaks.Words;
using Zarya.Time;

namespace Zarya.Tests.Processing.LeakWatch;

public class LeakMonitorTests
{
    /// <summary>The night, sixteen hours earlier: through packets, decoding and parameters the watch says what it says to the rows themselves.</summary>
    [Fact]
    public void The_night_through_packets_is_the_night_through_rows()
    {
        var night = new WatchedFlight(EarlyNight(), 997);
        night.FlyTo(28);
        Assert.Empty(night.Flight.Refusals);
        LeakReport[] live = [.. night.Live], direct = [.. night.Direct];
        Compare(direct, live);
        AlarmReport alarm = Assert.Single(live.OfType<AlarmReport>());
        Assert.InRange((alarm.Time - night.Flight.Start).Nanoseconds / 3.6e12, 8, 8.3);
        Assert.Contains(live, r => r is NextClosureReport { Closure: not null });
        Assert.Contains(live, r => r is PatchVerdictReport { Verdict: "reduced, not sealed" });
        ShowsTheNight(night, alarm);
        Spoken.IsKnown(night.Events.Where(e => e.Type != "operation").Select(e => e.Message).Append(night.Monitor.Picture.Verdict).Concat(Spoken.Of(live)));
    }

    [Theory]
    [InlineData("S17_hatch_seal", 12)]
    [InlineData("H05_Mir_Spektr_1997", 12)]
    public void Unfriendly_flights_of_other_stations_say_the_same_too(string id, double hours)
    {
        LeakCase flown = Cases.Shared(id);
        var other = new WatchedFlight(new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan), new SimulatedFlightOptions { Seed = 2, Realism = Realism.Unfriendly }), 997);
        other.FlyTo(hours);
        Compare([.. other.Direct], [.. other.Live]);
    }

    [Fact]
    public void Answers_do_not_depend_on_batches()
    {
        string[] lines = [.. new[] { 1, 10_000 }.Select(batch =>
        {
            var flown = new WatchedFlight(Own(), batch, isCompared: false);
            flown.FlyTo(3);
            return string.Join('\n', flown.Live.Select(r => r is AssessmentReport a ? $"{a.Time} {a.State.RateMmHgPerH}" : r.ToString()));
        })];
        Assert.Contains("AlarmReport", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0], lines[1]);
    }

    [Fact]
    public void What_people_write_counts_and_is_not_done_twice()
    {
        var flown = new WatchedFlight(Own(), 100, isCompared: false);
        flown.FlyTo(1);
        Instant now = flown.Flight.Now;
        int hatch = flown.Flight.Plan.HatchIndex("BC");
        flown.Monitor.Operate(new Operation(now + Duration.FromSeconds(60), OperationKind.HatchClose, hatch, "BC", double.NaN, "", "by hand"));
        flown.Monitor.Operate(new Operation(now - Duration.FromSeconds(600), OperationKind.CrewAt, 0, "A", 2, "", "2"));
        flown.Monitor.Measure(new Measurement(now, Quantity.Gauge, 2, 739.5));
        flown.Pump();
        LeakPicture before = flown.Monitor.Picture;
        Assert.True(before.Hatches[hatch].IsOpen);
        Assert.Equal(2, before.Modules[0].Crew);
        Assert.Equal(739.5, before.Sensors.Single(s => s is { Quantity: Quantity.Gauge, Module: 2 }).Value);
        Assert.Same(before, flown.Monitor.Picture);
        flown.FlyTo(1.02);
        Assert.False(flown.Monitor.Picture.Hatches[hatch].IsOpen);
        Assert.Null(flown.Flight.CloseHatch(hatch));
        flown.FlyTo(1.1);
        Assert.Single(flown.Monitor.Picture.Operations, o => o.Kind == OperationKind.HatchClose);
        Assert.Null(flown.Flight.OpenHatch(hatch));
        flown.FlyTo(1.2);
        Assert.True(flown.Monitor.Picture.Hatches[hatch].IsOpen);
        Assert.Equal(OperationKind.HatchOpen, flown.Monitor.Picture.Operations[^1].Kind);
    }

    [Fact]
    public void Readings_that_cannot_be_and_those_said_twice_do_not_count()
    {
        var flown = new WatchedFlight(Own(), 100, isCompared: false);
        flown.FlyTo(0.1);
        Instant now = flown.Monitor.Latest;
        flown.Monitor.Measure(new Measurement(now, Quantity.TotalPressure, 2, 98_000));
        flown.Monitor.Measure(new Measurement(now, Quantity.TotalPressure, 2, 740));
        flown.Monitor.Measure(new Measurement(now, Quantity.TotalPressure, 2, 740));
        flown.Monitor.Measure(new Measurement(now, Quantity.TotalPressure, 99, 740));
        flown.Pump();
        SensorPicture sensor = flown.Monitor.Picture.Sensors.Single(s => s is { Quantity: Quantity.TotalPressure, Module: 2 });
        Assert.Equal((1L, 2L), (sensor.Readings, sensor.Refused));
    }

    [Fact]
    public void Time_goes_on_without_telemetry_when_it_is_told_so()
    {
        var flown = new WatchedFlight(Own(), 100, isCompared: false);
        flown.FlyTo(0.5);
        int said = flown.Live.Count;
        flown.Monitor.AdvanceTo(flown.Flight.Now + Duration.FromSeconds(8 * 3600));
        flown.Pump();
        Assert.InRange(flown.Live.Count - said, 47, 49);
        Assert.Equal(flown.Flight.Now + Duration.FromSeconds(8 * 3600), flown.Monitor.Latest);
    }

    internal static SimulatedFlight EarlyNight()
    {
        LeakCase flown = Night.Case();
        IReadOnlyList<ScriptLine> script = [.. Night.Script(flown).Select(l => l with { Time = l.Time - Duration.FromSeconds(16 * 3600) })];
        flown = flown with { Leaks = [flown.Leaks[0] with { OnsetH = 8 }] };
        return new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan, "ISS"), new SimulatedFlightOptions { Seed = 3, Script = script });
    }

    private static SimulatedFlight Own()
    {
        LeakCase flown = Cases.Own(leaks: """{"compartment": "C", "CdA_mm2": 3, "onset_h": 2}""", confounders: """{"type": "crew_metabolism"}, {"type": "o2_generator", "mode": "OGA 2 kg/d"}""", hours: 12).Cases[0];
        return new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan));
    }

    private static void ShowsTheNight(WatchedFlight night, AlarmReport alarm)
    {
        MissionEvent raised = Assert.Single(night.Events, e => e.Type == "leak-alarm");
        Assert.Equal((EventSeverity.Critical, alarm.Time, "LeakWatch"), (raised.Severity, raised.GenerationTime, raised.Source));
        Assert.Contains("mmHg/h", raised.Message, StringComparison.Ordinal);
        Assert.Contains(night.Events, e => e.Type == "next-closure" && e.Message.StartsWith("shut H_", StringComparison.Ordinal));
        Assert.Contains(night.Events, e => e.Type == "patch-verdict");
        LossState last = night.Live.OfType<AssessmentReport>().Last().State;
        Assert.Equal(last.RateMmHgPerH.Median, night.Value("/Station/Leak/rate").Number);
        Assert.Equal(last.ReserveTo490H.P05, night.Value("/Station/Leak/reserve_490_p05").Number);
        Assert.Equal(last.Compartments[11], night.Value("/Station/Leak/Where/SoyuzMS09_BO").Number);
        Assert.Equal("LEAK", night.Value("/Station/Leak/alarm").Text);
        Assert.Contains(night.Processor.Alarms, a => a.Name == "/Station/Leak/alarm" && a.IsTriggered);
        LeakPicture picture = night.Monitor.Picture;
        Assert.Equal(alarm, picture.Alarm);
        Assert.Equal(last, picture.State);
        Assert.Equal(6, picture.Modules.Sum(m => m.Crew) + picture.CrewUnknown);
        Assert.All(picture.Modules.Where(m => m.Module != night.Flight.Plan.ModuleIndex("BEAM")), m => Assert.True(m.ReachesLifeboat));
        Assert.Equal(4, picture.Closures.Count);
        Assert.NotEmpty(picture.Patches);
        Assert.True(picture.History.Count > 500);
        Assert.InRange(picture.Modules[night.Flight.Plan.ModuleIndex("Lab")].PressureMmHg, 715, 745);
        Assert.Null(picture.Sensors.FirstOrDefault(s => s.Fault is not null));
    }

    /// <summary>The monitor waits for the next row before the last one counts: the last line may be due then.</summary>
    private static void Compare(LeakReport[] direct, LeakReport[] live)
    {
        Assert.InRange(live.Length, direct.Length - 1, direct.Length);
        Assert.NotEmpty(live);
        for (int i = 0; i < live.Length; i++)
        {
            Assert.Equal((direct[i].GetType(), direct[i].Time), (live[i].GetType(), live[i].Time));
            Same(direct[i], live[i]);
        }
    }

    /// <summary>Singles have seven digits, and files six after the point: numbers agree far within their own spread.</summary>
    private static void Same(LeakReport direct, LeakReport live)
    {
        switch (direct, live)
        {
            case (AssessmentReport a, AssessmentReport b): Same(a.State, b.State); break;
            case (AlarmReport a, AlarmReport b): Same(a.State, b.State); break;
            case (NextClosureReport a, NextClosureReport b): Assert.Equal((a.Closure?.Hatch, a.Closure?.KeepClosed), (b.Closure?.Hatch, b.Closure?.KeepClosed)); break;
            case (PatchVerdictReport a, PatchVerdictReport b): Assert.Equal((a.Verdict, a.Module), (b.Verdict, b.Module)); break;
            case (ClearReport a, ClearReport b): Assert.Equal(a, b); break;
        }
    }

    private static void Same(LossState direct, LossState live)
    {
        double scale = Math.Max(0.001, direct.RateMmHgPerH.P95 - direct.RateMmHgPerH.P05);
        Assert.InRange((direct.RateMmHgPerH.Median - live.RateMmHgPerH.Median) / scale, -1e-3, 1e-3);
        Assert.InRange(direct.PressureMmHg - live.PressureMmHg, -1e-3, 1e-3);
        Assert.Equal(direct.Group, live.Group);
        for (int m = 0; m < direct.Compartments.Count; m++) Assert.InRange(direct.Compartments[m] - live.Compartments[m], -1e-3, 1e-3);
    }
}
