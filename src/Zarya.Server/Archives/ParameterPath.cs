using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Server.Archives;

/// <summary>A parameter, or a member or element inside it: <c>/A/B</c>, <c>/A/B.member</c>, <c>/A/B[2].x</c>. Immutable.</summary>
public sealed class ParameterPath
{
    private const int MaxSteps = 32;

    private readonly PathStep[] _steps;

    private ParameterPath(Parameter parameter, PathStep[] steps, string text) => (Parameter, _steps, Path) = (parameter, steps, text);

    /// <summary>The whole of a parameter.</summary>
    public ParameterPath(Parameter parameter) : this(parameter, [], "") => ArgumentNullException.ThrowIfNull(parameter);

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; }

    /// <summary>What is wanted inside it, <c>.member</c> and <c>[2]</c> one after the other; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>Whether it is the whole parameter.</summary>
    public bool IsWhole => _steps.Length == 0;

    /// <summary>The type of the whole or the part, or <see langword="null"/> if it is not known.</summary>
    public DataType? Type
    {
        get
        {
            DataType? type = Parameter.Type.Target;
            foreach (PathStep step in _steps)
                type = step.Member is { } name ? (type as AggregateDataType)?.Members.FirstOrDefault(m => m.Name == name)?.Type.Target : (type as ArrayDataType)?.ElementType.Target;
            return type;
        }
    }

    /// <summary>The qualified name with the path.</summary>
    public override string ToString() => Parameter.QualifiedName + Path;

    /// <summary>Finds one by name.</summary>
    /// <param name="record">Where parameters are looked up.</param>
    /// <param name="name">The name, with or without a slash in front; an alias if there is a name space.</param>
    /// <param name="nameSpace">The name space of the alias, or <see langword="null"/>.</param>
    /// <returns><see langword="null"/> if there is none, or if it has no such member.</returns>
    public static ParameterPath? TryFind(MissionRecord record, string name, string? nameSpace = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(name);
        // The longest name that is a parameter's: what follows is the path.
        for (int end = name.Length; end > 0; end = name.AsSpan(0, end).LastIndexOfAny('.', '['))
        {
            if (record.FindParameter(name[..end], nameSpace) is not { } parameter) continue;
            if (end == name.Length) return new ParameterPath(parameter);
            return Steps(name.AsSpan(end)) is { } steps && new ParameterPath(parameter, steps, name[end..]) is { Type: not null } path ? path : null;
        }
        return null;
    }

    /// <summary>The part of a value; <see langword="false"/> if the value does not have it.</summary>
    public bool TryGet(in TelemetryValue whole, out TelemetryValue part)
    {
        part = whole;
        foreach (PathStep step in _steps)
        {
            IReadOnlyList<TelemetryPart> parts = part.Parts;
            int index = step.Index;
            if (step.Member is { } name)
                for (index = 0; index < parts.Count && parts[index].Name != name;) index++;
            if (index >= parts.Count || part.Kind != (step.Member is null ? TelemetryKind.Array : TelemetryKind.Aggregate)) return false;
            part = parts[index].Value;
        }
        return true;
    }

    private static PathStep[]? Steps(ReadOnlySpan<char> text)
    {
        var steps = new List<PathStep>();
        while (!text.IsEmpty && steps.Count < MaxSteps)
        {
            int end = text[1..].IndexOfAny('.', '[') is >= 0 and var next ? next + 1 : text.Length;
            ReadOnlySpan<char> step = text[1..end];
            if (text[0] == '.' && !step.IsEmpty) steps.Add(new PathStep(step.ToString(), 0));
            else if (text[0] == '[' && step.Length > 1 && step[^1] == ']' && int.TryParse(step[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)) steps.Add(new PathStep(null, index));
            else return null;
            text = text[end..];
        }
        return text.IsEmpty ? [.. steps] : null;
    }

    private readonly record struct PathStep(string? Member, int Index);
}
