using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>Arguments are known in their command and in the commands that extend it.</summary>
internal static class ArgumentResolver
{
    internal static void Resolve(XtceDraft draft)
    {
        var arguments = new Dictionary<MetaCommand, Dictionary<string, Argument>>();
        foreach (CommandDraft command in draft.CommandDrafts)
        {
            foreach (PendingArgument use in command.Uses)
            {
                Argument? argument = Find(command.Command!, use.Name, arguments);
                if (argument is null && HasUnknownBase(command.Command!)) continue;
                if (argument is null) use.Element.Error("missing-argument", $"{command.Command!.QualifiedName} and its bases have no argument {use.Name}; add it or correct the name");
                else if (use.Entry is not null) use.Entry.Argument = argument;
                else
                {
                    draft.ArgumentsOf[use.Instance!] = argument;
                    if (argument.Type.Target is { } type && TypePaths.Follow(type, use.Instance!.Path, out string problem) is null && problem.Length > 0)
                        use.Element.Error("missing-member", $"argument {use.Name}: {problem}");
                }
            }
            foreach (Argument argument in command.Command!.Arguments) CheckSizes(draft, command.Command, argument, arguments);
            foreach (ArgumentAssignment assignment in command.Command.Assignments) CheckAssignment(draft, command.Command, assignment, arguments);
        }
    }

    /// <summary>A type may take its size from an argument: each command that uses it must have one of that name.</summary>
    private static void CheckSizes(XtceDraft draft, MetaCommand command, Argument argument, Dictionary<MetaCommand, Dictionary<string, Argument>> arguments)
    {
        IEnumerable<InstanceRef> sizes = argument.Type.Target switch
        {
            ArrayDataType array => array.Dimensions.SelectMany(References.Of),
            { Encoding: BinaryDataEncoding binary } => References.Of(binary.SizeInBits),
            { Encoding: StringDataEncoding text } => References.Of(text.BufferSizeInBits),
            _ => [],
        };
        foreach (InstanceRef size in sizes)
        {
            if (size.ArgumentName is not { } name || Find(command, name, arguments) is not null || HasUnknownBase(command)) continue;
            draft.Add(DiagnosticSeverity.Error, "missing-argument", $"the type of argument {argument.Name} takes its size from argument {name}, which {command.QualifiedName} does not have; add it",
                argument.Where, command.QualifiedName);
        }
    }

    /// <summary>A fixed argument belongs to a base; it may name a part of it.</summary>
    private static void CheckAssignment(XtceDraft draft, MetaCommand command, ArgumentAssignment assignment, Dictionary<MetaCommand, Dictionary<string, Argument>> arguments)
    {
        if (command.BaseCommand?.Target is not { } @base) return;
        int end = assignment.ArgumentName.AsSpan().IndexOfAny('.', '[');
        string name = end < 0 ? assignment.ArgumentName : assignment.ArgumentName[..end];
        if (Find(@base, name, arguments) is { } argument) draft.Assigned.Add((command, assignment, argument));
        else if (!HasUnknownBase(@base))
            draft.Add(DiagnosticSeverity.Error, "missing-argument", $"{@base.QualifiedName} and its bases have no argument {name} to assign; correct the name", assignment.Where, command.QualifiedName);
    }

    /// <summary>Whether a base is missing, which is reported: what it would have is not known.</summary>
    private static bool HasUnknownBase(MetaCommand command)
    {
        MetaCommand last = command;
        while (last.BaseCommand?.Target is { } @base) last = @base;
        return last.BaseCommand is not null;
    }

    /// <summary>Chains are cut at circles and at the depth limit before, so that this ends.</summary>
    private static Argument? Find(MetaCommand command, string name, Dictionary<MetaCommand, Dictionary<string, Argument>> arguments)
    {
        for (MetaCommand? c = command; c is not null; c = c.BaseCommand?.Target)
        {
            if (!arguments.TryGetValue(c, out Dictionary<string, Argument>? own))
            {
                arguments.Add(c, own = new Dictionary<string, Argument>(StringComparer.Ordinal));
                foreach (Argument argument in c.Arguments) own.TryAdd(argument.Name, argument);
            }
            if (own.TryGetValue(name, out Argument? found)) return found;
        }
        return null;
    }
}
