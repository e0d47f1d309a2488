using Zarya.Time;

namespace Zarya.Verbs;

/// <summary>Says when the leap-second table of this program is older than it vouches for: UTC times after its end may be a second off.</summary>
internal static class LeapSecondsNotice
{
    /// <summary>Writes the warning on standard error if the table has expired by the clock of this machine.</summary>
    public static void WarnIfExpired(LeapSeconds leapSeconds)
    {
        long unixNanoseconds = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        if (UnixTime.TryToInstant(unixNanoseconds, leapSeconds, out Instant now) && leapSeconds.IsExpiredAt(now))
            Console.Error.WriteLine($"zarya: the leap-second table of this program ends on {leapSeconds.ExpiresOn}: later times may be a second off; a newer version has a newer table");
    }
}
