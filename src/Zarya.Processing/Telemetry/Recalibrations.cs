using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;

namespace Zarya.Processing.Telemetry;

/// <summary>Calibrators that people put in force in place of the definition's. Contexts are asked of the newest values, those of the packet itself among them.</summary>
internal sealed class Recalibrations(ProcessorPlan plan, NewestSamples samples)
{
    private readonly Dictionary<int, (Recalibration Recalibration, NewestCondition[] Contexts)> _bySlot = [];

    /// <summary>What is in force.</summary>
    public Dictionary<Parameter, CalibratorSet> InForce { get; } = [];

    public bool IsAt(int slot) => _bySlot.ContainsKey(slot);

    public void Use(int slot, CalibratorSet? calibrators)
    {
        Parameter parameter = samples.ParameterOf(slot);
        if (calibrators is null)
        {
            InForce.Remove(parameter);
            _bySlot.Remove(slot);
        }
        else
        {
            InForce[parameter] = calibrators;
            _bySlot[slot] = (new Recalibration(parameter.Type.Target!, calibrators), [.. calibrators.Contexts.Select(c => NewestCondition.Of(c.Context, plan.SlotOf))]);
        }
        samples.Mark(slot, WatchMarks.Recalibrated, calibrators is not null);
    }

    /// <summary>Gives the values of a packet their engineering values anew, before anybody hears of them.</summary>
    public void Apply(in Intake intake)
    {
        if (_bySlot.Count == 0) return;
        foreach (int index in intake.Noted)
        {
            int slot = intake.Lane!.SlotOfItem[intake.Decoded.Values[index].Item];
            if (!_bySlot.TryGetValue(slot, out (Recalibration Recalibration, NewestCondition[] Contexts) at)) continue;
            at.Recalibration.Apply(intake.Decoded, index, Array.FindIndex(at.Contexts, c => c.Holds(samples.Newest)));
            samples.Newest.Correct(slot, in intake.Decoded.Values[index]);
        }
    }
}
