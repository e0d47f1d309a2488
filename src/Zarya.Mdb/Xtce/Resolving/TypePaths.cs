using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>Follows a path into a type.</summary>
internal static class TypePaths
{
    /// <summary>The type at the end of a path.</summary>
    /// <param name="type">The type of the whole.</param>
    /// <param name="path">The steps.</param>
    /// <param name="problem">What is wrong; empty if nothing is, or if a type on the way is missing and reported already.</param>
    /// <returns>The type of the part, or <see langword="null"/>.</returns>
    internal static DataType? Follow(DataType type, IReadOnlyList<PathStep> path, out string problem)
    {
        problem = "";
        DataType? current = type;
        int dimension = 0;
        foreach (PathStep step in path)
        {
            if (step.Member is { } name)
            {
                if (dimension != 0) problem = $"{current!.Name} needs an index for each of its dimensions before .{name}";
                else if (current is not AggregateDataType aggregate) problem = $"{current!.Name} is no aggregate and has no member {name}";
                else if (aggregate.Members.FirstOrDefault(m => m.Name == name) is not { } member) problem = $"{aggregate.Name} has no member {name}; it has {string.Join(", ", aggregate.Members.Take(8).Select(m => m.Name))}";
                else current = member.Type.Target;
            }
            else if (current is not ArrayDataType array) problem = $"{current!.Name} is no array and has no index [{step.Index}]";
            else
            {
                if (dimension < array.Dimensions.Count && array.Dimensions[dimension] is { StartingIndex: FixedIntegerValue first, EndingIndex: FixedIntegerValue last }
                    && step.Index > last.Value - first.Value)
                    problem = $"index [{step.Index}] is beyond the {last.Value - first.Value + 1} elements of {array.Name}";
                if (++dimension >= array.DimensionCount) (current, dimension) = (array.ElementType.Target, 0);
            }
            if (problem.Length > 0 || current is null) return null;
        }
        return current;
    }
}
