using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>Something that a script has done, at a time.</summary>
/// <param name="Time">When: at the first whole second of the flight that is not before.</param>
/// <param name="Kind">What.</param>
/// <param name="Places">Hatch or module; for <see cref="OperationKind.CrewAt"/> all modules of the same time, with the people in <paramref name="Crew"/>.</param>
/// <param name="Subject">As written.</param>
/// <param name="Crew">People by place.</param>
/// <param name="Number">Rate of a generator or repress, part that a patch leaves.</param>
/// <param name="Text">As written.</param>
public sealed record ScriptLine(Instant Time, OperationKind Kind, IReadOnlyList<int> Places, string Subject, IReadOnlyList<CrewPlace> Crew, double Number, string Text)
{
    /// <summary>Has it done.</summary>
    internal string? Carry(SimulatedFlight flight) => Kind switch
    {
        OperationKind.HatchClose => flight.CloseHatch(Places[0]),
        OperationKind.HatchOpen => flight.OpenHatch(Places[0], equalise: true),
        OperationKind.CrewAt => flight.MoveCrew(Crew),
        OperationKind.RepressStart => flight.StartRepress(Text.Split(' ')[0], Number, Subject),
        OperationKind.RepressStop => flight.StopRepress(),
        OperationKind.OxygenGenerator => flight.SetOxygenGenerator(Number),
        OperationKind.Patch => flight.Patch(Places[0], Number, Text),
        _ => "no script can do this",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Subject} {Text}".TrimEnd();
}
