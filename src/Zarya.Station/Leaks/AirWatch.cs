using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks;

/// <summary>All connected volumes of a station, watched for the beginning of a leak; hands over to an <see cref="Incident"/> when one has begun.</summary>
internal sealed class AirWatch(StationPlan plan, LeakWatchOptions options, SensorBank sensors, WatchClock clock, Queue<LeakReport> said)
{
    private readonly List<VolumeWatch> _volumes = [];
    private readonly RapidTest _rapid = new();
    private readonly VolumeScale _scale = new();
    private HatchStates _states = new(plan);
    private Incident? _incident;
    private Habits? _habits;
    private readonly GuestAir _guests = new();
    private double _firstS = double.NaN, _rapidRate, _rapidSd, _rapidOnsetS;
    private readonly double[] _places = PlacePrior.ByKind(plan);
    /// <summary>What filling a crewlock of 6.9 m³ takes from the cabin, and some, mmHg (facts/station.md §5).</summary>
    private const double AirlockMmHg = 8;

    /// <summary>Longest that people stay outside, s.</summary>
    private const double LongestOutsideS = 12 * 3600;
    private bool _rapidFound, _airlock;
    private double _airlockS, _deafSaidS = -5 * 3600;
    private int _leaks, _over;

    public void Take(double atS, in Measurement m)
    {
        SensorTrack track = sensors.Take(atS, m);
        if (m.Quantity != Quantity.TotalPressure || track.LastS != atS || track.Fault is not null || track.OffsetSteps < 3 || _incident is not null) return;
        if (_volumes.Count == 0 || !_volumes[0].Modules.Contains(m.Module)) return;
        if (!_rapid.Take(atS, track.Last - track.Offset, track.Sigma, _volumes[0].LeastRapidFallMmHg)) return;
        // What is known to move the air is for the filters, which know how much it may; an airlock that was emptied will be filled again.
        if (_volumes[0].IsDisturbed(atS) || (_airlock && _rapid.RateMmHgPerH * (atS - _rapid.OnsetS) / 3600 < AirlockMmHg)) return;
        (_rapidFound, _rapidRate, _rapidSd, _rapidOnsetS) = (true, _rapid.RateMmHgPerH, _rapid.RateSd, _rapid.OnsetS);
        if (_volumes[0].Filters[0].Started) Raise(_volumes[0], atS);
    }

    public void Operate(double atS, Operation operation) => Operate(atS, operation, isSeen: false);

    private void Operate(double atS, Operation operation, bool isSeen)
    {
        HatchStates before = _states;
        _states = _states.After(operation);
        if (!_states.SameAir(before)) sensors.HatchMoved(atS);
        if (operation.Kind == OperationKind.VehicleDocked) _guests.Opened(atS);
        if (operation.Kind == OperationKind.EvaDepressStart || operation.Kind == OperationKind.EvaDepressStop) (_airlock, _airlockS) = (true, atS);
        if (operation.Kind == OperationKind.HatchClose && IsSmall(operation.Place)) (_airlock, _airlockS) = (true, atS);
        if (operation.Kind == OperationKind.HatchOpen && _airlock && atS - _airlockS > 1800) _airlockS = atS + 1800 - LongestOutsideS;
        VolumeWatch? largest = _incident is null ? _volumes.FirstOrDefault() : _incident.Volumes.MaxBy(v => v.Watch.Memory.VolumeM3)?.Watch;
        if (largest is not null) _scale.Operate(atS, operation, largest);
        if (_incident is not null)
        {
            _incident.Operate(atS, operation, before, _states, isSeen);
            CountCrew(_incident.Volumes.Select(v => v.Watch));
            return;
        }

        foreach (VolumeWatch volume in _volumes) OperationEffect.Apply(volume, atS, operation, before, _states);
        if (!_states.SameAir(before)) Regroup(atS);
        CountCrew(_volumes);
    }

