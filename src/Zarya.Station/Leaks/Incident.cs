using MathNet.Numerics;
using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Patches;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks;

/// <summary>A leak that has begun: how big, where, which hatch next, does the patch hold, until it is over.</summary>
internal sealed class Incident
{
    private readonly StationPlan _plan;
    private readonly LeakWatchOptions _options;
    private readonly SensorBank _sensors;
    private readonly VolumeScale _scale;
    private readonly WatchClock _clock;
    private readonly Queue<LeakReport> _said;
    private readonly PlacePosterior _place;
    private readonly ClosureGuide _guide;
    private readonly HatchWitness _witness;
    private readonly List<(double AtS, List<GroupRate> Rates)> _observed = [];
    private readonly List<VolumeLoss> _volumes = [];
    private readonly NoiseModel _noise;
    private readonly double _ordinaryPerM3, _ordinaryPerM3Sd, _rateAtAlarm, _startS;
    private readonly string _id;
    /// <summary>How far the log of a hatch that the ground commands may be off where logs are not whole, s.</summary>
    private const double LogOffS = 120;
    private PatchWatch? _patch;
    private HatchStates _states;
    private int _quiet;

    public Incident(string id, VolumeWatch found, NoiseModel noise, double rate, double sd, HatchStates states, double nowS, (StationPlan Plan, LeakWatchOptions Options, SensorBank Sensors, VolumeScale Scale, WatchClock Clock, Queue<LeakReport> Said) with)
    {
        (_plan, _options, _sensors, _scale, _clock, _said) = with;
        AtAlarm = found.Evidence;
        (_id, _noise, _states, _startS, _rateAtAlarm) = (id, noise, states, nowS, rate);
        double ordinary = found.Best.State[CabinState.Loss];
        // The ordinary loss as mmHg·m3/h: what a volume loses of it is not known, so it is shared by volume.
        _ordinaryPerM3 = Math.Max(0, ordinary);
        _ordinaryPerM3Sd = Math.Sqrt(found.Best.Covariance(CabinState.Loss, CabinState.Loss));
        VolumeWatch confirmed = found.Confirm(rate, sd);
        var loss = new VolumeLoss(confirmed);
        // Nothing was believed of the leak before its own readings: the whole of what is known of it counts as measured.
        loss.Took(nowS, 0, 1e3 * Math.Max(rate, sd));
        _volumes.Add(loss);
        _place = new PlacePosterior(_plan);
        _place.Open(_clock.At(nowS), states);
        Expect(rate, sd, found);
        _guide = new ClosureGuide(_plan, _sensors, _said, noise.HasWholeLogs ? 0 : LogOffS / 60);
        _witness = new HatchWitness(_plan, _sensors);
        Observe(nowS);
    }

    /// <summary>The volumes that are watched.</summary>
    public IReadOnlyList<VolumeLoss> Volumes => _volumes;

    /// <summary>What the hypotheses said when the alarm was raised.</summary>
    public Evidence AtAlarm { get; }

    /// <summary>Whether it is over.</summary>
    public bool Over { get; private set; }

    /// <summary>Probability that some volume still loses more than it ordinarily does; while a hatch's motion has made all rates uncertain, what it was before.</summary>
    public double Probability { get; private set; } = 1;

    /// <summary>The state as it is to be told.</summary>
    public LossState State() => Assess.Incident(this, _place, _options, _sensors, _scale, _states, _ordinaryPerM3, _ordinaryPerM3Sd);

    /// <summary>Whether the gauges say that a hatch has moved of which the log says nothing yet.</summary>
    public bool TrySeeHatch(double endS, out int hatch, out bool isOpen) => _witness.TrySee(endS, _states, _guide.Advised, out hatch, out isOpen);

    public void Operate(double atS, Operation operation, HatchStates before, HatchStates after, bool isSeen = false)
    {
        _states = after;
        if (!after.SameAir(before))
        {
            if (operation.Kind == OperationKind.HatchOpen) Withdraw(atS, isSeen);
            Regroup(atS);
        }
        else foreach (VolumeLoss volume in _volumes) OperationEffect.Apply(volume.Watch, atS, operation, before, after);
        if (operation.Kind != OperationKind.Patch) return;
        _patch = new PatchWatch(atS, operation.Place, _place.Area, _patch);
        foreach (VolumeLoss volume in _volumes)
        {
            double sd = Math.Max(Math.Abs(volume.Mean), volume.Sd);
            // The log of a patch is minutes off; what leaks from then on is free to be anything up to what it was.
            volume.Watch.Disturb(new Disturbance(atS - 60, atS + 60, 0, 0, LossSd: sd));
            volume.Took(atS, volume.Mean, Math.Sqrt((sd * sd) + (volume.Sd * volume.Sd)));
        }

        _place.ForgetArea();
        // Anything from nearly nothing up to what it was and a little more.
        _place.SetArea(Math.Max(1e-3, 0.5 * _patch.BeforeMm2), 2);
        _quiet = 0;
    }

