using System.Globalization;
using Zarya.Processing;
using Zarya.Processing.Events;
using Zarya.Processing.LeakWatch;
using Zarya.Processing.Telemetry;
using Zarya.Server.Languages;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>What the leak watch's parameters say at a moment.</summary>
/// <param name="Time">When that was.</param>
/// <param name="Verdict">All in one line: rate, reserve time, likeliest module.</param>
/// <param name="Likeliest">Where the leak is likeliest; may be empty.</param>
/// <param name="Probability">Probability of that; NaN if not known.</param>
internal sealed record LeakReading(Instant Time, string Verdict, string Likeliest, double Probability)
{
    /// <summary>Reads them; <see langword="null"/> where there are none.</summary>
    public static LeakReading? Of(Processor processor)
    {
        if (Newest(processor, "verdict") is not { } verdict) return null;
        double probability = Newest(processor, "likeliest_probability") is { } p && p.EngValue.TryGetNumber(out double number) ? number : double.NaN;
        return new LeakReading(verdict.GenerationTime, verdict.EngValue.Text ?? "", Newest(processor, "likeliest")?.EngValue.Text ?? "", probability);
    }

    private static ParameterSample? Newest(Processor processor, string name) =>
        processor.Plan.Database.FindParameter($"{LeakXtce.SystemName}/{name}") is { } parameter && processor.TryGetNewest(parameter, out ParameterSample? sample) ? sample : null;
}

/// <summary>A step in the life of a leak that is news: the alarm, another hatch that is advised, a patch that is judged otherwise, the place found, the end. What only sharpens a figure is none.</summary>
/// <param name="Kind">What kind, as in a timeline.</param>
/// <param name="Gist">What is new in it: the same gist of the same kind is no news.</param>
/// <param name="Text">What is said; empty when <paramref name="Assessment"/> says it.</param>
/// <param name="Assessment">How the leak stands then; empty if that is not known.</param>
internal sealed record LeakStep(string Kind, string Gist, string Text, string Assessment)
{
    /// <summary>The kind of a step that no event tells.</summary>
    public const string PlaceFound = "place-found";

    /// <summary>So probable is the likeliest module when it is said to be found.</summary>
    private const double Found = 0.9;

    /// <summary>The step that an event tells; <see langword="null"/> if it is none.</summary>
    /// <param name="happening">An event.</param>
    /// <param name="reading">How the leak stands.</param>
    public static LeakStep? Of(MissionEvent happening, LeakReading? reading)
    {
        if (happening is not { Source: LeakNews.Source, CreatedBy: null }) return null;
        string assessment = reading?.Verdict ?? "";
        return happening.Type switch
        {
            LeakNews.Alarm => new LeakStep(happening.Type, happening.GenerationTime.TaiNanoseconds.ToString(CultureInfo.InvariantCulture), "", assessment.Length > 0 ? assessment : happening.Message),
            LeakNews.Clear => new LeakStep(happening.Type, happening.Message, "", happening.Message),
            LeakNews.Closure => new LeakStep(happening.Type, Before(happening.Message, ':'), happening.Message, assessment),
            LeakNews.Patch => new LeakStep(happening.Type, Before(happening.Message, ';'), happening.Message, assessment),
            _ => null,
        };
    }

    /// <summary>The step that the place is found; <see langword="null"/> while it is not.</summary>
    public static LeakStep? Of(LeakReading reading) => reading.Likeliest.Length > 0 && reading.Probability >= Found
        ? new LeakStep(PlaceFound, reading.Likeliest, ServerSentences.Found.Say(reading.Likeliest, Math.Floor(100 * reading.Probability)), reading.Verdict)
        : null;

    private static string Before(string text, char end) => text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;
}
