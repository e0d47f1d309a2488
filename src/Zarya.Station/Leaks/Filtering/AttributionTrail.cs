using static Zarya.Station.Leaks.Filtering.CabinState;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>The states of the last hour, minute by minute, to say what a change of pressure consisted of.</summary>
internal sealed class AttributionTrail
{
    private const int Minutes = 61;
    private readonly double[] _states = new double[Minutes * Stride];
    private readonly double[] _operations = new double[Minutes];
    private readonly double[] _at = new double[Minutes];
    private double _operated;
    private long _count;

    /// <summary>Keeps the state at a minute.</summary>
    public void Keep(double atS, ReadOnlySpan<double> state)
    {
        double before = _count == 0 ? atS : _at[(_count - 1) % Minutes];
        _operated += state[CabinState.Operation] * (atS - before) / 3600;
        int slot = (int)(_count++ % Minutes);
        state.CopyTo(_states.AsSpan(slot * Stride));
        (_operations[slot], _at[slot]) = (_operated, atS);
    }

    /// <summary>Forgets what was: another volume.</summary>
    public void Clear() => _count = 0;

    /// <summary>Says what the last hour, or what is kept of it, consisted of, mmHg/h.</summary>
    /// <param name="ordinary">The ordinary loss, positive.</param>
    /// <param name="leak">Loss beyond it, positive.</param>
    /// <param name="sd">Standard deviation of that.</param>
    public Attribution Attribute(double ordinary, double leak, double sd)
    {
        if (_count < 2) return new Attribution(0, 0, 0, 0, -ordinary, -leak, sd);
        int last = (int)((_count - 1) % Minutes), first = (int)(_count <= Minutes ? 0 : _count % Minutes);
        double hours = Math.Max(1e-3, (_at[last] - _at[first]) / 3600);
        ReadOnlySpan<double> a = _states.AsSpan(first * Stride, Stride), b = _states.AsSpan(last * Stride, Stride);
        double total = b[Nitrogen] + b[Oxygen] + b[CarbonDioxide] + b[Water], loss = ordinary + leak;
        double operations = (_operations[last] - _operations[first]) / hours;
        double temperature = (b[Thermal] - a[Thermal]) / hours;
        // Of each gas its part of the loss and of the operations is taken out; what is left is its own.
        double oxygen = ((b[Oxygen] - a[Oxygen]) / hours) + (loss * b[Oxygen] / total) - (operations * 0.22);
        double others = ((b[CarbonDioxide] - a[CarbonDioxide] + b[Water] - a[Water]) / hours) + (loss * (b[CarbonDioxide] + b[Water]) / total);
        double observed = (total - a[Nitrogen] - a[Oxygen] - a[CarbonDioxide] - a[Water] + b[Thermal] - a[Thermal] + b[Wander] - a[Wander]) / hours;
        return new Attribution(temperature, oxygen, others, operations, -ordinary, observed - temperature - oxygen - others - operations + ordinary, sd);
    }
}
