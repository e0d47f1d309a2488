namespace Zarya.Time.Codes;

/// <summary>The CCSDS ASCII calendar segmented codes A and B, 301.0-B-4 §3.5: UTC as ISO 8601 text, without a P-field.</summary>
/// <remarks>
/// Reading: the full date and time, any number of decimals, and either the terminator Z (octets after it are not looked at) or the end of
/// the octets. The subsets of §3.5.1 that leave out parts of the date or time are not read.
/// </remarks>
public sealed class AsciiTimeCode : TimeCode
{
    private readonly LeapSeconds _leapSeconds;

    /// <summary>A code.</summary>
    /// <param name="dateForm">Month and day for code A, day of year for code B.</param>
    /// <param name="digits">Decimals to write, 0 to 9; reading takes any.</param>
    /// <param name="terminated">Whether to write the terminator Z; reading takes both.</param>
    /// <param name="leapSeconds">The table to use.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of range.</exception>
    public AsciiTimeCode(UtcDateForm dateForm, int digits, bool terminated, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        if (dateForm is not (UtcDateForm.MonthDay or UtcDateForm.DayOfYear)) throw new ArgumentOutOfRangeException(nameof(dateForm));
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 9);
        (DateForm, Digits, IsTerminated, _leapSeconds) = (dateForm, digits, terminated, leapSeconds);
    }

    /// <summary>Month and day for code A, day of year for code B.</summary>
    public UtcDateForm DateForm { get; }

    /// <summary>Decimals written, 0 to 9.</summary>
    public int Digits { get; }

    /// <summary>Whether the terminator Z is written.</summary>
    public bool IsTerminated { get; }

    /// <inheritdoc/>
    public override int EncodedLength => UtcTextWriter.Length(DateForm, Digits, IsTerminated);

    /// <inheritdoc/>
    public override TimeDecode Decode(ReadOnlySpan<byte> octets) => UtcTextReader.Read(octets, DateForm, wholeText: false, _leapSeconds);

    /// <inheritdoc/>
    public override TimeEncode Encode(Instant instant, Span<byte> destination) =>
        UtcTextWriter.TryWrite(_leapSeconds.ToUtc(instant), DateForm, Digits, IsTerminated, destination, out int written)
            ? TimeEncode.Done(written)
            : TimeEncode.Refused(TimeFault.DestinationTooShort);
}
