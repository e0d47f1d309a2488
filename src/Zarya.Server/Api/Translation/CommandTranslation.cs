using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;
using Level = Zarya.Server.Api.Schema.Mdb.SignificanceInfo.Types.SignificanceLevelType;

namespace Zarya.Server.Api.Translation;

/// <summary>Commands as they are sent: <c>CommandInfo</c>.</summary>
internal static class CommandTranslation
{
    /// <summary>A command; with details its arguments, constraints, verifiers and layout.</summary>
    public static CommandInfo Of(MetaCommand command, bool details, int depth = 16)
    {
        var wire = new CommandInfo { Name = command.Name, QualifiedName = command.QualifiedName, Abstract = command.IsAbstract };
        ItemTranslation.AddDescriptions(command, words => wire.ShortDescription = words, words => wire.LongDescription = words);
        wire.Alias.AddRange(ItemTranslation.Aliases(command));
        if (command.DefaultSignificance is { } own) wire.Significance = Of(own);
        if (Inherited(command) is { } effective) wire.EffectiveSignificance = Of(effective);
        if (!details) return wire;
        if (depth > 0 && command.BaseCommand?.Target is { } origin) wire.BaseCommand = Of(origin, details, depth - 1);
        wire.Argument.AddRange(command.Arguments.Select(Of));
        wire.ArgumentAssignment.AddRange(command.Assignments.Select(a => new ArgumentAssignmentInfo { Name = a.ArgumentName, Value = a.Value }));
        wire.Constraint.AddRange(command.TransmissionConstraints.Select(c => new TransmissionConstraintInfo { Expression = CriteriaText.Of(c.Criteria) }));
        wire.Verifier.AddRange(command.Verifiers.Select(Of));
        if (command.Container is { } layout) wire.CommandContainer = ContainerTranslation.OfCommand(layout);
        foreach (AncillaryItem item in command.Ancillary) wire.AncillaryData[item.Name] = ItemTranslation.AncillaryOf(item);
        return wire;
    }

    // XTCE 1.2 has six consequence levels, the wire has six others (vocabulary, "Significance"): vital is a warning, forbidden the worst.
    private static SignificanceInfo Of(Significance significance)
    {
        var wire = new SignificanceInfo
        {
            ConsequenceLevel = significance.Level switch
            {
                ConsequenceLevel.Vital => Level.Warning,
                ConsequenceLevel.Critical => Level.Critical,
                ConsequenceLevel.Forbidden => Level.Severe,
                ConsequenceLevel.User1 => Level.Watch,
                ConsequenceLevel.User2 => Level.Distress,
                _ => Level.None,
            },
        };
        if (significance.Reason is { } reason) wire.ReasonForWarning = reason;
        return wire;
    }

    private static Significance? Inherited(MetaCommand command)
    {
        MetaCommand? at = command;
        for (int depth = 0; at is not null && depth < 64; depth++, at = at.BaseCommand?.Target)
            if (at.DefaultSignificance is { } found) return found;
        return null;
    }

    private static ArgumentInfo Of(Argument argument)
    {
        var wire = new ArgumentInfo { Name = argument.Name, Type = TypeOf(argument.Type.Target, 16) };
        if ((argument.ShortDescription ?? argument.Type.Target?.ShortDescription) is { } words) wire.Description = words;
        if ((argument.InitialValue ?? argument.Type.Target?.InitialValue) is { } initial) wire.InitialValue = initial;
        return wire;
    }

    private static ArgumentTypeInfo TypeOf(DataType? type, int depth)
    {
        var wire = new ArgumentTypeInfo { EngType = TypeTranslation.EngType(type) };
        if (type is null || depth == 0) return wire;
        wire.Name = type.Name;
        wire.UnitSet.AddRange(TypeTranslation.Units(type));
        if (EncodingTranslation.Of(type.Encoding) is { } encoding) wire.DataEncoding = encoding;
        switch (type)
        {
            case NumericDataType number:
                if (number.ValidRange is { Ranges: [var range, ..] } && !double.IsInfinity(range.Minimum)) wire.RangeMin = range.Minimum;
                if (number.ValidRange is { Ranges: [var same, ..] } && !double.IsInfinity(same.Maximum)) wire.RangeMax = same.Maximum;
                if (number.SizeInBits is { } size) wire.SizeInBits = size;
                if (number is IntegerDataType integer) wire.Signed = integer.Signed ?? true;
                break;
            case BooleanDataType boolean:
                (wire.ZeroStringValue, wire.OneStringValue) = (boolean.ZeroStringValue ?? "False", boolean.OneStringValue ?? "True");
                break;
            case EnumeratedDataType enumeration:
                wire.EnumValue.AddRange(TypeTranslation.Labels(enumeration));
                break;
            case StringDataType { SizeRangeInCharacters: { } length }:
                if (!double.IsInfinity(length.Minimum)) wire.MinChars = (int)length.Minimum;
                if (!double.IsInfinity(length.Maximum)) wire.MaxChars = (int)length.Maximum;
                break;
            case AggregateDataType aggregate:
                wire.Member.AddRange(aggregate.Members.Select(m => new ArgumentMemberInfo { Name = m.Name, Type = TypeOf(m.Type.Target, depth - 1) }));
                break;
            case ArrayDataType array:
                wire.ElementType = TypeOf(array.ElementType.Target, depth - 1);
                break;
        }
        return wire;
    }

    private static VerifierInfo Of(Verifier verifier)
    {
        var wire = new VerifierInfo { Stage = verifier.Stage == VerifierStage.Executing ? "Execution" : verifier.Stage.ToString() };
        if (verifier.Criteria is { } criteria) wire.Expression = CriteriaText.Of(criteria);
        if (verifier.Container?.Target is { } container) wire.Container = ContainerTranslation.Name(container);
        return wire;
    }
}
