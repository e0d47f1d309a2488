using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>The second step: every reference gets its target or an error, circles are cut, types take over what their bases say.</summary>
internal static class Resolver
{
    internal static void Resolve(XtceDraft draft)
    {
        var names = new NameSearch(draft.Roots);
        ResolveListed(draft, names);
        foreach (PendingType pending in draft.Types) ResolveType(pending, names);
        foreach (PendingParameter pending in draft.Parameters) ParameterResolver.Resolve(pending, names);
        foreach (Pending<SequenceContainer> pending in draft.Containers) ResolveContainer(pending, names);
        foreach (Pending<MetaCommand> pending in draft.Commands) Resolve(pending, names, i => i.Commands, "command");
        foreach (Pending<StreamDefinition> pending in draft.Streams) Resolve(pending, names, i => i.Streams, "stream");
        Circles.Cut(draft);
        TypeInheritance.Apply(draft);
        ParameterResolver.CheckPaths(draft);
        ArgumentResolver.Resolve(draft);
    }

    /// <summary>A system may list parameters and commands of others: their plain names are then known in it too.</summary>
    private static void ResolveListed(XtceDraft draft, NameSearch names)
    {
        foreach (SpaceSystem system in names.Systems)
        {
            foreach (Reference<Parameter> listed in system.ParameterRefs)
                if (names.Find(listed.Text, system, i => i.Parameters) is { } found) names[system].Parameters.TryAdd(found.Name, found);
            foreach (Reference<MetaCommand> listed in system.MetaCommandRefs)
                if (names.Find(listed.Text, system, i => i.Commands) is { } found) names[system].Commands.TryAdd(found.Name, found);
        }
    }

    /// <summary>A command's container is also known as <c>Command/Container</c>, the end of its absolute name.</summary>
    private static void ResolveContainer(Pending<SequenceContainer> pending, NameSearch names)
    {
        string text = pending.Reference.Text;
        int slash = text.LastIndexOf('/');
        if (slash > 0 && names.Find(text, pending.From, i => i.Containers) is null
            && names.Find(text.AsSpan(0, slash), pending.From, i => i.Commands)?.Container is { } own && text.AsSpan(slash + 1).SequenceEqual(own.Name))
            pending.Reference.Target = own;
        else Resolve(pending, names, i => i.Containers, "container");
    }

    private static void Resolve<T>(Pending<T> pending, NameSearch names, Func<SystemIndex, Dictionary<string, T>> kind, string word) where T : NamedItem
    {
        pending.Reference.Target = names.Find(pending.Reference.Text, pending.From, kind);
        if (pending.Reference.Target is null) pending.Element.Error("missing-" + word, Missing(word, pending.Reference.Text, pending.From));
    }

    /// <summary>Argument types may build on parameter types; parameter types must not build on argument types, which is said and done.</summary>
    private static void ResolveType(PendingType pending, NameSearch names)
    {
        string text = pending.Reference.Text;
        DataType? parameterType = names.Find(text, pending.From, i => i.ParameterTypes);
        DataType? argumentType = parameterType is null || pending.IsArgumentType ? names.Find(text, pending.From, i => i.ArgumentTypes) : null;
        pending.Reference.Target = pending.IsArgumentType ? argumentType ?? parameterType : parameterType ?? argumentType;
        if (pending.Reference.Target is null) pending.Element.Error("missing-type", Missing("type", text, pending.From));
        else if (!pending.IsArgumentType && parameterType is null)
            pending.Element.Report(DiagnosticSeverity.Warning, "argument-type", $"\"{text}\" is an argument type; define a parameter type of that name");
    }

    internal static string Missing(string word, string text, SpaceSystem from) =>
        $"no {word} \"{text}\" is found from {from.QualifiedName} outward; correct the name, or load the file that defines it together with this one";
}
