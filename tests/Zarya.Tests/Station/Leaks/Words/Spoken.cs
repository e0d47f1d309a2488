using Zarya.Processing.LeakWatch;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Words;

namespace Zarya.Tests.Station.Leaks.Words;

/// <summary>Whether what the leak watch says can be said in Russian.</summary>
internal static class Spoken
{
    public static SentenceBook Book { get; } = new(LeakSentences.All);

    /// <summary>Every sentence of these reports.</summary>
    public static IEnumerable<string> Of(IEnumerable<LeakReport> reports) => reports.SelectMany(r => r switch
    {
        AssessmentReport a => [.. a.State.RuledOut, .. a.State.Doubt],
        AlarmReport a => [.. a.State.RuledOut, .. a.State.Doubt],
        ClearReport c => [c.Reason],
        NextClosureReport n => [n.Why],
        PatchVerdictReport p => [p.Verdict],
        SensorFaultReport f => [f.Reason],
        _ => Array.Empty<string>(),
    }).Distinct();

    /// <summary>Each of them has a Russian sentence, and nothing of it stays English.</summary>
    public static void IsKnown(IEnumerable<string> said) => Assert.All(said, s =>
    {
        Assert.True(Book.TryRussian(s, out string? russian), $"no Russian for: {s}");
        Assert.DoesNotMatch(" (the|of|is|with|hatch|leak|min|and) ", russian);
    });
}
