using Zarya.Time;

namespace Zarya.Verbs;

/// <summary>Says when the leap-second table of this program is older than it vouches for: UTC times after its end may be a second off.</summary>
internal static class LeapSecondsNotice
{
    /// <summary>Tells it if the table has expired by a clock.</summary>
    public static void WarnIfExpired(LeapSeconds leapSeconds, TimeProvider clock, TextWriter told)
    {
        long unixNanoseconds = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        if (UnixTime.TryToInstant(unixNanoseconds, leapSeconds, out Instant now) && leapSeconds.IsExpiredAt(now))
            told.WriteLine($"zarya: the leap-second table of this program ends on {leapSeconds.ExpiresOn}: later times may be a second off; a newer version has a newer table");
    }
}
