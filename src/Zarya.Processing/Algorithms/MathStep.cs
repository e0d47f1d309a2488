using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.Algorithms;

/// <summary>An XTCE math algorithm whose inputs stand in different packets; those that stand in one are the decoder's (<c>docs/design/decoding.md</c> rule 33).</summary>
internal sealed class MathStep : DerivedStep
{
    /// <summary>Shorter periods are taken as this.</summary>
    private const double ShortestPeriod = 0.001;

    private readonly MathProgram _program;
    private readonly (int Slot, InstanceRef Reference)[] _operands;
    private readonly string _name;

    private MathStep(MathAlgorithm algorithm, int output, MathProgram program, (int Slot, InstanceRef Reference)[] operands, Func<Parameter, int> slotOf) : base(output)
    {
        (_program, _operands, _name) = (program, operands, algorithm.QualifiedName);
        Inputs = [.. operands.Select(o => o.Slot).Distinct()];
        int[] triggers = [.. algorithm.Triggers.Select(t => t.OnParameter?.Target).OfType<Parameter>().Select(slotOf).Where(s => s >= 0)];
        TriggerContainers = [.. algorithm.Triggers.Select(t => t.OnContainer?.Target).OfType<SequenceContainer>()];
        double[] periods = [.. algorithm.Triggers.Select(t => t.PeriodInSeconds).OfType<double>().Where(p => p is > 0 and < 1e9)];
        if (periods.Length > 0) Period = Duration.FromNanoseconds((long)(Math.Max(periods.Min(), ShortestPeriod) * 1e9));
        Triggers = triggers.Length > 0 || TriggerContainers.Count > 0 || Period is not null ? triggers : Inputs;
    }

    public override IReadOnlyList<int> Inputs { get; }

    public override IReadOnlyList<int> Triggers { get; }

    public override IReadOnlyList<SequenceContainer> TriggerContainers { get; }

    public override bool RunsInPackets => true;

    public override Duration? Period { get; }

    public override string Subject => $"algorithm {_name}";

    /// <summary>The algorithms of a database that can run. Those that look at history or at nothing cannot.</summary>
    public static IEnumerable<MathStep> Of(MissionDatabase database, Func<Parameter, int> slotOf)
    {
        foreach (MathAlgorithm algorithm in database.Roots.SelectMany(r => r.SelfAndDescendants()).SelectMany(s => s.Algorithms).OfType<MathAlgorithm>())
        {
            if (algorithm.Output.Target is not { } target || slotOf(target) is not (>= 0 and var output)) continue;
            var program = new MathProgram(algorithm.Operation);
            var operands = new List<(int Slot, InstanceRef Reference)>();
            foreach (InstanceRef operand in program.Operands)
                if (operand.Instance == 0 && operand.Parameter?.Target is { } parameter && slotOf(parameter) is >= 0 and var slot) operands.Add((slot, operand));
            if (operands.Count > 0 && operands.Count == program.Operands.Count) yield return new MathStep(algorithm, output, program, [.. operands], slotOf);
        }
    }

    /// <inheritdoc/>
    public override bool TryRun(NewestSamples samples, out TelemetryValue value, out bool isInvalid)
    {
        (value, isInvalid) = (default, false);
        Span<double> operands = _operands.Length <= 32 ? stackalloc double[_operands.Length] : new double[_operands.Length];
        for (int i = 0; i < _operands.Length; i++)
        {
            (int slot, InstanceRef reference) = _operands[i];
            TelemetryValue operand = samples.Newest.Read(slot, reference.Path, !reference.UseCalibratedValue);
            if (operand.Kind == TelemetryKind.Label || !operand.TryGetNumber(out operands[i])) return false;
        }
        if (!_program.TryEvaluate(double.NaN, operands, out double result)) return false;
        value = TelemetryValue.OfFloat(result);
        return true;
    }
}
