namespace Zarya.Station.Atmosphere;

/// <summary>The air of a station: moles of four gases in compartments, some of which are one volume because the hatches between them are open.</summary>
/// <remarks>
/// Compartments behind open hatches are lumped: a hatch of 0.5 m² equalises in well under a second, and ventilation mixes in minutes. Each compartment keeps
/// its temperature, which walls and equipment hold (isothermal): the pressure of a group is p = Rᵤ Σn / Σ(V/T). Loss to space is choked and takes all gases at the
/// group's mole fractions. Between steps nothing is made or lost but by <see cref="Add"/>, <see cref="Refill"/> and the sources. Not thread-safe.
/// </remarks>
public sealed class CabinAir
{
    /// <summary>Number of gases.</summary>
    public const int Gases = 4;

    private readonly double[] _volume;
    private readonly double[] _temperature;
    private readonly double[] _leak;
    private readonly int[] _group;
    private readonly int[] _a;
    private readonly int[] _b;
    private readonly bool[] _open;
    private readonly double[] _seal;

    // One entry a group; a group's number is that of its lowest compartment.
    private readonly double[] _moles;
    private readonly double[] _source;
    private readonly double[] _capacity;
    private readonly double[] _outlet;
    private readonly double[] _pressure;
    private readonly double[] _lost = new double[Gases];
    private readonly double[] _gained = new double[Gases];
    private bool _anySeal;

    /// <summary>Makes a station without air: fill each compartment with <see cref="Refill"/> before hatches are opened.</summary>
    /// <param name="volumesM3">Gas volume of each compartment, m³, over 0.</param>
    /// <param name="hatches">The compartments that each hatch joins; all are closed at first.</param>
    /// <param name="temperatureK">Temperature of all, K.</param>
    public CabinAir(IReadOnlyList<double> volumesM3, IReadOnlyList<(int A, int B)> hatches, double temperatureK)
    {
        ArgumentNullException.ThrowIfNull(volumesM3);
        ArgumentNullException.ThrowIfNull(hatches);
        int n = volumesM3.Count;
        if (volumesM3.Any(v => !(v > 0))) throw new ArgumentOutOfRangeException(nameof(volumesM3), "a volume is not over 0");
        if (hatches.Any(h => (uint)h.A >= n || (uint)h.B >= n || h.A == h.B)) throw new ArgumentException("a hatch joins no two compartments", nameof(hatches));
        _volume = [.. volumesM3];
        _temperature = [.. Enumerable.Repeat(temperatureK, n)];
        _leak = new double[n];
        _group = [.. Enumerable.Range(0, n)];
        _a = [.. hatches.Select(h => h.A)];
        _b = [.. hatches.Select(h => h.B)];
        _open = new bool[hatches.Count];
        _seal = new double[hatches.Count];
        (_moles, _source) = (new double[n * Gases], new double[n * Gases]);
        (_capacity, _outlet, _pressure) = (new double[n], new double[n], new double[n]);
        Refresh();
    }

    /// <summary>Number of compartments.</summary>
    public int Count => _volume.Length;

    /// <summary>Moles lost to space so far, by <see cref="Gas"/>.</summary>
    public ReadOnlySpan<double> LostMol => _lost;

    /// <summary>Moles brought in so far less those taken out other than to space, by <see cref="Gas"/>.</summary>
    public ReadOnlySpan<double> GainedMol => _gained;

    /// <summary>The group of a compartment: the lowest index in it.</summary>
    public int Group(int compartment) => _group[compartment];

    /// <summary>Whether a hatch is open.</summary>
    public bool IsOpen(int hatch) => _open[hatch];

    /// <summary>Pressure in Pa.</summary>
    public double PressurePa(int compartment) => _pressure[_group[compartment]];

    /// <summary>Partial pressure in Pa.</summary>
    public double PressurePa(int compartment, Gas gas)
    {
        int group = _group[compartment];
        return GasLaw.MolarConstant * _moles[(group * Gases) + (int)gas] / _capacity[group];
    }

    /// <summary>Moles of a gas in all compartments that are one volume with this one.</summary>
    public double GroupMoles(int compartment, Gas gas) => _moles[(_group[compartment] * Gases) + (int)gas];

    /// <summary>Temperature in K.</summary>
    public double TemperatureK(int compartment) => _temperature[compartment];

