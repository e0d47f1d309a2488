using Zarya.Time;

namespace Zarya.Links;

/// <summary>The time that links go by, from a provider that is handed in: the wall clock stamps what is received, a clock that never leaps measures silence and rates. Thread-safe.</summary>
public sealed class LinkClock
{
    private readonly LeapSeconds _leapSeconds;
    private readonly long _start;

    /// <summary>Begins at the provider's present.</summary>
    public LinkClock(TimeProvider provider, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(leapSeconds);
        Provider = provider;
        _leapSeconds = leapSeconds;
        _start = provider.GetTimestamp();
    }

    /// <summary>Where the time comes from: for delays.</summary>
    public TimeProvider Provider { get; }

    /// <summary>The wall clock's instant, to 100 ns.</summary>
    public Instant Now
    {
        get
        {
            long unix = (Provider.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * TimeSpan.NanosecondsPerTick;
            // A second that a negative leap second took away is no instant, yet a clock that was not told shows it.
            return UnixTime.TryToInstant(unix, _leapSeconds, out Instant now) || UnixTime.TryToInstant(unix + 1_000_000_000, _leapSeconds, out now) ? now : Instant.MaxValue;
        }
    }

    /// <summary>Seconds since the clock was made, by a clock that never leaps.</summary>
    public double ElapsedS => Provider.GetElapsedTime(_start).TotalSeconds;

    /// <summary>An instant for people, in UTC to the second.</summary>
    public string Text(Instant instant) => instant.ToUtcString(_leapSeconds, 0);
}
