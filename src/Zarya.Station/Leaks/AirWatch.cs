using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks;

/// <summary>All connected volumes of a station, watched for the beginning of a leak; hands over to an <see cref="Incident"/> when one has begun.</summary>
internal sealed class AirWatch(StationPlan plan, LeakWatchOptions options, SensorBank sensors, WatchClock clock, Queue<LeakReport> said)
{
    private readonly List<VolumeWatch> _volumes = [];
    private readonly RapidTest _rapid = new();
    private HatchStates _states = new(plan);
    private Incident? _incident;
    private double _rapidRate, _rapidSd, _rapidOnsetS;
    private bool _rapidFound;
    private int _leaks, _over;

    public void Take(double atS, in Measurement m)
    {
        SensorTrack track = sensors.Take(atS, m);
        if (m.Quantity != Quantity.TotalPressure || track.LastS != atS || track.Fault is not null || track.OffsetSteps < 3 || _incident is not null) return;
        if (_volumes.Count == 0 || !_volumes[0].Modules.Contains(m.Module)) return;
        if (!_rapid.Take(atS, track.Last - track.Offset, track.Sigma)) return;
        (_rapidFound, _rapidRate, _rapidSd, _rapidOnsetS) = (true, _rapid.RateMmHgPerH, _rapid.RateSd, _rapid.OnsetS);
        if (_volumes[0].Filters[0].Started) Raise(_volumes[0], atS);
    }

    public void Operate(double atS, Operation operation)
    {
        HatchStates before = _states;
        _states = _states.After(operation);
        foreach (VolumeWatch volume in _volumes) OperationEffect.Apply(volume, atS, operation, before, _states);
        if (!_states.SameAir(before)) Regroup(atS);
        CountCrew();
        _incident?.Operate(atS, operation, before, _states);
    }

    public void Step(double endS)
    {
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

        if (_volumes.Count > 0 && _volumes[0].Best is { Started: true } best)
            _rapid.Expect(endS, best.Pressure, best.Slope(_volumes[0].Last.OxygenInput), 4e-4 + best.Covariance(0, 0) * 0);
        foreach (SensorTrack track in sensors.NewFaults()) said.Enqueue(new SensorFaultReport(clock.At(endS), track.Quantity, track.Module, track.Fault!));
        if (_incident is not null)
        {
            _incident.Step(endS);
            return;
        }

        foreach (VolumeWatch volume in _volumes)
        {
            if (!volume.Filters[0].Started || volume.Evidence.LogOdds < options.AlarmLogOdds) continue;
            if (++_over < 2) return;
            Raise(volume, endS);
            return;
        }

        _over = 0;
        if (endS % 600 == 0 && _volumes.Count > 0) said.Enqueue(new AssessmentReport(clock.At(endS), Assess.Quiet(_volumes[0], plan, options)));
    }

    private void Raise(VolumeWatch volume, double nowS)
    {
        _leaks++;
        _incident = new Incident();
        VolumeWatch confirmed = volume.Confirm(out double rate, out double sd);
        if (_rapidFound && nowS - _rapidOnsetS < 300) (rate, sd) = (_rapidRate, _rapidSd);
        said.Enqueue(new AlarmReport(clock.At(nowS), $"leak-{_leaks}", Assess.Loss(volume, rate, sd, plan, options)));
        _ = confirmed;
    }

    private void Add(int[] modules, double volumeM3)
    {
        var memory = new GroupMemory(plan.Modules.Count, volumeM3);
        _volumes.Add(new VolumeWatch(modules, memory, NoiseModel.Set, WatchClock.StepS, hypotheses: true));
        _volumes.Sort((a, b) => b.Memory.VolumeM3.CompareTo(a.Memory.VolumeM3));
        CountCrew();
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

    private void CountCrew()
    {
        for (int i = 0; i < _volumes.Count; i++)
        {
            VolumeWatch volume = _volumes[i];
            volume.Memory.Crew = _states.Crew.Known.Where(p => volume.Modules.Contains(p.Module)).Sum(p => p.Count) + (i == 0 ? _states.Crew.Unknown : 0);
        }
    }
}