    /// <summary>Volume in m³.</summary>
    public double VolumeM3(int compartment) => _volume[compartment];

    /// <summary>Volume in m³ of all compartments that are one volume with this one.</summary>
    public double GroupVolumeM3(int compartment)
    {
        double sum = 0;
        for (int i = 0; i < _volume.Length; i++)
            if (_group[i] == _group[compartment]) sum += _volume[i];
        return sum;
    }

    /// <summary>Part of the group's air that is lost to space in a second, 1/s.</summary>
    public double LossPerS(int compartment)
    {
        int group = _group[compartment];
        return _outlet[group] / _capacity[group];
    }

    /// <summary>Mass of the air of a group, kg.</summary>
    public double GroupMassKg(int compartment)
    {
        double sum = 0;
        for (int g = 0; g < Gases; g++) sum += GroupMoles(compartment, (Gas)g) * GasLaw.MolarMassKg((Gas)g);
        return sum;
    }

    /// <summary>Effective area of the way from a compartment to space, m²; takes effect with the next <see cref="Step"/>.</summary>
    public void SetLeak(int compartment, double areaM2)
    {
        _leak[compartment] = areaM2;
        Refresh();
    }

    /// <summary>Effective area in m² through which a hatch lets air pass when it is shut.</summary>
    public void SetSeal(int hatch, double areaM2)
    {
        _seal[hatch] = areaM2;
        _anySeal = _seal.Any(s => s > 0);
    }

    /// <summary>The temperature that a compartment has at the end of the next <see cref="Step"/>, K.</summary>
    public void SetTemperature(int compartment, double temperatureK) => _temperature[compartment] = temperatureK;

    /// <summary>Fills a compartment that is shut off with other air, as when another vehicle takes its place: what was in it counts as taken away.</summary>
    /// <exception cref="InvalidOperationException">A hatch of it is open.</exception>
    public void Refill(int compartment, double volumeM3, double temperatureK, ReadOnlySpan<double> partialPa)
    {
        for (int h = 0; h < _a.Length; h++)
            if (_open[h] && (_a[h] == compartment || _b[h] == compartment)) throw new InvalidOperationException("a hatch is open");
        (_volume[compartment], _temperature[compartment]) = (volumeM3, temperatureK);
        for (int g = 0; g < Gases; g++)
        {
            double moles = GasLaw.Moles(partialPa[g], volumeM3, temperatureK);
            _gained[g] += moles - _moles[(compartment * Gases) + g];
            _moles[(compartment * Gases) + g] = moles;
        }
        Refresh();
    }

    /// <summary>Joins a hatch to other compartments, as at a docking port; it must be shut.</summary>
    public void MoveHatch(int hatch, int a, int b)
    {
        if (_open[hatch]) throw new InvalidOperationException("the hatch is open");
        (_a[hatch], _b[hatch]) = (a, b);
    }

    /// <summary>Opens a hatch: both sides are one volume at once.</summary>
    public void Open(int hatch) => SetHatch(hatch, true);

    /// <summary>Shuts a hatch: each side keeps its part of the air at equal pressure.</summary>
    public void Close(int hatch) => SetHatch(hatch, false);

    /// <summary>Adds (or takes, when negative) moles at once.</summary>
    public void Add(int compartment, Gas gas, double moles)
    {
        _moles[(_group[compartment] * Gases) + (int)gas] += moles;
        _gained[(int)gas] += moles;
        Refresh();
    }

    /// <summary>Adds to the inflow during the next <see cref="Step"/>, mol/s; negative takes away.</summary>
    public void AddSource(int compartment, Gas gas, double molPerS) => _source[(_group[compartment] * Gases) + (int)gas] += molPerS;

    /// <summary>Lets time pass. Sources hold for this step only.</summary>
    /// <remarks>
    /// Loss to space with constant sources is solved exactly: n' = q − λn. Flow through shut hatches is split off (Strang) and solved as d√Δp/dt = const, which is exact for
    /// small Δp and second order in the step otherwise; steps are cut so that no group changes by more than 2 % in one.
    /// </remarks>
    public void Step(double seconds)
    {
        if (!_anySeal) LoseToSpace(seconds);
        else
        {
            int parts = SealFlow.Parts(this, seconds);
            double part = seconds / parts;
            for (int i = 0; i < parts; i++)
            {
                LoseToSpace(part / 2);
                for (int h = 0; h < _a.Length; h++)
                    if (_seal[h] > 0 && !_open[h] && _group[_a[h]] != _group[_b[h]]) PassSeal(h, part);
                LoseToSpace(part / 2);
            }
        }
        Array.Clear(_source);
        Refresh();
    }

