using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Patches;
using Zarya.Station.Leaks.Places;
using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>A patch that was put on, and how well it holds.</summary>
internal sealed class PatchWatch
{
    /// <summary>What moves the air of a whole station beside leaks, mmHg/h, below which no wait leads with its hatches open.</summary>
    private const double BackgroundMmHgPerH = 0.01;
    private readonly double _atS, _beforeMm2, _beforeSdMm2;
    private readonly int _module;
    private readonly bool _isSecond;
    private VolumeLoss? _measured;
    private double _measuredSinceS;
    private (double Mean, double Precision) _now, _settled;
    private double _saidS = double.NegativeInfinity, _saidWidth = double.PositiveInfinity, _saidHolds;

    /// <param name="atS">When, seconds of the watch.</param>
    /// <param name="module">Where; −1 when the log does not say.</param>
    /// <param name="area">What was known of the area when it was put on.</param>
    /// <param name="earlier">An earlier patch that was too fresh for its rest to be known: then the area before that one counts.</param>
    public PatchWatch(double atS, int module, Estimate area, PatchWatch? earlier)
    {
        (_atS, _module) = (atS, module);
        _isSecond = earlier?.Verdict?.Words == PatchGrade.Reduced;
        (_beforeMm2, _beforeSdMm2) = (area.Median, (area.P95 - area.P05) / 3.29);
        if (earlier is { Verdict: null }) (_beforeMm2, _beforeSdMm2) = (earlier._beforeMm2, earlier._beforeSdMm2);
        if (earlier is { Verdict: { } verdict } && double.IsFinite(verdict.ResidualCdaMm2.Median))
            (_beforeMm2, _beforeSdMm2) = (Math.Max(verdict.ResidualCdaMm2.Median, 1e-3), (verdict.ResidualCdaMm2.P95 - verdict.ResidualCdaMm2.P05) / 3.29);
    }

    /// <summary>Where it is; −1 when the log does not say.</summary>
    public int Module => _module;

    /// <summary>Cd·A before it, mm².</summary>
    public double BeforeMm2 => _beforeMm2;

    /// <summary>The last verdict; null before the first.</summary>
    public PatchVerdict? Verdict { get; private set; }

    /// <summary>Says how it holds when there is something new to say.</summary>
    public void Report(double nowS, Instant now, IReadOnlyList<VolumeLoss> volumes, HatchStates states, double ordinary, Queue<LeakReport> said)
    {
        double sinceMin = (nowS - _atS) / 60;
        if (sinceMin < 4) return;
        int module = _module < 0 ? states.Groups.MaxBy(g => g.VolumeM3)!.Modules[0] : _module;
        VolumeLoss? volume = volumes.FirstOrDefault(v => v.Watch.Modules.Contains(module));
        if (volume is null || !volume.TryMeasured(out double mean, out double sd)) return;
        double m3 = volume.Watch.Memory.VolumeM3, pressure = volume.Watch.Best.Pressure;
        Measure(volume, ChokedLoss.AreaMm2(mean - ordinary, m3, pressure), ChokedLoss.AreaMm2(sd, m3, pressure));
        double precision = _settled.Precision + _now.Precision, after = ((_settled.Mean * _settled.Precision) + (_now.Mean * _now.Precision)) / precision, afterSd = 1 / Math.Sqrt(precision);
        double floor = Math.Min(afterSd, ChokedLoss.AreaMm2(BackgroundMmHgPerH, m3, pressure));
        PatchVerdict verdict = PatchGrade.Grade((_beforeMm2, _beforeSdMm2), (after, Math.Sqrt((afterSd * afterSd) + (0.0016 * after * after))), sinceMin, floor, _isSecond);
        // A word once given stands until the doubt is real, not because 5 % became 6 %.
        if (verdict.Words == PatchGrade.TooEarly && Verdict?.Words == PatchGrade.Reduced && verdict.HoldsProbability < 0.2) verdict = verdict with { Words = PatchGrade.Reduced };
        if (verdict.Words == PatchGrade.TooEarly && Verdict?.Words == PatchGrade.Holds && verdict.HoldsProbability > 0.8) verdict = verdict with { Words = PatchGrade.Holds };
        double width = verdict.ResidualCdaMm2.P95 - verdict.ResidualCdaMm2.P05;
        bool changed = Verdict is null || Verdict.Words != verdict.Words || Math.Abs(verdict.HoldsProbability - _saidHolds) > 0.15;
        Verdict = verdict;
        if (!changed && (nowS - _saidS < 300 || width > 0.8 * _saidWidth) && nowS - _saidS < 3600) return;
        (_saidS, _saidWidth, _saidHolds) = (nowS, width, verdict.HoldsProbability);
        said.Enqueue(new PatchVerdictReport(now, module, verdict.ResidualCdaMm2, verdict.HoldsProbability, verdict.WaitMinFor99Percent, verdict.Words));
    }

    /// <summary>Readings before and after a hatch was moved are two measurements of the same rest.</summary>
    private void Measure(VolumeLoss volume, double area, double sd)
    {
        if (_measured is not null && (!ReferenceEquals(_measured, volume) || _measuredSinceS != volume.SinceS) && _now.Precision > 0)
        {
            double precision = _settled.Precision + _now.Precision;
            _settled = (((_settled.Mean * _settled.Precision) + (_now.Mean * _now.Precision)) / precision, precision);
        }

        (_measured, _measuredSinceS, _now) = (volume, volume.SinceS, (area, 1 / (sd * sd)));
    }
}
