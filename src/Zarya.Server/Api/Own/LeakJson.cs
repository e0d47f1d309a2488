using Zarya.Processing.LeakWatch;
using Zarya.Server.Operations;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>What the leak watch shows, as JSON.</summary>
internal static class LeakJson
{
    /// <summary>Pounds (avoirdupois) a kilogram: 1/0.45359237, NIST SP 811 appendix B.8.</summary>
    private const double PoundsPerKg = 1 / 0.45359237;

    private const double NanosecondsPerS = 1e9;

    /// <summary>All of it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="picture">What the watch shows.</param>
    /// <param name="say">Says a sentence of the watch in the language that is wanted.</param>
    public static void Write(JsonAnswer answer, LeakPicture picture, Func<string, string> say)
    {
        answer.Time("time", picture.Time);
        answer.Text("verdict", say(picture.Verdict));
        answer.Number("probability", picture.State?.LeakProbability);
        answer.Object("alarm", picture.Alarm, static (item, alarm) =>
        {
            item.Text("id", alarm.LeakId);
            item.Time("time", alarm.Time);
        });
        answer.Object("cleared", picture.Cleared, (item, cleared) =>
        {
            item.Time("time", cleared.Time);
            item.Text("reason", say(cleared.Reason));
        });
        WriteAmounts(answer, picture.State);
        WriteReserve(answer, picture);
        answer.Object("attributionMmHgPerH", picture.State, static (item, state) => WriteAttribution(item, state.Attribution));
        answer.Texts("ruledOut", (picture.State?.RuledOut ?? []).Select(say));
        answer.Texts("doubt", (picture.State?.Doubt ?? []).Select(say));
        answer.Texts("group", (picture.State?.Group ?? []).Select(m => picture.Plan.Modules[m].Id));
        WritePlaces(answer, picture);
        answer.Object("next", picture.Next, (item, next) => WriteNext(item, next, picture.Plan, say));
        answer.List("closures", picture.Closures, static (item, closure) =>
        {
            item.Time("time", closure.Time);
            item.Text("event", OperationWords.Of(closure.Kind));
            item.Text("subject", closure.Subject);
        });
        answer.List("patches", picture.Patches, (item, patch) => WritePatch(item, patch, picture.Plan));
        answer.List("sensors", picture.Sensors, (item, sensor) => WriteSensor(item, sensor, picture, say));
        answer.List("operations", picture.Operations, static (item, operation) =>
        {
            item.Time("time", operation.Time);
            item.Text("event", OperationWords.Of(operation.Kind));
            item.Text("subject", operation.Subject);
            item.Text("value", operation.Text.Length > 0 ? operation.Text : null);
        });
    }

    private static void WriteAmounts(JsonAnswer answer, LossState? state)
    {
        answer.Estimate("rateMmHgPerH", state?.RateMmHgPerH);
        answer.Estimate("rateKgPerD", state?.RateKgPerD);
        answer.Estimate("rateLbPerD", state?.RateKgPerD is { } kg ? new Estimate(kg.Median * PoundsPerKg, kg.P05 * PoundsPerKg, kg.P95 * PoundsPerKg) : null);
        // The fast end of the rate is the short end of the time.
        answer.Estimate("secondsPerMmHg", state?.RateMmHgPerH is { Median: > 0 } rate ? new Estimate(3600 / rate.Median, 3600 / rate.P95, rate.P05 > 0 ? 3600 / rate.P05 : double.NaN) : null);
        answer.Estimate("cdaMm2", state?.CdaMm2);
        answer.Number("pressureMmHg", state?.PressureMmHg);
        answer.Number("nitrogenKg", state?.NitrogenKg);
    }

    private static void WriteReserve(JsonAnswer answer, LeakPicture picture)
    {
        (double Floor, Estimate Hours, Estimate Linear)[] floors = picture.State is not { } state ? [] :
        [
            (picture.Options.FirstFloorMmHg, state.ReserveTo490H, state.ReserveLinear490H),
            (picture.Options.SecondFloorMmHg, state.ReserveTo520H, state.ReserveLinear520H),
        ];
        answer.List("reserve", floors, (item, floor) =>
        {
            item.Number("floorMmHg", floor.Floor);
            item.Estimate("hours", floor.Hours);
            item.Estimate("linearHours", floor.Linear);
            // Where next to nothing is lost, a time of day in a hundred years says nothing.
            bool isSaid = floor.Hours.Median is >= 0 and < ReserveTime.LongestH;
            item.Time("runsOutAt", isSaid ? picture.StateTime + Duration.FromMilliseconds((long)(floor.Hours.Median * 3_600_000)) : null);
        });
    }

