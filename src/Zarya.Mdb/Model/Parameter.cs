namespace Zarya.Mdb.Model;

/// <summary>A value of the spacecraft or the ground that has a name (XTCE <c>Parameter</c>).</summary>
public sealed class Parameter : NamedItem
{
    /// <summary>Its type.</summary>
    public required Reference<DataType> Type { get; init; }

    /// <summary>The initial value as written; overrides the type's. <see langword="null"/> if none.</summary>
    public string? InitialValue { get; init; }

    /// <summary>Where values come from.</summary>
    public DataSource Source { get; init; }

    /// <summary>Whether operators may not set it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether a set value outlives a restart.</summary>
    public bool IsPersistent { get; init; } = true;

    /// <summary>XTCE <c>SystemName</c> of the properties, or <see langword="null"/>.</summary>
    public string? SystemName { get; init; }

    /// <summary>The value is valid only while this holds; <see langword="null"/>: always.</summary>
    public MatchCriteria? ValidityCondition { get; init; }

    /// <summary>Where it comes from on board, as written.</summary>
    public IReadOnlyList<PhysicalAddress> PhysicalAddresses { get; init; } = [];

    /// <summary>Another value that holds its time: read and reported; <see langword="null"/> if none.</summary>
    public TimeAssociation? TimeAssociation { get; init; }
}

/// <summary>XTCE <c>TelemetryDataSourceType</c>.</summary>
public enum DataSource
{
    /// <summary>From the spacecraft.</summary>
    Telemetered,

    /// <summary>Computed on the ground.</summary>
    Derived,

    /// <summary>Never changes.</summary>
    Constant,

    /// <summary>Set by people or programs.</summary>
    Local,

    /// <summary>From ground equipment (1.3).</summary>
    Ground,
}

/// <summary>XTCE <c>PhysicalAddress</c>.</summary>
/// <param name="SourceName">Device.</param>
/// <param name="SourceAddress">Address in it.</param>
public readonly record struct PhysicalAddress(string? SourceName, string? SourceAddress);

/// <summary>XTCE <c>TimeAssociation</c>: the parameter that holds the time of a value.</summary>
/// <param name="Time">That parameter.</param>
/// <param name="IsInterpolated">Whether times between its values are interpolated.</param>
/// <param name="Offset">What is added, as written, or <see langword="null"/>.</param>
/// <param name="Unit">The unit of the offset, as written, or <see langword="null"/>.</param>
public sealed record TimeAssociation(InstanceRef Time, bool IsInterpolated, string? Offset, string? Unit);
