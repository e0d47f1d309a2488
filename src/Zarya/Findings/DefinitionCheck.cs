using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Findings;

/// <summary>Everything that <c>zarya mdb check</c> says of one database.</summary>
/// <param name="Files">The files, as given.</param>
/// <param name="Loaded">The database.</param>
/// <param name="Counts">What it holds.</param>
/// <param name="Roots">Where decoding can start, the likeliest first.</param>
internal sealed record DefinitionCheck(IReadOnlyList<string> Files, XtceLoadResult Loaded, DefinitionCounts Counts, IReadOnlyList<RootCheck> Roots)
{
    public static DefinitionCheck Run(IReadOnlyList<string> files, XtceLoadResult loaded, LeapSeconds leapSeconds) =>
        new(files, loaded, DefinitionCounts.Of(loaded), RootCheck.All(loaded.Database, leapSeconds));

    public int Count(DiagnosticSeverity severity) => Loaded.Database.Diagnostics.Count(d => d.Severity == severity);

    /// <summary>Whether the verb must fail.</summary>
    public bool Fails(bool warningsAreErrors) => Count(DiagnosticSeverity.Error) > 0 || (warningsAreErrors && Count(DiagnosticSeverity.Warning) > 0);
}
