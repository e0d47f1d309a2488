using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Inputs;

/// <summary>UTC times as users write them.</summary>
internal static class UtcText
{
    /// <summary>Reads one.</summary>
    /// <param name="what">What it is for, in the message.</param>
    /// <param name="text">The text.</param>
    /// <param name="leapSeconds">Leap seconds.</param>
    /// <exception cref="VerbException">It is none.</exception>
    public static Instant Read(string what, string text, LeapSeconds leapSeconds)
    {
        TimeDecode time = Instant.ReadUtc(text, leapSeconds);
        return time.IsValue ? time.Instant : throw new VerbException($"{what} {text}: {time.Reason} (character {time.Offset + 1}); write it as 1980-01-06T00:00:00Z");
    }
}
