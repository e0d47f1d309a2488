using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>MetaCommandSetType</c> and <c>MetaCommandType</c>.</summary>
internal static class CommandReader
{
    internal static void ReadSet(XtceElement set, ReadScope scope, SystemContents contents)
    {
        foreach (XtceElement element in set.Children)
        {
            switch (element.Name)
            {
                case "MetaCommand": Read(element.Understand(), scope, contents); break;
                case "BlockMetaCommand": ReadBlock(element.Understand(), scope, contents); break;
                case "MetaCommandRef":
                    // The name is the element's text; some write it as an attribute of that name.
                    string name = element.Understand().Text() is { Length: > 0 } text ? text : element.Trimmed("metaCommandRef") ?? "";
                    if (name.Length == 0) element.Error("missing-value", "MetaCommandRef needs the name of a MetaCommand");
                    contents.MetaCommandRefs.Add(scope.CommandNamed(element, name));
                    break;
            }
        }
    }

    private static void Read(XtceElement element, ReadScope outer, SystemContents contents)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return;
        }
        var draft = new CommandDraft();
        ReadScope scope = outer with { Command = draft };
        Description text = DescriptionReader.Read(element);
        XtceElement? @base = element.Child("BaseMetaCommand");
        var command = new MetaCommand
        {
            Name = name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            SystemName = element.Child("SystemName")?.Text(),
            IsAbstract = element.Flag("abstract"),
            BaseCommand = @base is null ? null : scope.CommandNamed(@base, @base.Required("metaCommandRef")),
            Assignments = @base is null ? [] : ReadAssignments(@base),
            Arguments = element.Child("ArgumentList") is { } list ? [.. list.Each("Argument").Select(a => ReadArgument(a, scope)).OfType<Argument>()] : [],
            Container = element.Child("CommandContainer") is { } container ? ContainerReader.Read(container, scope, name) : null,
            TransmissionConstraints = element.Child("TransmissionConstraintList") is { } constraints
                ? [.. constraints.Each("TransmissionConstraint").Select(c => ReadConstraint(c, scope))] : [],
            DefaultSignificance = element.Child("DefaultSignificance") is { } significance ? SignificanceReader.Read(significance) : null,
            ContextSignificances = SignificanceReader.ReadContexts(element, scope),
            Interlock = element.Child("Interlock") is { } interlock ? VerifierReader.ReadInterlock(interlock) : null,
            Verifiers = element.Child("VerifierSet") is { } verifiers ? VerifierReader.ReadSet(verifiers, scope) : [],
            ParametersToSet = CommandEffectReader.ReadParametersToSet(element, scope),
            AlarmsToSuspend = CommandEffectReader.ReadSuspensions(element, scope),
        };
        draft.Command = command;
        scope.Draft.CommandDrafts.Add(draft);
        contents.MetaCommands.Add(command);
    }

    private static Argument? ReadArgument(XtceElement element, ReadScope scope)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return null;
        }
        Description text = DescriptionReader.Read(element);
        return new Argument
        {
            Name = name,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Type = scope.Type(element, "argumentTypeRef", true),
            InitialValue = element.Attribute("initialValue"),
        };
    }

    /// <summary>XTCE <c>ArgumentAssignmentListType</c>; 1.2 misspells it in block steps, 1.1 has <c>ArgumentList/Argument</c> there.</summary>
    private static List<ArgumentAssignment> ReadAssignments(XtceElement holder)
    {
        var assignments = new List<ArgumentAssignment>();
        XtceElement? list = holder.Child("ArgumentAssignmentList") ?? holder.Child("ArgumentAssigmentList");
        if (list is not null)
        {
            foreach (XtceElement element in list.Each("ArgumentAssignment")) Add(element, "argumentName", "argumentValue", assignments);
        }
        else if (holder.Name == "MetaCommandStep" && holder.Child("ArgumentList") is { } old)
        {
            foreach (XtceElement element in old.Each("Argument")) Add(element, "name", "value", assignments);
        }
        return assignments;
    }

    /// <summary>XTCE 1.3 <c>ArgumentRestrictionList</c>: kept and reported.</summary>
    internal static IReadOnlyList<ArgumentAssignment> ReadRestrictions(XtceElement holder)
    {
        if (holder.Child("ArgumentRestrictionList") is not { } list) return [];
        var restrictions = new List<ArgumentAssignment>();
        foreach (XtceElement element in list.Children)
            if (element.Name is "ArgumentRestriction" or "ArgumentAssignment") Add(element.Understand(), "argumentName", "argumentValue", restrictions);
        list.Refuse("unsupported-argument-restriction", $"{holder.Name} holds for all arguments; ArgumentRestrictionList is kept and not acted on");
        return restrictions;
    }

    private static void Add(XtceElement element, string nameAttribute, string valueAttribute, List<ArgumentAssignment> assignments)
    {
        string? name = element.Required(nameAttribute), value = element.Attribute(valueAttribute);
        if (value is null) element.Error("missing-attribute", $"{element.Name} needs the attribute {valueAttribute}");
        else if (name is not null) assignments.Add(new ArgumentAssignment(ReadScope.PlainArgumentName(name), value, element.Where));
    }

    private static TransmissionConstraint ReadConstraint(XtceElement element, ReadScope scope) =>
        new(CriteriaReader.Read(element, scope), element.Duration("timeOut"), element.Flag("suspendable")) { ArgumentRestrictions = ReadRestrictions(element) };

    private static void ReadBlock(XtceElement element, ReadScope scope, SystemContents contents)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return;
        }
        Description text = DescriptionReader.Read(element);
        var steps = new List<BlockStep>();
        foreach (XtceElement step in element.Child("MetaCommandStepList")?.Each("MetaCommandStep") ?? [])
            steps.Add(new BlockStep(scope.CommandNamed(step, step.Required("metaCommandRef")), ReadAssignments(step)));
        if (steps.Count == 0) element.Error("missing-element", "BlockMetaCommand needs a MetaCommandStepList with at least one MetaCommandStep");
        contents.Blocks.Add(new BlockMetaCommand
        {
            Name = name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Steps = steps,
        });
    }
}
