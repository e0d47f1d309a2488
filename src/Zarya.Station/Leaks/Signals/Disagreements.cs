using Zarya.Station.Leaks.Words;

namespace Zarya.Station.Leaks.Signals;

/// <summary>Finds the pressure sensor that goes its own way: all of them stand in the same air.</summary>
internal static class Disagreements
{
    /// <summary>Least persistent disagreement that counts, mmHg.</summary>
    private const double LeastMmHg = 0.07;

    /// <summary>Looks at one step; sensors found out are judged and taken from <paramref name="readings"/>.</summary>
    /// <returns>How many readings are left, at the front.</returns>
    public static int Remove(Span<Reading> readings, double stepS)
    {
        if (readings.Length < 2) return readings.Length;
        Span<double> values = stackalloc double[readings.Length];
        int known = 0;
        foreach (Reading r in readings)
        {
            if (r.Track.OffsetSteps > 10) values[known++] = r.Mean - r.Track.Offset;
        }

        if (known < 2) return readings.Length;
        values[..known].Sort();
        double middle = known % 2 == 1 ? values[known / 2] : (values[known / 2] + values[(known / 2) - 1]) / 2;
        int left = 0, healthy = known;
        foreach (Reading r in readings)
        {
            if (r.Track.OffsetSteps > 10 && Persists(r, middle, stepS) && healthy > 2)
            {
                r.Track.Judge(SensorSentences.Disagrees.Say(r.Track.Disagreement));
                healthy--;
                continue;
            }

            readings[left++] = r;
        }

        // Of two that disagree, the one that fell is taken for the faulty one: a leak takes both down.
        if (left == 2 && known == 2 && Math.Max(readings[0].Track.DisagreeingSteps, readings[1].Track.DisagreeingSteps) > 15)
        {
            int fell = readings[0].Mean - readings[0].Track.Offset < readings[1].Mean - readings[1].Track.Offset ? 0 : 1;
            readings[fell].Track.Judge(SensorSentences.DisagreesWithOne.Say(readings[fell].Track.Disagreement * 2));
            readings[0] = readings[1 - fell];
            left = 1;
        }

        return left;
    }

    private static bool Persists(in Reading r, double middle, double stepS)
    {
        SensorTrack track = r.Track;
        double off = r.Mean - track.Offset - middle;
        track.Disagreement += (off - track.Disagreement) * Math.Min(1, stepS / 180);
        double allowed = LeastMmHg + (5 * Math.Sqrt(r.NoiseVariance * stepS / 360)) + (0.5 * track.Trait.Quantum);
        track.DisagreeingSteps = Math.Abs(track.Disagreement) > allowed ? track.DisagreeingSteps + 1 : 0;
        return track.DisagreeingSteps >= 6;
    }
}
