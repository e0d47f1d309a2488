using Zarya.Processing.LeakWatch;
using Zarya.Server.Api.Schema.Stations;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Api.Translation;

/// <summary>What the leak watch holds true, for the wire: indexes become names, and what has no value is left out.</summary>
internal static class LeakTranslation
{
    public static LeakStatus Of(LeakPicture picture, LeapSeconds leapSeconds)
    {
        StationPlan plan = picture.Plan;
        var status = new LeakStatus { Station = plan.Id, Verdict = picture.Verdict, CrewUnknown = picture.CrewUnknown, FirstFloorMmHg = picture.Options.FirstFloorMmHg, SecondFloorMmHg = picture.Options.SecondFloorMmHg };
        if (picture.Time != Instant.MinValue) status.Time = WireTime.ToTimestamp(picture.Time, leapSeconds);
        if (picture.Alarm is { } alarm) (status.LeakId, status.AlarmTime) = (alarm.LeakId, WireTime.ToTimestamp(alarm.Time, leapSeconds));
        if (picture.State is { } state) AddState(status, state, picture.StateTime, plan, leapSeconds);
        status.Modules.AddRange(picture.Modules.Select(m => Of(m, plan)));
        status.Hatches.AddRange(picture.Hatches.Select(h => Of(h, plan, leapSeconds)));
        status.Sensors.AddRange(picture.Sensors.Select(s => Of(s, plan, leapSeconds)));
        if (picture.Next is { Closure: not null } next) status.Next = Of(next, next.Closure, plan, leapSeconds);
        status.Patches.AddRange(picture.Patches.Select(p => Of(p, plan, leapSeconds)));
        status.Operations.AddRange(picture.Operations.Select(o => Of(o, leapSeconds)));
        status.History.AddRange(picture.History.Select(p => Of(p, leapSeconds)));
        return status;
    }

    public static Schema.Stations.Operation Of(Zarya.Station.Leaks.Operation operation, LeapSeconds leapSeconds)
    {
        var wire = new Schema.Stations.Operation { Time = WireTime.ToTimestamp(operation.Time, leapSeconds), Kind = Running.OperationNote.NameOf(operation.Kind), Subject = operation.Subject };
        if (double.IsFinite(operation.Number)) wire.Number = operation.Number;
        if (operation.Gas.Length > 0) wire.Gas = operation.Gas;
        if (operation.Text.Length > 0) wire.Text = operation.Text;
        return wire;
    }

    private static void AddState(LeakStatus status, LossState state, Instant time, StationPlan plan, LeapSeconds leapSeconds)
    {
        status.StateTime = WireTime.ToTimestamp(time, leapSeconds);
        status.Probability = state.LeakProbability;
        (status.RateMmHgPerH, status.LossKgPerD, status.CdaMm2) = (Of(state.RateMmHgPerH), Of(state.RateKgPerD), Of(state.CdaMm2));
        (status.ReserveToFirstH, status.ReserveToSecondH) = (Of(state.ReserveTo490H), Of(state.ReserveTo520H));
        if (double.IsFinite(state.PressureMmHg)) status.PressureMmHg = state.PressureMmHg;
        if (double.IsFinite(state.NitrogenKg)) status.NitrogenKg = state.NitrogenKg;
        Attribution by = state.Attribution;
        status.Attribution = new LeakStatus.Types.Attribution
        {
            Temperature = by.Temperature,
            Oxygen = by.Oxygen,
            CarbonDioxideAndWater = by.CarbonDioxideAndWater,
            Operations = by.Operations,
            Ordinary = by.Ordinary,
            Unexplained = by.Unexplained,
            UnexplainedSd = by.UnexplainedSd,
        };
        status.Group.AddRange(Names(state.Group, plan));
        status.RuledOut.AddRange(state.RuledOut);
        status.Doubt.AddRange(state.Doubt);
    }

    private static Spread Of(Estimate estimate) => new() { Median = estimate.Median, P05 = estimate.P05, P95 = estimate.P95 };