    public void Step(double endS)
    {
        if (_airlock && endS - _airlockS > LongestOutsideS) _airlock = false;
        _scale.Step(endS);
        if (_incident is not null)
        {
            _incident.Step(endS);
            if (!_incident.Over && _incident.TrySeeHatch(endS, out int hatch, out bool isOpen))
                Operate(endS, new Operation(clock.At(endS), isOpen ? OperationKind.HatchOpen : OperationKind.HatchClose, hatch, plan.Hatches[hatch].Id, double.NaN, "", "seen by gauges"), isSeen: true);
            TellFaults(endS);
            if (_incident.Over) Resume();
            return;
        }

        foreach (ConnectedVolume group in _states.Groups)
        {
            if (_volumes.Any(v => v.Modules.Contains(group.Modules[0]))) continue;
            int[] modules = [.. group.Modules];
            if (sensors.HasPressure(modules, endS)) Add(modules, group.VolumeM3);
        }

        foreach (VolumeWatch volume in _volumes)
        {
            Block block = sensors.Take(volume.Modules, endS, WatchClock.StepS, volume.Memory, volume.Expected);
            volume.Step(block);
        }

        // Without a pressure there is nothing to say of leaks; saying nothing would look like "no leak".
        if (_volumes.Count == 0 && endS >= _deafSaidS + 6 * 3600)
        {
            _deafSaidS = endS;
            int largest = Enumerable.Range(0, plan.Modules.Count).MaxBy(m => plan.Modules[m].FreeM3);
            said.Enqueue(new SensorFaultReport(clock.At(endS), Quantity.TotalPressure, largest, SensorSentences.NothingHeard.Say()));
        }

        if (_volumes.Count > 0 && _volumes[0].Best is { Started: true } best)
            _rapid.Expect(endS, best.Pressure, best.Slope(_volumes[0].Last.OxygenInput), 4e-4);
        TellFaults(endS);

        foreach (VolumeWatch volume in _volumes)
        {
            if (!volume.Filters[0].Started || volume.Evidence.LogOdds < volume.AlarmLogOdds + options.AlarmReluctance + Novelty(endS)) continue;
            if (IsPassing(volume, endS)) return;
            if (++_over < 2) return;
            Raise(volume, endS);
            return;
        }

        _over = 0;
        if (endS % 600 == 0 && _volumes.Count > 0) said.Enqueue(new AssessmentReport(clock.At(endS), Assess.Quiet(_volumes[0], _places, options, sensors, _scale)));
    }

    /// <summary>Added to the ln of the odds of an alarm while a station is new: what its air ordinarily does is learned in about half a day.</summary>
    private double Novelty(double nowS)
    {
        const double AtFirst = 2, LearnedS = 12 * 3600;
        if (double.IsNaN(_firstS)) _firstS = nowS;
        return (AtFirst * Math.Exp(-(nowS - _firstS) / LearnedS)) + _guests.Strangeness(nowS);
    }

    /// <summary>Whether shutting a hatch cut off a small volume without a lifeboat: it may be an airlock, although nobody logged what it was shut for.</summary>
    private bool IsSmall(int hatch)
    {
        if (hatch < 0 || _states.IsOpen(hatch)) return false;
        ConnectedVolume a = _states.Group(plan.Hatches[hatch].A), b = _states.Group(plan.Hatches[hatch].B), small = a.VolumeM3 < b.VolumeM3 ? a : b;
        return small.VolumeM3 < 20 && small.Lifeboats == 0;
    }

    /// <summary>Whether what has begun may be a vent, fast and small as yet, or the filling of an airlock that was emptied, fast and not yet more than it holds; the latter is taken for that.</summary>
    private bool IsPassing(VolumeWatch volume, double nowS)
    {
        (int filter, double startS, double rate) = volume.Evidence.BestLeak;
        if (filter < 0) return false;
        // A vent that is logged minutes late falls as fast, and then stops.
        if (rate > 5 * volume.RateScale && rate * (nowS - startS) / 3600 < volume.LeastRapidFallMmHg * volume.RateScale) return true;
        if (!_airlock || rate < 3 * volume.RateScale || rate * (nowS - startS) / 3600 > AirlockMmHg * volume.RateScale) return false;
        volume.Disturb(new Disturbance(startS - 120, nowS + 900, 4 * volume.RateScale, 40 * volume.RateScale));
        _airlock = false;
        return true;
    }

