using System.Globalization;

namespace Zarya.Time.Codes;

/// <summary>
/// A time code as people write it: <c>cds</c>, <c>cds16.16</c> (day bits, submillisecond bits), <c>cuc4.2</c> (octets of seconds and of fraction),
/// <c>p-field</c> (the code says itself what it is); behind <c>@</c> an agency epoch, a UTC time or <c>TAI</c>, <c>GPS</c>, <c>UNIX</c>, <c>J2000</c>. After UNIX a CUC counts seconds
/// without leap seconds, as POSIX does.
/// </summary>
public static class TimeCodeName
{
    /// <summary>What there is, for messages.</summary>
    public const string Forms = "cds, cds16.16, cds16.32, cds24.16, cuc4.2, p-field; with @EPOCH behind it for an agency epoch (@1980-01-06T00:00:00Z, @TAI, @GPS, @UNIX, @J2000)";

    /// <summary>Reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="leapSeconds">Leap seconds, for codes and epochs that count in UTC.</param>
    /// <param name="code">The code.</param>
    /// <param name="reason">What is wrong with the text, in words that say what there is; <see langword="null"/> if nothing.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, LeapSeconds leapSeconds, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TimeCode? code, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            code = Read(text.Split('@', 2), leapSeconds);
            reason = code is null ? $"there is no time code {text}; there are {Forms}" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            code = null;
            reason = $"time code {text}: {FirstLine(e.Message)}; there are {Forms}";
        }
        return code is not null;
    }

    private static TimeCode? Read(string[] parts, LeapSeconds leapSeconds)
    {
        Instant? epoch = parts.Length == 2 ? ReadEpoch(parts[1], leapSeconds) : null;
        CucCount count = parts.Length == 2 && parts[1].Equals("UNIX", StringComparison.OrdinalIgnoreCase) ? CucCount.UtcSeconds : CucCount.SiSeconds;
        string code = parts[0].ToUpperInvariant();
        if (code is "P-FIELD") return ReadPField(epoch, count, leapSeconds);
        if (code.StartsWith("CDS", StringComparison.Ordinal)) return ReadCds(code[3..], epoch, leapSeconds);
        return code.StartsWith("CUC", StringComparison.Ordinal) ? ReadCuc(code[3..], epoch, count, leapSeconds) : null;
    }

    private static SelfIdentifyingTimeCode ReadPField(Instant? epoch, CucCount count, LeapSeconds leapSeconds)
    {
        var unwritten = new CucTimeCode(new CucPField(false, 4, 0));
        return epoch is { } from ? new SelfIdentifyingTimeCode(unwritten, leapSeconds, from, count) : new SelfIdentifyingTimeCode(unwritten, leapSeconds);
    }

    private static CdsTimeCode ReadCds(string sizes, Instant? epoch, LeapSeconds leapSeconds)
    {
        (int day, int submillisecond) = sizes.Length == 0 ? (16, 0) : Pair(sizes);
        if (day is not (16 or 24)) throw new FormatException("the day has 16 or 24 bits");
        CdsSubmillisecond fine = submillisecond switch
        {
            0 => CdsSubmillisecond.None,
            16 => CdsSubmillisecond.Microseconds,
            32 => CdsSubmillisecond.Picoseconds,
            _ => throw new FormatException("below the millisecond there are 0, 16 or 32 bits"),
        };
        var pField = new CdsPField(epoch is not null, day == 24, fine);
        return epoch is { } from ? new CdsTimeCode(pField, from, leapSeconds) : new CdsTimeCode(pField, leapSeconds);
    }

    private static CucTimeCode ReadCuc(string sizes, Instant? epoch, CucCount count, LeapSeconds leapSeconds)
    {
        (int coarse, int fine) = Pair(sizes);
        var pField = new CucPField(epoch is not null, coarse, fine);
        return epoch is { } from ? new CucTimeCode(pField, from, count, leapSeconds) : new CucTimeCode(pField);
    }

    private static (int First, int Second) Pair(string sizes)
    {
        string[] parts = sizes.Split('.');
        if (parts.Length > 2) throw new FormatException("at most two sizes, with a point between them");
        return (int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static Instant ReadEpoch(string text, LeapSeconds leapSeconds)
    {
        switch (text.ToUpperInvariant())
        {
            case "TAI": return Epochs.Ccsds1958;
            case "GPS": return Epochs.Gps;
            case "UNIX": return Epochs.Unix;
            case "J2000": return Epochs.J2000;
        }
        TimeDecode time = Instant.ReadUtc(text, leapSeconds);
        return time.IsValue ? time.Instant : throw new FormatException($"epoch {text}: {time.Reason} (character {time.Offset + 1}); write it as 1980-01-06T00:00:00Z");
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Replace(" (Parameter 'pField')", "", StringComparison.Ordinal).TrimEnd();
}
