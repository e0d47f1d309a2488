namespace Zarya.Simulation.Station.Telemetry;

/// <summary>How a field stands in the octets.</summary>
internal enum FieldForm
{
    /// <summary>An unsigned integer.</summary>
    Count,

    /// <summary>An unsigned integer whose values have labels.</summary>
    Labels,

    /// <summary>An IEEE 754 single.</summary>
    Single,
}

/// <summary>A range of values that are as they should be at a level; NaN: no end.</summary>
/// <param name="Level">XTCE's word, <c>Watch</c>, <c>Warning</c>, <c>Distress</c>, <c>Critical</c>, <c>Severe</c>.</param>
/// <param name="Low">Least value that is not of this concern.</param>
/// <param name="High">Largest value that is not of this concern.</param>
internal readonly record struct FieldLimit(string Level, double Low, double High);

/// <summary>The type of a field: what the encoder writes and what the XTCE document says, from one row.</summary>
/// <param name="Name">Name of the parameter type.</param>
/// <param name="Form">How it stands in the octets.</param>
/// <param name="Octets">1, 2 or 4; a single has 4.</param>
/// <param name="Unit">Unit, empty for none.</param>
/// <param name="Labels">Labels of the values 0, 1, 2, …; empty unless it has labels.</param>
internal sealed record FieldType(string Name, FieldForm Form, int Octets, string Unit, IReadOnlyList<string> Labels)
{
    /// <summary>Limits, least concern first.</summary>
    public IReadOnlyList<FieldLimit> Limits { get; init; } = [];

    /// <summary>Samples in a row that make an alarm.</summary>
    public int MinViolations { get; init; } = 1;

    /// <summary>Concern of labels.</summary>
    public IReadOnlyList<(string Label, string Level)> LabelLevels { get; init; } = [];

    /// <summary>A number with a unit.</summary>
    public static FieldType Number(string name, string unit, params FieldLimit[] limits) => new(name, FieldForm.Single, 4, unit, []) { Limits = limits, MinViolations = limits.Length > 0 ? 3 : 1 };

    /// <summary>A count.</summary>
    public static FieldType Whole(string name, int octets, string unit = "") => new(name, FieldForm.Count, octets, unit, []);

    /// <summary>Labels, in one octet.</summary>
    public static FieldType Words(string name, params string[] labels) => new(name, FieldForm.Labels, 1, "", labels);
}
