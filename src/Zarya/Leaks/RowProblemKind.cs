namespace Zarya.Leaks;

/// <summary>What can be wrong with a row, or with the order of rows.</summary>
internal enum RowProblemKind
{
    /// <summary>There is no header line, or another one.</summary>
    Header,

    /// <summary>A line is too long, or a quote is not closed.</summary>
    Line,

    /// <summary>Not four columns.</summary>
    Columns,

    /// <summary>A time that is none.</summary>
    Time,

    /// <summary>A value that is no number.</summary>
    Number,

    /// <summary>A value that cannot be in the unit of its channel.</summary>
    Range,

    /// <summary>A channel or event of no known name.</summary>
    Name,

    /// <summary>A compartment, hatch or module that the station file does not have.</summary>
    Place,

    /// <summary>A value of an operation that does not say what it has to.</summary>
    Operation,

    /// <summary>A row that was there already.</summary>
    Duplicate,

    /// <summary>Earlier than rows before it.</summary>
    Order,

    /// <summary>Time goes far forward or back.</summary>
    Jump,

    /// <summary>Operations later than the telemetry.</summary>
    Late,
}
