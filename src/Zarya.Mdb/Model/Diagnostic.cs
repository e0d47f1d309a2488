namespace Zarya.Mdb.Model;

/// <summary>How grave a finding about a definition is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Understood, and worth knowing.</summary>
    Note,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>Read, kept in the model, but Zarya does not act on it.</summary>
    Unsupported,

    /// <summary>Wrong: what depends on it cannot be used.</summary>
    Error,
}

/// <summary>A finding about a definition, with the place to look at.</summary>
/// <param name="Severity">How grave.</param>
/// <param name="Code">A short stable name, <c>missing-type</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Where">File and line.</param>
/// <param name="Path">The item, <c>/Space/Name</c>, or the element path in the document.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Code, string Message, SourceLine Where, string Path)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message} [{Path}]";
}
