using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>A math algorithm, run behind the entries of a packet that triggers it and holds all its inputs (rule 33): its result stands as one more value.</summary>
internal sealed class AlgorithmStep(PlanItem output, MathProgram program, ValueSelector[] operands, PlanItem[] triggers, SequenceContainer[] triggerContainers) : Step
{
    private readonly string _name = output.ToString();

    public override PlanItem? Puts => output;

    /// <summary>The values that it takes.</summary>
    public IEnumerable<PlanItem> Inputs => operands.Select(o => o.Item);

    /// <summary>Whether a packet that ended at this node sets it off.</summary>
    public bool IsTriggered(PlanNode node, DecodedPacket packet)
    {
        // Without a trigger that a packet can pull, its inputs set it off.
        if (triggers.Length == 0 && triggerContainers.Length == 0) return true;
        foreach (PlanItem trigger in triggers)
            if (packet.LastSlots[trigger.ReferenceIndex] >= 0) return true;
        for (PlanNode? n = node; n is not null; n = n.Parent)
            if (triggerContainers.Contains(n.Container)) return true;
        return false;
    }

    public override bool Run(ref DecodeState state)
    {
        Span<double> values = operands.Length <= 32 ? stackalloc double[operands.Length] : new double[operands.Length];
        for (int i = 0; i < operands.Length; i++)
            if (!operands[i].TryGetNumber(ref state, out values[i])) return true;
        if (!program.TryEvaluate(double.NaN, values, out double result)) return true;
        return state.CountStep(_name) && state.Put(output, 0, BitConverter.DoubleToUInt64Bits(result), ParameterValue.MetaOf(output.Index, ValueKind.None, ValueKind.Float));
    }
}
