using System.Text;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>What became of an element.</summary>
internal enum ElementFate
{
    /// <summary>No reader asked for it: it is reported as unknown.</summary>
    Unseen,

    /// <summary>Read with meaning.</summary>
    Understood,

    /// <summary>Documentation.</summary>
    Kept,

    /// <summary>Reported as not acted on.</summary>
    Unsupported,

    /// <summary>Reported as wrong.</summary>
    Rejected,
}

/// <summary>An attribute and whether a reader asked for it.</summary>
internal struct XtceAttribute(string name, string value)
{
    internal readonly string Name = name;
    internal readonly string Value = value;
    internal bool IsUsed;
}

/// <summary>
/// An element by its local name. It remembers which attributes, children and text the readers asked for, so that whatever nobody asked for is reported
/// (<see cref="Leftovers"/>) and nothing is ignored in silence.
/// </summary>
internal sealed class XtceElement(XtceTree tree, XtceElement? parent, string name, int line)
{
    private static readonly List<XtceElement> s_none = [];
    private List<XtceElement>? _children;
    private string? _text;
    private StringBuilder? _moreText;
    private bool _textUsed;

    internal string Name { get; } = name;

    internal XtceElement? Parent { get; } = parent;

    internal XtceAttribute[] Attributes { get; set; } = [];

    internal ElementFate Fate { get; set; }

    /// <summary>Not to be changed by readers; a list, so that going through it takes no memory.</summary>
    internal List<XtceElement> Children => _children ?? s_none;

    internal SourceLine Where => new(tree.File, line);

    internal bool HasUnusedText => !_textUsed && !string.IsNullOrWhiteSpace(_moreText?.ToString() ?? _text);

    internal void Append(XtceElement child) => (_children ??= new List<XtceElement>(2)).Add(child);

    internal void AppendText(string text)
    {
        if (_text is null) _text = text;
        else (_moreText ??= new StringBuilder(_text)).Append(text);
    }

    internal XtceElement Understand()
    {
        Fate = ElementFate.Understood;
        return this;
    }

    /// <summary>The text, trimmed; empty if there is none.</summary>
    internal string Text()
    {
        _textUsed = true;
        return (_moreText?.ToString() ?? _text)?.Trim() ?? "";
    }

    /// <summary>The value of an attribute as written, or <see langword="null"/>.</summary>
    internal string? Attribute(string name)
    {
        for (int i = 0; i < Attributes.Length; i++)
        {
            if (Attributes[i].Name != name) continue;
            Attributes[i].IsUsed = true;
            return Attributes[i].Value;
        }
        return null;
    }

    /// <summary>The first child of that name, marked as understood, or <see langword="null"/>. A second one stays unseen and is reported.</summary>
    internal XtceElement? Child(string name)
    {
        foreach (XtceElement child in Children)
            if (child.Name == name) return child.Understand();
        return null;
    }

    /// <summary>All children of that name, marked as understood.</summary>
    internal IEnumerable<XtceElement> Each(string name)
    {
        foreach (XtceElement child in Children)
            if (child.Name == name) yield return child.Understand();
    }

    /// <summary>Settles this element and everything in it: it has been reported as a whole.</summary>
    internal void Settle(ElementFate fate)
    {
        Fate = fate;
        _textUsed = true;
        for (int i = 0; i < Attributes.Length; i++) Attributes[i].IsUsed = true;
        foreach (XtceElement child in Children) child.Settle(fate);
    }

    internal void Report(DiagnosticSeverity severity, string code, string message) => tree.Findings.Add(severity, code, message, Where, tree.Findings.IsFull ? "" : Path());

    internal void Error(string code, string message) => Report(DiagnosticSeverity.Error, code, message);

    /// <summary>Reports the element as wrong and leaves it out.</summary>
    internal void Reject(string code, string message)
    {
        Error(code, message);
        Settle(ElementFate.Rejected);
    }

    /// <summary>Reports the element as not acted on; everything in it counts as reported.</summary>
    internal void Refuse(string code, string message)
    {
        Report(DiagnosticSeverity.Unsupported, code, message);
        Settle(ElementFate.Unsupported);
    }

    /// <summary>The item it belongs to: names of the space systems and the item, then element names inside the item.</summary>
    internal string Path()
    {
        var parts = new Stack<string>();
        for (XtceElement? e = this; e is not null; e = e.Parent)
        {
            if (e.Attributes.FirstOrDefault(a => a.Name == "name").Value is { Length: > 0 } own) parts.Push(own);
            else if (!IsDrawer(e.Name)) parts.Push(e.Name);
        }
        var path = new StringBuilder();
        foreach (string part in parts) path.Append('/').Append(part);
        return path.ToString();
    }

    private static bool IsDrawer(string name) =>
        name is "TelemetryMetaData" or "CommandMetaData" || (name.EndsWith("Set", StringComparison.Ordinal) && name != "VerifierSet");
}

/// <summary>What all elements of one document share.</summary>
internal sealed class XtceTree(string file, Findings findings)
{
    internal string File { get; } = file;

    internal Findings Findings { get; } = findings;
}
