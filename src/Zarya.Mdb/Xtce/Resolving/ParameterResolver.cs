using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>Parameters by name, and the path into one: a name that itself has dots or brackets comes first, then the longest name before a path.</summary>
internal static class ParameterResolver
{
    /// <summary>More steps than types may stand inside one another make no sense, and trying each is work.</summary>
    private const int MostSteps = 64;

    internal static void Resolve(PendingParameter pending, NameSearch names)
    {
        string text = pending.Reference.Text;
        if ((pending.Reference.Target = names.Find(text, pending.From, i => i.Parameters)) is not null) return;
        int last = text.LastIndexOf('/') + 1, end = text.Length;
        for (int step = 0; step < MostSteps; step++)
        {
            int cut = end > last ? text.AsSpan(last, end - last).LastIndexOfAny('.', '[') : -1;
            if (cut <= 0) break;
            end = last + cut;
            if (names.Find(text.AsSpan(0, end), pending.From, i => i.Parameters) is not { } found) continue;
            Attach(pending, found, text.AsSpan(end));
            return;
        }
        if (TryMemberAfterSlash(pending, names)) return;
        pending.Element.Error("missing-parameter", Resolver.Missing("parameter", text, pending.From));
    }

    /// <summary>A dialect of 1.1 documents: <c>aggregate/member</c>.</summary>
    private static bool TryMemberAfterSlash(PendingParameter pending, NameSearch names)
    {
        string text = pending.Reference.Text;
        int slash = text.LastIndexOf('/');
        if (slash <= 0 || names.Find(text.AsSpan(0, slash), pending.From, i => i.Parameters) is not { } found) return false;
        string member = text[(slash + 1)..];
        if (found.Type.Target is not AggregateDataType aggregate || aggregate.Members.All(m => m.Name != member)) return false;
        pending.Element.Report(DiagnosticSeverity.Note, "member-after-slash", $"\"{text}\" is read as member {member} of {found.QualifiedName}; write {text[..slash]}.{member}");
        Attach(pending, found, "." + member);
        return true;
    }

    private static void Attach(PendingParameter pending, Parameter found, ReadOnlySpan<char> rest)
    {
        if (!PathSteps.TryParse(rest, out IReadOnlyList<PathStep> path))
            pending.Element.Error("bad-reference", $"\"{rest}\" after {found.QualifiedName} must be .member or [index]");
        else if (pending.Instance is null)
            pending.Element.Report(DiagnosticSeverity.Unsupported, "unsupported-part", $"\"{pending.Reference.Text}\" is a part of {found.QualifiedName}; only a whole parameter may stand here");
        else
        {
            pending.Reference.Target = found;
            pending.Instance.Path = path;
        }
    }

    /// <summary>Whether the paths exist in the types, once these are resolved.</summary>
    internal static void CheckPaths(XtceDraft draft)
    {
        foreach (PendingParameter pending in draft.Parameters)
        {
            if (pending.Instance is not { Path.Count: > 0 } instance || pending.Reference.Target?.Type.Target is not { } type) continue;
            if (TypePaths.Follow(type, instance.Path, out string problem) is null && problem.Length > 0)
                pending.Element.Error("missing-member", $"\"{pending.Reference.Text}\": {problem}");
        }
    }
}
