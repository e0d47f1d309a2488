using Zarya.Station.Leaks.Places;

namespace Zarya.Station.Leaks;

internal sealed class Incident
{
    public void Operate(double atS, Operation operation, HatchStates before, HatchStates after) { }
    public void Step(double endS) { }
}
