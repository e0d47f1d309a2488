namespace Zarya.Station.Leaks.Filtering;

/// <summary>The loss of one connected volume since hatches or patches last changed it, freed of what was believed before: what these readings alone say.</summary>
internal sealed class VolumeLoss(VolumeWatch watch)
{
    private double _priorMean, _priorVariance = 1;
    private bool _begun = true;

    /// <summary>The filter and its sensors.</summary>
    public VolumeWatch Watch => watch;

    /// <summary>When the loss was last set free, seconds of the watch.</summary>
    public double SinceS { get; private set; }

    /// <summary>The loss as the filter has it, mmHg/h.</summary>
    public double Mean => watch.Best.State[CabinState.Loss];

    /// <summary>Its standard deviation.</summary>
    public double Sd => Math.Sqrt(Math.Max(1e-12, watch.Best.Covariance(CabinState.Loss, CabinState.Loss)));

    /// <summary>Believes from now on that the loss is <paramref name="mean"/>, give or take <paramref name="sd"/>, mmHg/h.</summary>
    public void Believe(double atS, double mean, double sd)
    {
        foreach (CabinFilter filter in watch.Filters) filter.SetLoss(mean, sd);
        Took(atS, mean, sd);
        _begun = watch.Filters[0].Started;
    }

    /// <summary>A filter that only now has its first pressure begins with its own idea of the loss: it is told again.</summary>
    public void Begin(double atS)
    {
        if (_begun || !watch.Filters[0].Started) return;
        Believe(atS, _priorMean, Math.Sqrt(_priorVariance));
    }

    /// <summary>Says what the filter believed when the readings that count began.</summary>
    public void Took(double atS, double mean, double sd) => (SinceS, _priorMean, _priorVariance) = (atS, mean, sd * sd);

    /// <summary>What the readings say by themselves: normal laws divide as their precisions subtract. False when they say next to nothing yet.</summary>
    public bool TryMeasured(out double mean, out double sd)
    {
        double variance = Sd * Sd, precision = (1 / variance) - (1 / _priorVariance);
        (mean, sd) = (0, 0);
        if (precision < 0.05 / _priorVariance) return false;
        mean = ((Mean / variance) - (_priorMean / _priorVariance)) / precision;
        sd = Math.Sqrt(1 / precision);
        return true;
    }
}