    internal int HatchCount => _a.Length;

    internal bool IsSealLeaking(int hatch, out int a, out int b, out double areaM2)
    {
        (a, b, areaM2) = (_a[hatch], _b[hatch], _seal[hatch]);
        return areaM2 > 0 && !_open[hatch] && _group[a] != _group[b];
    }

    internal double CapacityOf(int compartment) => _capacity[_group[compartment]];

    private double PressureNow(int group)
    {
        int at = group * Gases;
        return GasLaw.MolarConstant * (_moles[at] + _moles[at + 1] + _moles[at + 2] + _moles[at + 3]) / _capacity[group];
    }

    private void LoseToSpace(double seconds)
    {
        for (int group = 0; group < _volume.Length; group++)
        {
            if (_group[group] != group) continue;
            double x = seconds * _outlet[group] / _capacity[group];
            double fall = Orifice.ExpM1(-x);
            double held = x < 1e-12 ? seconds : -fall / x * seconds;
            for (int g = 0; g < Gases; g++)
            {
                ref double n = ref _moles[(group * Gases) + g];
                double q = _source[(group * Gases) + g];
                double next = n + (n * fall) + (q * held);
                _lost[g] += n + (q * seconds) - next;
                _gained[g] += q * seconds;
                n = next;
            }
        }
    }

    private void PassSeal(int hatch, double seconds)
    {
        int from = _group[_a[hatch]], to = _group[_b[hatch]];
        int fromAt = _a[hatch];
        double pFrom = PressureNow(from), pTo = PressureNow(to);
        if (pFrom < pTo) (from, to, fromAt, pFrom, pTo) = (to, from, _b[hatch], pTo, pFrom);
        double moved = SealFlow.Moved(_seal[hatch], pFrom, pTo, _temperature[fromAt], _capacity[from], _capacity[to], seconds);
        if (moved <= 0) return;
        double part = moved * GasLaw.MolarConstant / (pFrom * _capacity[from]);
        for (int g = 0; g < Gases; g++)
        {
            double n = _moles[(from * Gases) + g] * part;
            _moles[(from * Gases) + g] -= n;
            _moles[(to * Gases) + g] += n;
        }
    }

    private void SetHatch(int hatch, bool open)
    {
        if (_open[hatch] == open) return;
        Refresh();
        // Each compartment takes its share, then the shares of the new groups are put together.
        Span<double> share = stackalloc double[_volume.Length * Gases];
        for (int i = 0; i < _volume.Length; i++)
        {
            double part = _volume[i] / _temperature[i] / _capacity[_group[i]];
            for (int g = 0; g < Gases; g++) share[(i * Gases) + g] = _moles[(_group[i] * Gases) + g] * part;
        }
        _open[hatch] = open;
        for (int i = 0; i < _group.Length; i++) _group[i] = i;
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int h = 0; h < _a.Length; h++)
            {
                if (!_open[h] || _group[_a[h]] == _group[_b[h]]) continue;
                _group[_a[h]] = _group[_b[h]] = Math.Min(_group[_a[h]], _group[_b[h]]);
                changed = true;
            }
        }
        Array.Clear(_moles);
        for (int i = 0; i < _volume.Length; i++)
            for (int g = 0; g < Gases; g++) _moles[(_group[i] * Gases) + g] += share[(i * Gases) + g];
        Refresh();
    }

    private void Refresh()
    {
        Array.Clear(_capacity);
        Array.Clear(_outlet);
        double speed = Orifice.ChokedFactor * Math.Sqrt(Orifice.AirConstant);
        for (int i = 0; i < _volume.Length; i++)
        {
            double perK = 1 / _temperature[i];
            _capacity[_group[i]] += _volume[i] * perK;
            if (_leak[i] > 0) _outlet[_group[i]] += speed * _leak[i] * Math.Sqrt(perK);
        }
        for (int i = 0; i < _volume.Length; i++)
            if (_group[i] == i) _pressure[i] = PressureNow(i);
    }
}
