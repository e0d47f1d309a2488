using Zarya.Time;
using Zarya.Time.Codes;
using Zarya.Verbs;

namespace Zarya.Inputs;

/// <summary>A time code as a user writes it: a <see cref="TimeCodeName"/>.</summary>
internal static class TimeCodeText
{
    public const string Forms = TimeCodeName.Forms;

    /// <summary>Reads it.</summary>
    /// <exception cref="VerbException">It is none of these.</exception>
    public static TimeCode Read(string text, LeapSeconds leapSeconds) => TimeCodeName.TryRead(text, leapSeconds, out TimeCode? code, out string? reason) ? code : throw new VerbException(reason);
}