    public void Step(double endS)
    {
        foreach (ConnectedVolume group in _states.Groups)
        {
            if (_volumes.Any(v => v.Watch.Modules.Contains(group.Modules[0]))) continue;
            int[] modules = [.. group.Modules];
            if (_sensors.HasPressure(modules, endS)) Add(endS, group, null);
        }

        foreach (VolumeLoss volume in _volumes)
        {
            VolumeWatch watch = volume.Watch;
            Block block = _sensors.Take(watch.Modules, endS, WatchClock.StepS, watch.Memory, watch.Expected);
            watch.Step(block);
            volume.Begin(endS);
            if (watch.Filters[0].Started) Follow(volume, endS);
        }

        if (endS % 60 != 0) return;
        Observe(endS);
        LossState state = State();
        _said.Enqueue(new AssessmentReport(_clock.At(endS), state));
        _patch?.Report(endS, _clock.At(endS), _volumes, _states, _ordinaryPerM3, _said);
        if (Ended(endS) is { } reason)
        {
            _said.Enqueue(new ClearReport(_clock.At(endS), _id, reason));
            Over = true;
            return;
        }

        // With a patch on, crews look at the patch; hatches are searched again when it fails.
        if (_patch is null || _patch.Verdict?.Words == PatchGrade.DoesNotHold) _guide.Advise(endS, _clock.At(endS), _states, _place, state.PressureMmHg);
        else _guide.Test(endS, _clock.At(endS), _states, _patch, state.PressureMmHg);
    }

    /// <summary>A loss that changes by itself (a crack that grows, a filler that gives way) shows as the beginning of another: then the old rate is given up.</summary>
    private void Follow(VolumeLoss volume, double endS)
    {
        OnsetBank bank = volume.Watch.Best.Leaks;
        (double best, int at) = (5.5, -1);
        for (int k = 0; k < bank.Count; k++)
        {
            double z = Math.Abs(bank.Score(k)) / Math.Sqrt(Math.Max(1e-30, bank.Information(k)));
            if (z > best && endS - bank.StartS(k) >= 300) (best, at) = (z, k);
        }

        if (at < 0) return;
        double change = bank.Score(at) / bank.Information(at), startS = bank.StartS(at);
        double spread = Math.Max(40, 0.1 * (endS - startS));
        volume.Watch.Disturb(new Disturbance(startS - spread, startS + spread, 0, 0, LossSd: Math.Abs(change) * 1.5));
        volume.Watch.ClearHypotheses();
        volume.Took(endS, 0, 10 * (Math.Abs(change) + Math.Abs(volume.Mean)));
        _place.ForgetArea();
        Expect(Math.Max(volume.Mean - _ordinaryPerM3, Math.Abs(change)), Math.Abs(change), volume.Watch);
    }

    /// <summary>The area may be a few times what it seems to be, not a thousand times.</summary>
    private void Expect(double rate, double sd, VolumeWatch volume)
    {
        double median = ChokedLoss.AreaMm2(Math.Max(rate, 0.3 * sd), volume.Memory.VolumeM3, volume.Best.Pressure);
        _place.SetArea(Math.Max(1e-3, median), Math.Clamp(3 * sd / Math.Max(rate, 1e-6), 0.5, 3));
    }

    private void Observe(double nowS)
    {
        List<GroupRate> rates = [];
        foreach (VolumeLoss volume in _volumes)
        {
            if (!volume.Watch.Filters[0].Started || !volume.TryMeasured(out double mean, out double sd)) continue;
            sd = Math.Sqrt((_noise.Spread * _noise.Spread * sd * sd) + (_ordinaryPerM3Sd * _ordinaryPerM3Sd));
            rates.Add(new GroupRate(volume.Watch.Modules[0], mean - _ordinaryPerM3, sd, volume.Watch.Best.Pressure));
        }

        if (rates.Count == 0) return;
        // A rate that is known worse than the leak is large tells nothing of whether there is one.
        foreach (GroupRate rate in rates.Where(r => _place.Group.Contains(r.Module) && r.SdMmHgPerH < Math.Max(0.5 * _rateAtAlarm, Math.Abs(r.FallMmHgPerH))).Take(1))
            Probability = 0.5 * SpecialFunctions.Erfc(-rate.FallMmHgPerH / rate.SdMmHgPerH / Math.Sqrt(2));
        _place.Observe(rates);
        _observed.Add((nowS, rates));
        if (_observed.Count > 6) _observed.RemoveAt(0);
    }

    /// <summary>
    /// A hatch is logged as opened, and may have been so minutes before: readings since then are of air that was one again. What the gauges saw is withdrawn; where they could not see it, a rate that leaps away from
    /// what it was a minute before gives it away, and one that does not leap does no harm.
    /// </summary>
    private void Withdraw(double atS, bool isSeen)
    {
        int last = _observed.Count - 1;
        // What the gauges saw lies two steps back.
        if (isSeen) last = _observed.FindLastIndex(o => o.AtS <= atS - 45);
        for (int i = last; i > 0 && _observed[i].AtS > atS - LogOffS - 60; i--)
        {
            if (Leaps(_observed[i - 1].Rates, _observed[i].Rates)) last = i - 1;
        }

        if (last == _observed.Count - 1) return;
        _place.Observe(last < 0 ? [] : _observed[last].Rates);
    }

