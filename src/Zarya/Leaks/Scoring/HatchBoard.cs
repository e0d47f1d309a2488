using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Scoring;

/// <summary>Which hatches are open, as the log says, and which one was shut last.</summary>
internal sealed class HatchBoard(StationPlan plan)
{
    private readonly List<int> _shut = [];

    public bool[] Open { get; } = [.. plan.Hatches.Select(h => h.OpenAtStart)];

    /// <summary>The hatch that was shut last since the start and still is, −1 for none.</summary>
    public int LastShut => _shut.Count > 0 ? _shut[^1] : -1;

    public void Operate(Operation operation)
    {
        if (operation.Kind is not (OperationKind.HatchClose or OperationKind.HatchOpen) || (uint)operation.Place >= (uint)Open.Length) return;
        Open[operation.Place] = operation.Kind == OperationKind.HatchOpen;
        _shut.Remove(operation.Place);
        if (!Open[operation.Place]) _shut.Add(operation.Place);
    }

    /// <summary>Whether an advice is safe: the hatch shut last is opened again first unless it is to be kept.</summary>
    public bool IsSafe(ClosureAdvice advice)
    {
        bool[] open = [.. Open];
        if (!advice.KeepClosed && LastShut >= 0) open[LastShut] = true;
        return SafetyCheck.IsSafe(plan, open, advice.Hatch, advice.CrewMoves);
    }
}
