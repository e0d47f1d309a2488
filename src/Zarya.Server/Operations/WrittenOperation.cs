using Zarya.Station.Leaks;

namespace Zarya.Server.Operations;

/// <summary>A line of the operations log that was found to be right: an operation or a reading, and its words.</summary>
/// <param name="Event">The name of the event.</param>
/// <param name="Subject">Hatch, module or name.</param>
/// <param name="Value">As written; may be empty.</param>
/// <param name="Operation">What was done, or <see langword="null"/>.</param>
/// <param name="Reading">What was read, or <see langword="null"/>.</param>
internal sealed record WrittenOperation(string Event, string Subject, string Value, Operation? Operation, Measurement? Reading);