    private static LeakStatus.Types.Module Of(ModulePicture module, StationPlan plan)
    {
        var wire = new LeakStatus.Types.Module
        {
            Name = plan.Modules[module.Module].Id,
            Crew = module.Crew,
            Probability = module.Probability,
            Volume = module.Volume,
            ReachesLifeboat = module.ReachesLifeboat,
            Lifeboat = plan.Lifeboats.Contains(module.Module),
        };
        if (double.IsFinite(module.PressureMmHg)) wire.PressureMmHg = module.PressureMmHg;
        if (double.IsFinite(module.TemperatureC)) wire.TemperatureC = module.TemperatureC;
        return wire;
    }

    private static LeakStatus.Types.Hatch Of(HatchPicture picture, StationPlan plan, LeapSeconds leapSeconds)
    {
        Hatch hatch = plan.Hatches[picture.Hatch];
        var wire = new LeakStatus.Types.Hatch { Name = hatch.Id, A = plan.Modules[hatch.A].Id, B = plan.Modules[hatch.B].Id, Open = picture.IsOpen, Stuck = picture.IsStuck };
        if (picture.ShutSince is { } since) wire.ShutSince = WireTime.ToTimestamp(since, leapSeconds);
        return wire;
    }

    private static LeakStatus.Types.Sensor Of(SensorPicture sensor, StationPlan plan, LeapSeconds leapSeconds)
    {
        var wire = new LeakStatus.Types.Sensor { Quantity = sensor.Quantity.ToString(), Module = plan.Modules[sensor.Module].Id, Time = WireTime.ToTimestamp(sensor.Time, leapSeconds), Readings = sensor.Readings, Refused = sensor.Refused };
        if (double.IsFinite(sensor.Value)) wire.Value = sensor.Value;
        if (sensor.Fault is { } fault) wire.Fault = fault;
        return wire;
    }

    private static LeakStatus.Types.Closure Of(NextClosureReport report, ClosureAdvice closure, StationPlan plan, LeapSeconds leapSeconds)
    {
        var wire = new LeakStatus.Types.Closure
        {
            Time = WireTime.ToTimestamp(report.Time, leapSeconds),
            IfInsideMin = closure.IfInsideMinTo1MmHg,
            IfOutsideMin = closure.IfOutsideMinTo1MmHg,
            WaitMin = closure.WaitMin,
            OpenAgainBeforeMin = closure.OpenAgainBeforeMin,
            Bits = closure.ExpectedBits,
            KeepClosed = closure.KeepClosed,
            Why = report.Why,
        };
        if (closure.Hatch >= 0) wire.Hatch = plan.Hatches[closure.Hatch].Id;
        wire.Inside.AddRange(Names(closure.InsideModules, plan));
        wire.Crew.AddRange(closure.CrewMoves.Select(c => new LeakStatus.Types.CrewMove { Module = plan.Modules[c.Module].Id, People = c.Count }));
        return wire;
    }

    private static LeakStatus.Types.Patch Of(PatchVerdictReport patch, StationPlan plan, LeapSeconds leapSeconds)
    {
        var wire = new LeakStatus.Types.Patch { Time = WireTime.ToTimestamp(patch.Time, leapSeconds), Verdict = patch.Verdict, LeftMm2 = Of(patch.ResidualCdaMm2), HoldsProbability = patch.HoldsProbability, WaitMin = patch.WaitMinFor99Percent };
        if (patch.Module >= 0) wire.Module = plan.Modules[patch.Module].Id;
        return wire;
    }

    private static LeakStatus.Types.Point Of(LeakPoint point, LeapSeconds leapSeconds)
    {
        var wire = new LeakStatus.Types.Point { Time = WireTime.ToTimestamp(point.Time, leapSeconds), RateMmHgPerH = Of(point.RateMmHgPerH), Probability = point.Probability };
        if (double.IsFinite(point.PressureMmHg)) wire.PressureMmHg = point.PressureMmHg;
        if (double.IsFinite(point.NitrogenKg)) wire.NitrogenKg = point.NitrogenKg;
        return wire;
    }

    private static IEnumerable<string> Names(IEnumerable<int> modules, StationPlan plan) => modules.Select(m => plan.Modules[m].Id);
}
