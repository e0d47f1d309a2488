using Zarya.Mdb.Model;

namespace Zarya.Processing.Telemetry;

/// <summary>The types of parts of arrays and aggregates.</summary>
internal static class PartTypes
{
    /// <summary>Types stand inside each other at most so deep (<c>docs/design/decoding.md</c> rule 32).</summary>
    public const int DepthLimit = 64;

    /// <summary>The type of a part, or <see langword="null"/> if there is none such. Each index of an array of several dimensions is a step.</summary>
    public static DataType? TryFind(DataType? type, IReadOnlyList<PathStep> path)
    {
        int indices = 0;
        foreach (PathStep step in path)
        {
            switch (type)
            {
                case AggregateDataType aggregate when step.Member is not null:
                    type = aggregate.Members.FirstOrDefault(m => m.Name == step.Member)?.Type.Target;
                    break;
                case ArrayDataType array when step.Member is null:
                    if (++indices < array.DimensionCount) continue;
                    type = array.ElementType.Target;
                    indices = 0;
                    break;
                default:
                    return null;
            }
        }
        return type;
    }

    /// <summary>Whether anything holds of a type or of one inside it.</summary>
    public static bool AnyInside(DataType? type, Func<DataType, bool> holds, int depth = 0) => type is not null && depth <= DepthLimit && (holds(type) || type switch
    {
        AggregateDataType aggregate => aggregate.Members.Any(m => AnyInside(m.Type.Target, holds, depth + 1)),
        ArrayDataType array => AnyInside(array.ElementType.Target, holds, depth + 1),
        _ => false,
    });
}
