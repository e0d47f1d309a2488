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

    /// <summary>Reads a range, <c>--from</c> and <c>--to</c>; either may be missing.</summary>
    /// <exception cref="VerbException">One is none, or nothing is between them.</exception>
    public static (Instant From, Instant To) ReadRange(string? from, string? to, LeapSeconds leapSeconds)
    {
        Instant first = from is null ? Instant.MinValue : Read("--from", from, leapSeconds);
        Instant end = to is null ? Instant.MaxValue : Read("--to", to, leapSeconds);
        return first < end ? (first, end) : throw new VerbException($"--from {from} is not before --to {to}: nothing is between them");
    }
}
