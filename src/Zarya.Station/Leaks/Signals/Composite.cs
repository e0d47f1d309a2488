namespace Zarya.Station.Leaks.Signals;

/// <summary>Several sensors of one quantity in one connected volume as one: each is freed of what it usually reads beyond the others, so that a sensor that goes or comes makes no step.</summary>
internal static class Composite
{
    /// <summary>Steps over which an offset is learned, at most: two days of 20 s steps.</summary>
    private const int LongestMemory = 8640;

    /// <summary>Puts the means of one step together.</summary>
    /// <param name="readings">Sensors with their mean, number of readings and weight.</param>
    /// <param name="expected">What the filter expects, for sensors that nobody else can be compared with; NaN when it does not.</param>
    /// <param name="value">The common value.</param>
    /// <param name="variance">Its variance by the sensors' noise.</param>
    /// <returns>False when there is nothing.</returns>
    public static bool TryJoin(ReadOnlySpan<Reading> readings, double expected, out double value, out double variance)
    {
        (value, variance) = (double.NaN, double.NaN);
        double weight = 0, sum = 0, square = 0;
        foreach (Reading r in readings)
        {
            if (r.Track.OffsetSteps == 0) continue;
            weight += r.Weight;
            sum += r.Weight * (r.Mean - r.Track.Offset);
            square += r.Weight * r.Weight * r.NoiseVariance;
        }

        if (weight == 0 && !double.IsNaN(expected) && readings.Length > 0)
        {
            // None of them is known: they go on from what the filter expects.
            foreach (Reading r in readings)
            {
                r.Track.Offset = r.Mean - expected;
                r.Track.OffsetSteps = 1;
                weight += r.Weight;
                square += r.Weight * r.Weight * r.NoiseVariance;
            }

            (value, variance) = (expected, 4 * square / (weight * weight));
            return true;
        }

        if (weight == 0)
        {
            foreach (Reading r in readings)
            {
                weight += r.Weight;
                sum += r.Weight * r.Mean;
                square += r.Weight * r.Weight * r.NoiseVariance;
            }

            if (weight == 0) return false;
        }

        value = sum / weight;
        variance = square / (weight * weight);
        foreach (Reading r in readings)
        {
            double off = r.Mean - value;
            int steps = r.Track.OffsetSteps = Math.Min(LongestMemory, r.Track.OffsetSteps + 1);
            r.Track.Offset += (off - r.Track.Offset) / steps;
        }

        return true;
    }
}
