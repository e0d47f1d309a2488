using System.Globalization;
using Zarya.Printing;

namespace Zarya.Leaks.Scoring;

/// <summary>The tables of <c>zarya leak score</c>.</summary>
internal static class ScoreTable
{
    public static void Write(TextWriter output, IReadOnlyList<CaseScore> scores, string realism)
    {
        output.WriteLine($"Detection ({realism}): delay in hours, beside what is held to be possible, people, and a plain ramp test");
        var detection = new TextTable("case", ">runs", ">best", ">human", ">median", ">p95", ">median/best", ">p95/median", ">ramp test", ">of ramp test", ">missed", ">false alarms", ">leak-free years", ">of ramp test: false");
        foreach (CaseScore s in scores)
            detection.Add(s.Id, Whole(s.Runs.Count), Number(s.Targets.BestDelayH), Number(s.Targets.HumanDelayH), Number(s.MedianDelayH), Number(s.P95DelayH), Number(s.MedianDelayH / s.Targets.BestDelayH), Number(s.P95DelayH / s.MedianDelayH),
                Number(s.YardstickDelayH), Number(s.MedianDelayH / s.YardstickDelayH), s.HasLeak ? Whole(s.Missed) : "", Whole(s.FalseAlarms), Number(s.LeakFreeYears), Whole(s.YardstickFalseAlarms));
        detection.Write(output);
        WriteSizes(output, scores);
        WriteSearches(output, scores);
        WritePatches(output, scores);
        WriteReliability(output, scores);
    }

