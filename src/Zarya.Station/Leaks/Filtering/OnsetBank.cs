using static Zarya.Station.Leaks.Filtering.CabinState;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>
/// Hypotheses "something of unit size began at τ", for a spread of τ from the last step to ten days ago: for each the mark that it would leave on the innovations of the filter, and how well that mark is seen.
/// </summary>
/// <remarks>
/// Willsky and Jones, "A generalized likelihood ratio approach to the detection and estimation of jumps in linear systems", IEEE Trans. Automatic Control 21 (1976). With d the mean of the filter's error
/// per unit size: d ← F·d + input, G = h·d, d ← d − K·G; c = Σ G·ν/S, J = Σ G²/S. The log-likelihood ratio of size r is r·c − r²·J/2, so the best size is c/J and its variance 1/J.
/// Memory is bounded: starts are thinned with age so that neighbours stand about an eighth of their age apart.
/// </remarks>
/// <param name="shock">What begins, by state: all at once, or evenly over a while.</param>
/// <param name="lastsS">That while, s; 0 = at once.</param>
/// <param name="feedsLoss">Whether it is a loss of 1 mmHg/h that goes on.</param>
/// <param name="oldestS">Onsets longer ago are forgotten, s.</param>
/// <param name="spacing">Distance of next but one neighbours against their age.</param>
internal sealed class OnsetBank(double[] shock, double lastsS, bool feedsLoss, double oldestS, double spacing)
{
    private const int Most = 96;

    // Of eight noise models one or two are followed: the others take no room.
    private double[] _d = [];
    private double[] _c = [];
    private double[] _j = [];
    private double[] _shared = [];
    private double[] _start = [];

    /// <summary>Number of hypotheses, the oldest first.</summary>
    public int Count { get; private set; }

    /// <summary>Σ G·ν/S.</summary>
    public double Score(int i) => _c[i];

    /// <summary>Σ G²/S.</summary>
    public double Information(int i) => _j[i];

    /// <summary>Σ G·G₀/S with the mark G₀ of the <see cref="Companion"/>, since that is there.</summary>
    public double Shared(int i) => _shared[i];

    /// <summary>When hypothesis <paramref name="i"/> begins, seconds of the watch.</summary>
    public double StartS(int i) => _start[i];

    /// <summary>Mean of the filter's error per unit size.</summary>
    public ReadOnlySpan<double> Error(int i) => _d.AsSpan(i * Stride, Stride);

    /// <summary>Span of onset times for which hypothesis <paramref name="i"/> stands, h.</summary>
    public double SpanH(int i, double nowS)
    {
        double before = i == 0 ? _start[i] : _start[i - 1], after = i == Count - 1 ? nowS : _start[i + 1];
        return (after - before) / (i == 0 ? 1 : 2) / 3600;
    }

    /// <summary>A step of time: begins a hypothesis at <paramref name="nowS"/> and carries the others on.</summary>
    public void Predict(in Propagation f, double nowS)
    {
        for (int i = 0; i < Count; i++)
        {
            Span<double> d = _d.AsSpan(i * Stride, Stride);
            f.Apply(d);
            if (lastsS > 0 && nowS - _start[i] <= lastsS) Rows.AddScaled(d, shock, f.StepH * 3600 / lastsS);
            // The filter itself believes in no new leak: its error grows by what leaks, as CabinFilter.Predict would have it with one more mmHg/h of loss.
            if (!feedsLoss) continue;
            d[Nitrogen] -= f.NitrogenShare * f.StepH;
            d[Oxygen] -= f.OxygenShare * f.StepH;
            d[CarbonDioxide] -= f.CarbonDioxideShare * f.StepH;
            d[Water] -= f.WaterShare * f.StepH;
        }

        Begin(nowS);
    }

    /// <summary>A scalar measurement was taken: h its row, gain its Kalman gain, ν its innovation, S the innovation's variance.</summary>
    /// <param name="h">The row.</param>
    /// <param name="gain">The gain.</param>
    /// <param name="innovation">The innovation.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="companion">The companion's mark on this measurement; 0 without one.</param>
    public void Update(ReadOnlySpan<double> h, ReadOnlySpan<double> gain, double innovation, double variance, double companion)
    {
        for (int i = 0; i < Count; i++)
        {
            Span<double> d = _d.AsSpan(i * Stride, Stride);
            double g = Rows.Dot(h, d);
            _c[i] += g * innovation / variance;
            _j[i] += g * g / variance;
            _shared[i] += g * companion / variance;
            Rows.AddScaled(d, gain, -g);
        }
    }

    /// <summary>The filter set a state anew: no hypothesis says anything of its error any longer.</summary>
    public void Forget(int state)
    {
        for (int i = 0; i < Count; i++) _d[(i * Stride) + state] = 0;
    }

    /// <summary>Another companion: what is shared is counted anew.</summary>
    public void Unshare() => Array.Clear(_shared);

    /// <summary>Forgets everything.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes this a copy of <paramref name="other"/>.</summary>
    public void CopyFrom(OnsetBank other)
    {
        Count = other.Count;
        if (Count == 0) return;
        Grow();
        other._d.AsSpan(0, Count * Stride).CopyTo(_d);
        other._c.AsSpan(0, Count).CopyTo(_c);
        other._j.AsSpan(0, Count).CopyTo(_j);
        other._start.AsSpan(0, Count).CopyTo(_start);
        other._shared.AsSpan(0, Count).CopyTo(_shared);
    }

    private void Begin(double nowS)
    {
        Thin(nowS);
        if (Count == Most) Remove(0);
        Grow();
        Span<double> first = _d.AsSpan(Count * Stride, Stride);
        first.Clear();
        if (lastsS <= 0) shock.CopyTo(first);
        _c[Count] = 0;
        _j[Count] = 0;
        _shared[Count] = 0;
        _start[Count++] = nowS;
    }

    /// <summary>Room for one more.</summary>
    private void Grow()
    {
        if (Count < _c.Length) return;
        int room = Math.Clamp(2 * Count, 16, Most);
        Array.Resize(ref _d, room * Stride);
        Array.Resize(ref _c, room);
        Array.Resize(ref _j, room);
        Array.Resize(ref _shared, room);
        Array.Resize(ref _start, room);
    }

    private void Thin(double nowS)
    {
        if (Count > 0 && nowS - _start[0] > oldestS) Remove(0);
        for (int i = Count - 2; i > 0; i--)
        {
            if (_start[i + 1] - _start[i - 1] < spacing * (nowS - _start[i])) Remove(i--);
        }
    }

    private void Remove(int i)
    {
        int rest = Count - i - 1;
        _d.AsSpan((i + 1) * Stride, rest * Stride).CopyTo(_d.AsSpan(i * Stride));
        _c.AsSpan(i + 1, rest).CopyTo(_c.AsSpan(i));
        _j.AsSpan(i + 1, rest).CopyTo(_j.AsSpan(i));
        _start.AsSpan(i + 1, rest).CopyTo(_start.AsSpan(i));
        _shared.AsSpan(i + 1, rest).CopyTo(_shared.AsSpan(i));
        Count--;
    }
}
