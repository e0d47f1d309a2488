namespace Zarya.Station.Leaks.Filtering;

/// <summary>
/// Whether people have been at hard work: only who has begun can stop. Somebody who exercises gives off 0.17 mmHg/h of water more in 855 m³ (2.5 times 2.28 kg a day, facts/station.md §5), and two who stop
/// in the same minutes look like a leak of 0.3 mmHg/h until the dew points have told. The greatest slope of water vapour in the hour before says how many there may be: the filter shows two thirds of it, so that a pair stands at 0.2 and more.
/// </summary>
internal sealed class Exertion
{
    private const int SlotS = 300, SlotsKept = 84, SlotsAsked = 12;
    private const double EnoughMmHgPerH = 0.175, SoftnessMmHgPerH = 0.01;

    private readonly double[] _slots = new double[SlotsKept];
    private long _slot = -1;

    /// <summary>Takes the slope of water vapour at a moment, mmHg/h.</summary>
    public void Take(double atS, double waterRate)
    {
        long slot = Math.Max(_slot, (long)(Math.Max(0, atS) / SlotS));
        if (slot - _slot >= _slots.Length) Array.Clear(_slots);
        else for (long passed = _slot + 1; passed <= slot; passed++) _slots[passed % _slots.Length] = 0;
        _slot = slot;
        ref double greatest = ref _slots[slot % _slots.Length];
        greatest = Math.Max(greatest, waterRate);
    }

    /// <summary>Makes this a copy of <paramref name="other"/>.</summary>
    public void CopyFrom(Exertion other)
    {
        other._slots.CopyTo(_slots, 0);
        _slot = other._slot;
    }

    /// <summary>Probability that two or more were at it in the hour before a moment, of 0 to 1; known for seven hours back.</summary>
    /// <param name="atS">That moment, seconds of the watch.</param>
    /// <param name="rateScale">855 m³ by the volume.</param>
    public double Likely(double atS, double rateScale)
    {
        double greatest = 0;
        long last = Math.Min(_slot, (long)(Math.Max(0, atS) / SlotS));
        for (long slot = Math.Max(0, Math.Max(last - SlotsAsked + 1, _slot - SlotsKept + 1)); slot <= last; slot++) greatest = Math.Max(greatest, _slots[slot % SlotsKept]);
        return 1 / (1 + Math.Exp((EnoughMmHgPerH - (greatest / rateScale)) / SoftnessMmHgPerH));
    }
}
