using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Initial values and fixed arguments that their types do not hold.</summary>
internal static class ValueChecks
{
    internal static void Run(XtceDraft draft, List<SpaceSystem> systems, List<DataType> types)
    {
        foreach (DataType type in types)
        {
            bool isOwn = type.BaseType?.Target is not { } @base || !ReferenceEquals(@base.InitialValue, type.InitialValue);
            if (isOwn) Check(draft, type, type.InitialValue, type.Where, type.QualifiedName);
            if (type is not AggregateDataType aggregate) continue;
            foreach (Member member in aggregate.Members) Check(draft, member.Type.Target, member.InitialValue, member.Where, $"{type.QualifiedName}.{member.Name}");
        }
        foreach (SpaceSystem system in systems)
        {
            foreach (Parameter parameter in system.Parameters) Check(draft, parameter.Type.Target, parameter.InitialValue, parameter.Where, parameter.QualifiedName);
            foreach (MetaCommand command in system.MetaCommands)
                foreach (Argument argument in command.Arguments) Check(draft, argument.Type.Target, argument.InitialValue, argument.Where, $"{command.QualifiedName}/{argument.Name}");
        }
        foreach ((MetaCommand command, ArgumentAssignment assignment, Argument argument) in draft.Assigned)
        {
            if (assignment.ArgumentName == argument.Name && argument.Type.Target is { } type && Problem(type, assignment.Value) is { } problem)
                draft.Warn("bad-assignment", $"the value of {argument.Name}: {problem}", assignment.Where, command.QualifiedName);
        }
    }

    private static void Check(XtceDraft draft, DataType? type, string? value, SourceLine where, string path)
    {
        if (value is not null && type is not null && Problem(type, value) is { } problem) draft.Warn("bad-initial-value", $"the initial value: {problem}", where, path);
    }

    private static string? Problem(DataType type, string value)
    {
        // Structures have a literal of their own in 1.3, which only the command side reads.
        if (type is ArrayDataType or AggregateDataType) return null;
        if (LiteralReading.ProblemOfCalibrated(type, value) is { } problem) return problem;
        if (type is not NumericDataType numeric || !Literals.TryNumber(value, out double number)) return null;
        if (numeric.ValidRange is { AppliesToCalibrated: true } valid && !valid.Ranges.Any(r => r.Contains(number))) return $"{value} is outside the valid range";
        return numeric is IntegerDataType integer && !Fits(integer, number) ? $"{value} does not fit {integer.SizeInBits} bits, {(integer.Signed == false ? "unsigned" : "signed")}" : null;
    }

    /// <summary>Whether a number fits the size that the type itself says.</summary>
    private static bool Fits(IntegerDataType type, double number)
    {
        if (type.SizeInBits is not { } size || size > 64) return true;
        return type.Signed == false
            ? number >= 0 && number <= Math.ScaleB(1, size) - 1
            : number >= -Math.ScaleB(1, size - 1) && number <= (type.Signed is null ? Math.ScaleB(1, size) : Math.ScaleB(1, size - 1)) - 1;
    }
}
