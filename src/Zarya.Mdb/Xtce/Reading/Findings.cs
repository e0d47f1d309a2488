using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>Collects diagnostics of all steps.</summary>
internal sealed class Findings(XtceLimits limits)
{
    private readonly List<Diagnostic> _all = [];
    private bool _full;

    internal void Add(DiagnosticSeverity severity, string code, string message, SourceLine where, string path)
    {
        if (_all.Count < limits.MaxDiagnostics)
            _all.Add(new Diagnostic(severity, code, message, where, path));
        else if (!_full)
        {
            _full = true;
            _all.Add(new Diagnostic(DiagnosticSeverity.Error, "too-many-findings", $"more than {limits.MaxDiagnostics} findings: correct these and read again", where, path));
        }
    }

    /// <summary>Whether the limit is reached: costly messages need not be made any more.</summary>
    internal bool IsFull => _full;

    /// <summary>By file in the order given, then line, then as found.</summary>
    internal IReadOnlyList<Diagnostic> InOrder(IReadOnlyList<string> files)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < files.Count; i++) places.TryAdd(files[i], i);
        return [.. _all.OrderBy(d => places.GetValueOrDefault(d.Where.File, int.MaxValue)).ThenBy(d => d.Where.Line)];
    }
}