    private static void WriteAttribution(JsonAnswer item, Attribution parts)
    {
        item.Number("temperature", parts.Temperature);
        item.Number("oxygen", parts.Oxygen);
        item.Number("co2AndWater", parts.CarbonDioxideAndWater);
        item.Number("operations", parts.Operations);
        item.Number("ordinary", parts.Ordinary);
        item.Number("unexplained", parts.Unexplained);
        item.Number("unexplainedSd", parts.UnexplainedSd);
    }

    private static void WritePlaces(JsonAnswer answer, LeakPicture picture)
    {
        answer.List("modules", picture.Modules, (item, module) =>
        {
            item.Text("id", picture.Plan.Modules[module.Module].Id);
            item.Number("pressureMmHg", module.PressureMmHg);
            item.Number("temperatureC", module.TemperatureC);
            item.Number("crew", module.Crew);
            item.Number("probability", module.Probability);
            item.Number("volume", module.Volume);
            item.Flag("reachesLifeboat", module.ReachesLifeboat);
        });
        answer.Number("crewUnknown", picture.CrewUnknown);
        answer.List("hatches", picture.Hatches, (item, hatch) =>
        {
            item.Text("id", picture.Plan.Hatches[hatch.Hatch].Id);
            item.Flag("isOpen", hatch.IsOpen);
            item.Flag("isStuck", hatch.IsStuck);
            item.Time("shutSince", hatch.ShutSince);
        });
    }

    private static void WriteNext(JsonAnswer item, NextClosureReport next, StationPlan plan, Func<string, string> say)
    {
        ClosureAdvice? closure = next.Closure;
        item.Time("time", next.Time);
        item.Text("hatch", closure is null ? null : plan.Hatches[closure.Hatch].Id);
        item.Text("why", say(next.Why));
        item.Texts("inside", (closure?.InsideModules ?? []).Select(m => plan.Modules[m].Id));
        item.Number("ifInsideMinTo1MmHg", closure?.IfInsideMinTo1MmHg);
        item.Number("ifOutsideMinTo1MmHg", closure?.IfOutsideMinTo1MmHg);
        item.Number("waitMin", closure?.WaitMin);
        item.Number("openAgainBeforeMin", closure?.OpenAgainBeforeMin);
        item.Number("expectedBits", closure?.ExpectedBits);
        item.Flag("keepClosed", closure?.KeepClosed ?? false);
        item.List("crewMoves", closure?.CrewMoves ?? [], (move, place) =>
        {
            move.Text("module", plan.Modules[place.Module].Id);
            move.Number("count", place.Count);
        });
    }

    private static void WritePatch(JsonAnswer item, PatchVerdictReport patch, StationPlan plan)
    {
        item.Time("time", patch.Time);
        item.Text("module", patch.Module >= 0 ? plan.Modules[patch.Module].Id : null);
        item.Text("verdict", patch.Verdict);
        item.Estimate("residualCdaMm2", patch.ResidualCdaMm2);
        item.Number("holdsProbability", patch.HoldsProbability);
        item.Number("waitMinFor99Percent", patch.WaitMinFor99Percent);
    }

    private static void WriteSensor(JsonAnswer item, SensorPicture sensor, LeakPicture picture, Func<string, string> say)
    {
        item.Text("channel", ChannelNames.Of(sensor.Quantity));
        item.Text("module", picture.Plan.Modules[sensor.Module].Id);
        item.Number("value", sensor.Value);
        item.Text("unit", ChannelNames.UnitOf(sensor.Quantity));
        item.Time("time", sensor.Time);
        item.Number("ageS", sensor.Time == Instant.MinValue ? null : Math.Max(0, (picture.Time - sensor.Time).Nanoseconds / NanosecondsPerS));
        item.Number("readings", sensor.Readings);
        item.Number("refused", sensor.Refused);
        item.Text("fault", sensor.Fault is { } fault ? say(fault) : null);
    }
}