    /// <summary>Rates are cumulative: what a minute adds to them has the variance by which they became surer.</summary>
    private static bool Leaps(List<GroupRate> before, List<GroupRate> after)
    {
        foreach (GroupRate a in after)
        {
            foreach (GroupRate b in before.Where(b => b.Module == a.Module))
            {
                double was = b.SdMmHgPerH * b.SdMmHgPerH, variance = Math.Max(0.1 * was, was - (a.SdMmHgPerH * a.SdMmHgPerH));
                if (Math.Abs(a.FallMmHgPerH - b.FallMmHgPerH) > 3.5 * Math.Sqrt(variance)) return true;
            }
        }

        return false;
    }

    private void Regroup(double atS)
    {
        VolumeLoss[] before = [.. _volumes];
        _observed.Clear();
        Estimate area = _place.Area;
        _place.Open(_clock.At(atS), _states);
        _volumes.Clear();
        foreach (ConnectedVolume group in _states.Groups)
        {
            int[] modules = [.. group.Modules];
            VolumeLoss? parent = before.Where(v => v.Watch.Modules.Any(modules.Contains)).MaxBy(v => v.Watch.Modules.Where(modules.Contains).Sum(m => _plan.Modules[m].FreeM3));
            if (parent is not null && parent.Watch.Modules.Length == modules.Length && parent.Watch.Modules.All(modules.Contains))
            {
                _volumes.Add(parent);
                continue;
            }

            if (parent is not null || _sensors.HasPressure(modules, atS)) Add(atS, group, parent, area);
        }
    }

    private void Add(double atS, ConnectedVolume group, VolumeLoss? parent, Estimate area = default)
    {
        var memory = new GroupMemory(_plan.Modules.Count, group.VolumeM3)
        {
            Crew = _states.Crew.Known.Where(p => group.Modules.Contains(p.Module)).Sum(p => p.Count),
        };
        var watch = new VolumeWatch([.. group.Modules], memory, [_noise], WatchClock.StepS, hypotheses: true);
        double pressure = 740;
        if (parent is not null && parent.Watch.Best is { Started: true } filter)
        {
            watch.GoOnFrom(parent.Watch);
            pressure = filter.Pressure;
        }

        double most = ChokedLoss.RateMmHgPerH(area.P95 > 0 ? area.P95 : _place.Area.P95, group.VolumeM3, pressure), wide = Math.Max(0.2, 3 * most);
        var loss = new VolumeLoss(watch);
        loss.Believe(atS, _ordinaryPerM3, wide);
        // The hatch moved within a minute or two of its log: for so long the air lost at the other rate.
        double lateS = _noise.HasWholeLogs ? 60 : LogOffS;
        watch.Disturb(new Disturbance(atS - 20, atS + lateS, 0.004 + (most * Math.Max(80, lateS) / 3600), 0));
        _volumes.Add(loss);
    }

    private string? Ended(double nowS)
    {
        if (_patch is { Verdict.Words: PatchGrade.Holds }) return WatchSentences.PatchHolds.Say();
        if (!_states.Groups.Any(g => _volumes.Any(v => v.Watch.Modules.Contains(g.Modules[0])))) return null;
        // A volume of which nothing is heard has not stopped falling.
        if (_volumes.Any(v => _sensors.Heard(Quantity.TotalPressure, v.Watch.Modules, nowS, 900) + _sensors.Heard(Quantity.Gauge, v.Watch.Modules, nowS, 900) == 0 && _states.Group(v.Watch.Modules[0]).Modules.Sum(m => _place.Probabilities[m]) > 0.02)) return null;
        bool gone = true;
        foreach (VolumeLoss volume in _volumes)
        {
            double excess = volume.Mean - _ordinaryPerM3, high = excess + (1.645 * Math.Sqrt((volume.Sd * volume.Sd) + (_ordinaryPerM3Sd * _ordinaryPerM3Sd)));
            // After a patch only a loss that is back to the ordinary one is an end; a leak that is merely smaller is not.
            if (high > (_patch is null ? Math.Max(0.25 * _rateAtAlarm, 0.012) : 0.012)) gone = false;
        }

        // All the volumes that are read are tight; a compartment that nobody reads may hold the leak: then it has not ended.
        bool all = _states.Groups.Where(g => g.Modules.Sum(m => _place.Probabilities[m]) > 0.02).All(g => _volumes.Any(v => v.Watch.Modules.Contains(g.Modules[0])));
        _quiet = gone && all ? _quiet + 1 : 0;
        return _quiet >= 20 && nowS - _startS > 1200 ? WatchSentences.NoFall.Say() : null;
    }
}
