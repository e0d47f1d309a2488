using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Translation;

namespace Zarya.Server.Api.Names;

/// <summary>What a name means: a parameter, or a part of it (a member of an aggregate, an element of an array).</summary>
internal sealed class ParameterTarget
{
    /// <summary>Names a parameter or a part of it.</summary>
    public ParameterTarget(Parameter parameter, IReadOnlyList<PathStep> path)
    {
        (Parameter, Path) = (parameter, path);
        Type = PartType(parameter.Type.Target, path);
        (Raw, Engineering) = (WireWidth.OfRaw(Type), WireWidth.OfEngineering(Type));
        Name = parameter.QualifiedName + string.Concat(path);
    }

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; }

    /// <summary>The steps from it to the part; empty for the whole.</summary>
    public IReadOnlyList<PathStep> Path { get; }

    /// <summary>The type of the part; <see langword="null"/> if the definition does not say.</summary>
    public DataType? Type { get; }

    /// <summary>Width of its raw values.</summary>
    public WireWidth Raw { get; }

    /// <summary>Width of its engineering values.</summary>
    public WireWidth Engineering { get; }

    /// <summary>The qualified name with the path.</summary>
    public string Name { get; }

    /// <summary>The part's sample; <see langword="null"/> if the sample has no such part.</summary>
    public ParameterSample? Of(ParameterSample sample)
    {
        if (Path.Count == 0) return sample;
        if (!TryPart(sample.EngValue, out TelemetryValue engineering)) return null;
        _ = TryPart(sample.RawValue, out TelemetryValue raw);
        return sample with { EngValue = engineering, RawValue = raw };
    }

    /// <summary>A whole value with this part replaced; <see langword="false"/> if it has no such part.</summary>
    public bool TryReplace(TelemetryValue whole, TelemetryValue part, out TelemetryValue result) => TryReplace(whole, part, 0, out result);

    private bool TryReplace(TelemetryValue whole, TelemetryValue part, int depth, out TelemetryValue result)
    {
        result = part;
        if (depth == Path.Count) return true;
        int index = IndexOf(whole, Path[depth]);
        if (index < 0 || !TryReplace(whole.Parts[index].Value, part, depth + 1, out TelemetryValue inner)) return false;
        TelemetryPart[] parts = [.. whole.Parts];
        parts[index] = parts[index] with { Value = inner };
        result = whole.Kind == TelemetryKind.Aggregate ? TelemetryValue.OfAggregate(parts) : TelemetryValue.OfArray(parts);
        return true;
    }

    private bool TryPart(TelemetryValue value, out TelemetryValue part)
    {
        part = value;
        foreach (PathStep step in Path)
        {
            int index = IndexOf(part, step);
            if (index < 0)
            {
                part = default;
                return false;
            }
            part = part.Parts[index].Value;
        }
        return true;
    }

    private static int IndexOf(TelemetryValue value, PathStep step)
    {
        if (step.Member is null) return value.Kind == TelemetryKind.Array && step.Index < value.Parts.Count ? step.Index : -1;
        for (int i = 0; i < value.Parts.Count; i++)
            if (value.Parts[i].Name == step.Member) return i;
        return -1;
    }

    private static DataType? PartType(DataType? type, IReadOnlyList<PathStep> path)
    {
        foreach (PathStep step in path)
            type = step.Member is null ? (type as ArrayDataType)?.ElementType.Target : (type as AggregateDataType)?.Members.FirstOrDefault(m => m.Name == step.Member)?.Type.Target;
        return type;
    }
}
