using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;
using Zarya.Mdb.Xtce.Resolving;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Literals in comparisons can be read by the type of what they are compared with.</summary>
internal static class ComparisonChecks
{
    internal static void Run(XtceDraft draft)
    {
        foreach ((Comparison comparison, XtceElement element) in draft.Comparisons)
        {
            if (comparison.Value is not { } literal || TypeOf(draft, comparison.Left) is not { } type) continue;
            string? problem = comparison.Left.UseCalibratedValue ? LiteralReading.ProblemOfCalibrated(type, literal) : LiteralReading.ProblemOfRaw(type, literal);
            if (problem is not null)
            {
                string hint = type is EnumeratedDataType && comparison.Left.UseCalibratedValue && Literals.TryNumber(literal, out _) ? ", or say useCalibratedValue=\"false\"" : "";
                element.Error("bad-literal", $"{comparison.Left}: {problem}{hint}");
            }
        }
    }

    private static DataType? TypeOf(XtceDraft draft, InstanceRef instance)
    {
        DataType? whole = instance.Parameter is { } parameter ? parameter.Target?.Type.Target : draft.ArgumentsOf.GetValueOrDefault(instance)?.Type.Target;
        return whole is null ? null : TypePaths.Follow(whole, instance.Path, out _);
    }
}