    private void Raise(VolumeWatch volume, double nowS)
    {
        _leaks++;
        _habits = volume.Habits();
        volume.Evidence.Mixture(volume.Best, volume.BestModel, out double rate, out double sd, out _);
        if (_rapidFound && nowS - _rapidOnsetS < 300) (rate, sd) = (_rapidRate, _rapidSd);
        string id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"leak-{_leaks}");
        _incident = new Incident(id, volume, NoiseModel.Set[volume.BestModel], rate, sd, _states, nowS, (plan, options, sensors, _scale, clock, said));
        CountCrew(_incident.Volumes.Select(v => v.Watch));
        said.Enqueue(new AlarmReport(clock.At(nowS), id, _incident.State()));
    }

    /// <summary>After an incident the watch goes on with what it knows of the air, and with what it learned before of the station: how restless it is and what it loses ordinarily.</summary>
    private void Resume()
    {
        VolumeWatch? last = _incident!.Volumes.MaxBy(v => v.Watch.Memory.VolumeM3)?.Watch;
        _incident = null;
        (_rapidFound, _over) = (false, 0);
        _volumes.Clear();
        _rapid.Clear();
        if (last?.Best is not { Started: true } || _habits is null || Math.Abs(last.Memory.VolumeM3 - _habits.VolumeM3) > 0.15 * _habits.VolumeM3) return;
        var volume = new VolumeWatch(last.Modules, last.Memory, NoiseModel.Set, WatchClock.StepS, hypotheses: true);
        volume.GoOnFrom(last);
        volume.Take(_habits);
        _volumes.Add(volume);
    }

    private void TellFaults(double endS)
    {
        foreach (SensorTrack track in sensors.NewFaults()) said.Enqueue(new SensorFaultReport(clock.At(endS), track.Quantity, track.Module, track.Fault!));
    }

    private void Add(int[] modules, double volumeM3)
    {
        var memory = new GroupMemory(plan.Modules.Count, volumeM3);
        _volumes.Add(new VolumeWatch(modules, memory, NoiseModel.Set, WatchClock.StepS, hypotheses: true));
        _volumes.Sort((a, b) => b.Memory.VolumeM3.CompareTo(a.Memory.VolumeM3));
        CountCrew(_volumes);
    }

    private void Regroup(double atS)
    {
        for (int i = _volumes.Count - 1; i >= 0; i--)
        {
            VolumeWatch volume = _volumes[i];
            ConnectedVolume? heir = _states.Groups.MaxBy(g => g.Modules.Where(volume.Modules.Contains).Sum(m => plan.Modules[m].FreeM3));
            bool taken = heir is null || _volumes.Any(v => v != volume && v.Memory.VolumeM3 > volume.Memory.VolumeM3 && v.Modules.Contains(heir.Modules[0]));
            if (taken || Math.Abs(heir!.VolumeM3 - volume.Memory.VolumeM3) > 0.15 * volume.Memory.VolumeM3)
            {
                _volumes.RemoveAt(i);
                continue;
            }

            volume.Modules = [.. heir.Modules];
            volume.Memory.VolumeM3 = heir.VolumeM3;
        }

        _ = atS;
        _rapid.Clear();
    }

    private void CountCrew(IEnumerable<VolumeWatch> volumes)
    {
        // People of whom no log says where they are, are in the largest volume.
        double unknown = _states.Crew.Unknown;
        foreach (VolumeWatch volume in volumes.OrderByDescending(v => v.Memory.VolumeM3))
        {
            volume.Memory.Crew = _states.Crew.Known.Where(p => volume.Modules.Contains(p.Module)).Sum(p => p.Count) + unknown;
            unknown = 0;
        }
    }
}