    private static void WriteSizes(TextWriter output, IReadOnlyList<CaseScore> scores)
    {
        output.WriteLine();
        output.WriteLine("Size and time left: median relative error, and the part of the 5 to 95 % intervals that hold the truth (0.5, 1 and 6 h after the alarm)");
        var sizes = new TextTable("case", ">CdA error +0.5 h", ">+1 h", ">+6 h", ">reserve error +0.5 h", ">+1 h", ">CdA held", ">rate held", ">reserve held", ">samples", ">rank before closures");
        foreach (CaseScore s in scores.Where(s => s.HasLeak))
            sizes.Add(s.Id, CdaError(s, 0.5), CdaError(s, 1), CdaError(s, 6), ReserveError(s, 0.5), ReserveError(s, 1), Percent(ScoreFigures.Part(s.Samples.Select(f => f.IsCdaCovered))), Percent(ScoreFigures.Part(s.Samples.Select(f => f.IsRateCovered))),
                Percent(ScoreFigures.Part(s.Samples.Select(f => f.IsReserveCovered))), Whole(s.Samples.Count()), Number(ScoreFigures.Median(s.SamplesAt(0.5).Select(f => f.Rank).Where(r => !double.IsNaN(r)))));
        sizes.Write(output);
        RiseFigures[] rises = [.. scores.SelectMany(s => s.Runs).SelectMany(r => r.Rises)];
        if (rises.Length > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Growth of leaks: {rises.Length}, followed after a median of {Number(ScoreFigures.Median(rises.Select(r => r.NoticedAfterH)))} h; not before the next change: {rises.Count(r => double.IsInfinity(r.NoticedAfterH))}"));
    }

    private static void WriteSearches(TextWriter output, IReadOnlyList<CaseScore> scores)
    {
        if (!scores.Any(s => s.Searches.Length > 0)) return;
        output.WriteLine();
        output.WriteLine("Search by closures: from the alarm until the block of the leak has 95 %, beside plain halving; unsafe must be 0");
        var table = new TextTable("case", ">searches", ">named", ">closures", ">minutes", ">p95", ">after last shut", ">halving: named", ">closures", ">minutes", ">ratio", ">wrong first", ">unsafe", ">stuck");
        foreach (CaseScore s in scores.Where(s => s.Searches.Length > 0))
        {
            double minutes = ScoreFigures.Median(s.Searches.Select(f => f.Minutes)), halving = ScoreFigures.Median(s.Halvings.Select(f => f.Minutes));
            table.Add(s.Id, Whole(s.Searches.Length), Percent(ScoreFigures.Part(s.Searches.Select(f => double.IsFinite(f.Minutes)))), Number(ScoreFigures.Median(s.Searches.Select(f => (double)f.Closures))), Number(minutes),
                Number(ScoreFigures.Quantile(s.Searches.Select(f => f.Minutes), 0.95)), Number(ScoreFigures.Median(s.Searches.Select(f => f.MinutesAfterLastShut))), Percent(ScoreFigures.Part(s.Halvings.Select(f => double.IsFinite(f.Minutes)))),
                Number(ScoreFigures.Median(s.Halvings.Select(f => (double)f.Closures))), Number(halving), Number(minutes / halving), Whole(s.Searches.Count(f => f.IsWrong)), Whole(s.Unsafe), Whole(s.Searches.Sum(f => f.Stuck)));
        }
        table.Write(output);
    }

    private static void WritePatches(TextWriter output, IReadOnlyList<CaseScore> scores)
    {
        if (!scores.Any(s => s.Runs.Any(r => r.Patches.Count > 0))) return;
        output.WriteLine();
        output.WriteLine("Patches, half an hour after: is what is said of them right");
        var table = new TextTable("case", ">at, h", ">graded", ">right", ">falsely said to hold", ">residual held", ">no verdict");
        foreach (CaseScore s in scores)
        {
            foreach (IGrouping<double, PatchFigures> patch in s.Runs.SelectMany(r => r.Patches).GroupBy(p => Math.Round(p.AfterH, 0)).OrderBy(g => g.Key))
            {
                PatchFigures[] said = [.. patch.Where(p => p.HasVerdict)];
                table.Add(s.Id, Number(patch.Key), Whole(said.Length), Whole(said.Count(p => p.IsRight)), Whole(said.Count(p => p.IsFalseHold)), Percent(ScoreFigures.Part(said.Select(p => p.IsCovered))), Whole(patch.Count() - said.Length));
            }
        }
        table.Write(output);
    }

    private static void WriteReliability(TextWriter output, IReadOnlyList<CaseScore> scores)
    {
        var bins = new ReliabilityBins();
        foreach (RunFigures run in scores.SelectMany(s => s.Runs)) bins.Add(run.Reliability);
        if (!bins.Rows().Any()) return;
        output.WriteLine();
        output.WriteLine("Reliability of compartment probabilities: what was said, and how often it was so");
        var table = new TextTable(">compartments", ">said", ">was so");
        foreach ((long number, double predicted, double observed) in bins.Rows()) table.Add(Numbers.Grouped(number), Percent(predicted), Percent(observed));
        table.Write(output);
    }

    /// <summary>Years without a leak.</summary>
    public static void Write(TextWriter output, IEnumerable<YearResult> results)
    {
        output.WriteLine("False alarms in busy years without a leak");
        var table = new TextTable("life", ">years", ">alarms", ">a year", ">at most (95 %)", ">ramp test: alarms");
        foreach (YearResult r in results)
            table.Add(r.Realism, Number(r.Years), Whole(r.FalseAlarms), Number(r.FalseAlarms / r.Years), Number(ScoreFigures.PoissonUpperPerYear(r.FalseAlarms, r.Years)), Whole(r.YardstickFalseAlarms));
        table.Write(output);
    }

    /// <summary>A number of three digits; <c>-</c> for none, <c>never</c> for infinite.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : double.IsInfinity(value) ? "never" : value == 0 ? "0" : value.ToString("G3", CultureInfo.InvariantCulture) is var text && text.Contains('E', StringComparison.Ordinal) ? value.ToString(Math.Abs(value) >= 1 ? "F0" : "0.0E+0", CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Percent(double part) => double.IsNaN(part) ? "-" : part.ToString("P1", CultureInfo.InvariantCulture);

    private static string Whole(int number) => Numbers.Plain(number);

    private static string CdaError(CaseScore score, double hours) => Percent(ScoreFigures.Median(score.SamplesAt(hours).Select(f => Math.Abs(f.CdaError))));

    private static string ReserveError(CaseScore score, double hours) => Percent(ScoreFigures.Median(score.SamplesAt(hours).Select(f => Math.Abs(f.ReserveError))));
}
