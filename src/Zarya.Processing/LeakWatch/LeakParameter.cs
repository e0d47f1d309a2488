using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Station.Leaks;

namespace Zarya.Processing.LeakWatch;

/// <summary>A limit on a figure of the watch: below it is of this concern.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Low">The least value that is not.</param>
internal readonly record struct LeakLimit(AlarmLevel Level, double Low);

/// <summary>One parameter of the leak watch: what the document declares and how its value is had. The table of <see cref="LeakParameters"/> is all there is.</summary>
/// <param name="Place">Space system inside the watch's; empty: its own.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of a number; empty for none.</param>
/// <param name="Labels">Labels of a state, the first is how it begins; empty for numbers and texts.</param>
/// <param name="IsText">Whether it is a text.</param>
/// <param name="Words">One line for people.</param>
/// <param name="Of">Its value after a report; <see langword="null"/>: the report says nothing of it.</param>
internal sealed record LeakParameter(string Place, string Name, string Unit, IReadOnlyList<string> Labels, bool IsText, string Words, Func<LeakReport, TelemetryValue?> Of)
{
    /// <summary>Limits, least concern first.</summary>
    public IReadOnlyList<LeakLimit> Limits { get; init; } = [];

    /// <summary>Concern of labels.</summary>
    public IReadOnlyList<(string Label, AlarmLevel Level)> LabelLevels { get; init; } = [];
}
