using Zarya.Mdb.Model;

namespace Zarya.Processing.Telemetry;

/// <summary>The values that constants and parameters of the ground have from the start, as the definition writes them: the engineering value, of an aggregate each member's.</summary>
internal static class InitialValues
{
    public static IEnumerable<(int Slot, TelemetryValue Value)> Of(ProcessorPlan plan, List<PlanProblem> problems)
    {
        foreach (Parameter parameter in plan.Parameters)
        {
            if (parameter.Source is not (DataSource.Local or DataSource.Ground or DataSource.Constant)) continue;
            DataType type = parameter.Type.Target!;
            if (Written(parameter.InitialValue, type, 0) is not { } written) continue;
            if (ValueConversion.TryConvert(type, in written, plan.Options.LeapSeconds, out TelemetryValue value, out string? why)) yield return (plan.SlotOf(parameter), value);
            else problems.Add(new PlanProblem($"initial value of {parameter.QualifiedName}", 0, why!));
        }
    }

    private static TelemetryValue? Written(string? own, DataType type, int depth)
    {
        if (depth > PartTypes.DepthLimit) return null;
        if (type is AggregateDataType aggregate)
        {
            var parts = new List<TelemetryPart>();
            foreach (Member member in aggregate.Members)
                if (member.Type.Target is { } memberType && Written(member.InitialValue, memberType, depth + 1) is { } part) parts.Add(new TelemetryPart(member.Name, part));
            // With some members and not others there is no whole.
            return parts.Count == aggregate.Members.Count && parts.Count > 0 ? TelemetryValue.OfAggregate([.. parts]) : null;
        }
        return (own ?? type.InitialValue) is { } text && type is not ArrayDataType ? TelemetryValue.OfText(text) : null;
    }
}
