using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Expressions;

/// <summary>What the names in an expression mean: absolute names, else the nearest one from a space system outward, else one that is unique in the database.</summary>
/// <param name="plan">The parameters.</param>
/// <param name="from">Where short names are looked for first.</param>
internal sealed class ExpressionScope(ProcessorPlan plan, SpaceSystem? from)
{
    /// <summary>Finds a parameter or a part of one.</summary>
    /// <param name="name">The name with its path.</param>
    /// <param name="found">What it means.</param>
    /// <returns><see langword="null"/>, or why there is none, in words.</returns>
    public string? Find(string name, out (int Slot, PathStep[] Path, DataType Type) found)
    {
        found = default;
        if (!TrySplit(name, out string bare, out PathStep[] path)) return $"{name} is no name of a parameter or of a part of one";
        Parameter? parameter = null;
        for (SpaceSystem? system = from; parameter is null && system is not null && bare[0] != '/'; system = system.System) parameter = plan.Database.FindParameter($"{system.QualifiedName}/{bare}");
        parameter ??= plan.Database.FindParameter(bare);
        if (parameter is null)
        {
            Parameter[] same = [.. plan.Parameters.Where(p => p.Name == bare)];
            if (same.Length != 1) return same.Length == 0 ? $"there is no parameter {bare}" : $"{bare} may mean {string.Join(" or ", same.Take(3).Select(p => p.QualifiedName))}: give the absolute name";
            parameter = same[0];
        }
        int slot = plan.SlotOf(parameter);
        if (slot < 0) return $"{bare} has no type";
        if (PartTypes.TryFind(parameter.Type.Target, path) is not { } type) return $"{bare} has no part {string.Concat(path)}";
        found = (slot, path, type);
        return null;
    }

    private static bool TrySplit(string name, out string bare, out PathStep[] path)
    {
        int start = name.LastIndexOf('/') + 1;
        int end = name.IndexOfAny(['.', '['], start);
        bare = end < 0 ? name : name[..end];
        path = [];
        if (bare.Length == 0 || end < 0) return bare.Length > 0;
        var steps = new List<PathStep>();
        foreach (string part in name[end..].Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] != '[') steps.Add(new PathStep(part, 0));
            else if (part[^1] == ']' && int.TryParse(part.AsSpan(1, part.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int index)) steps.Add(new PathStep(null, index));
            else return false;
        }
        path = [.. steps];
        return true;
    }
}
