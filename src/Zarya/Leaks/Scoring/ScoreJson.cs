using System.Text.Json;

namespace Zarya.Leaks.Scoring;

/// <summary>The figures of <c>zarya leak score</c> as JSON: a run each, so that others can count otherwise. What is not known or infinite is null.</summary>
internal static class ScoreJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    public static void Write(Stream output, IReadOnlyList<CaseScore> scores, IReadOnlyList<YearResult> years, string realism, int seeds)
    {
        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        json.WriteString("realism", realism);
        json.WriteNumber("seeds", seeds);
        json.WriteStartArray("cases");
        foreach (CaseScore score in scores) WriteCase(json, score);
        json.WriteEndArray();
        var bins = new ReliabilityBins();
        foreach (RunFigures run in scores.SelectMany(s => s.Runs)) bins.Add(run.Reliability);
        json.WriteStartArray("reliability");
        foreach ((long number, double predicted, double observed) in bins.Rows())
        {
            json.WriteStartObject();
            json.WriteNumber("number", number);
            Number(json, "predicted", predicted);
            Number(json, "observed", observed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("years");
        foreach (YearResult result in years) WriteYears(json, result);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCase(Utf8JsonWriter json, CaseScore score)
    {
        json.WriteStartObject();
        json.WriteString("id", score.Id);
        Number(json, "best_credible_delay_h", score.Targets.BestDelayH);
        Number(json, "human_delay_h", score.Targets.HumanDelayH);
        Number(json, "delay_h_median", score.MedianDelayH);
        Number(json, "delay_h_p95", score.P95DelayH);
        Number(json, "ramp_test_delay_h_median", score.YardstickDelayH);
        json.WriteNumber("missed", score.Missed);
        json.WriteNumber("false_alarms", score.FalseAlarms);
        Number(json, "leak_free_years", score.LeakFreeYears);
        json.WriteNumber("unsafe", score.Unsafe);
        json.WriteStartArray("runs");
        foreach (RunFigures run in score.Runs) WriteRun(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunFigures run)
    {
        json.WriteStartObject();
        Number(json, "delay_h", run.DelayH);
        Number(json, "ramp_test_delay_h", run.YardstickDelayH);
        json.WriteNumber("false_alarms", run.FalseAlarms);
        json.WriteNumber("ramp_test_false_alarms", run.YardstickFalseAlarms);
        json.WriteNumber("repeated_alarms", run.RepeatedAlarms);
        json.WriteStartArray("samples");
        foreach (SampleFigures sample in run.Samples)
        {
            json.WriteStartObject();
            Number(json, "after_alarm_h", sample.AfterAlarmH);
            Number(json, "cda_error", sample.CdaError);
            Number(json, "reserve_error", sample.ReserveError);
            json.WriteBoolean("cda_held", sample.IsCdaCovered);
            json.WriteBoolean("rate_held", sample.IsRateCovered);
            json.WriteBoolean("reserve_held", sample.IsReserveCovered);
            Number(json, "rank", sample.Rank);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("patches");
        foreach (PatchFigures patch in run.Patches)
        {
            json.WriteStartObject();
            Number(json, "at_h", patch.AfterH);
            json.WriteBoolean("graded", patch.HasVerdict);
            json.WriteBoolean("right", patch.IsRight);
            json.WriteBoolean("false_hold", patch.IsFalseHold);
            json.WriteBoolean("residual_held", patch.IsCovered);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("growth_followed_after_h");
        foreach (RiseFigures rise in run.Rises) Value(json, rise.NoticedAfterH);
        json.WriteEndArray();
        WriteSearch(json, "search", run.Search);
        WriteSearch(json, "halving", run.Halving);
        json.WriteEndObject();
    }

    private static void WriteSearch(Utf8JsonWriter json, string name, SearchFigures? search)
    {
        if (search is not { } figures)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("closures", figures.Closures);
        Number(json, "minutes", figures.Minutes);
        Number(json, "minutes_after_last_shut", figures.MinutesAfterLastShut);
        json.WriteBoolean("wrong_first", figures.IsWrong);
        json.WriteNumber("unsafe", figures.Unsafe);
        json.WriteNumber("stuck", figures.Stuck);
        json.WriteEndObject();
    }

    private static void WriteYears(Utf8JsonWriter json, YearResult result)
    {
        json.WriteStartObject();
        json.WriteString("realism", result.Realism);
        Number(json, "years", result.Years);
        json.WriteNumber("false_alarms", result.FalseAlarms);
        Number(json, "per_year_at_most_95", ScoreFigures.PoissonUpperPerYear(result.FalseAlarms, result.Years));
        json.WriteNumber("ramp_test_false_alarms", result.YardstickFalseAlarms);
        json.WriteStartArray("alarms");
        foreach (FlightAlarms flight in result.Flights)
        {
            foreach (var alarm in flight.Alarms)
            {
                json.WriteStartObject();
                json.WriteNumber("seed", flight.Seed);
                json.WriteString("time", alarm.Time.ToString());
                Number(json, "rate_mmHg_per_h", alarm.State.RateMmHgPerH.Median);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Value(json, value);
    }

    private static void Value(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteNullValue();
    }
}
