using System.Buffers.Binary;

namespace Zarya.Time.Codes;

/// <summary>The CCSDS day segmented code (CDS), 301.0-B-4 §3.3: UTC as day, millisecond of day and a part of the millisecond.</summary>
/// <remarks>
/// Days are UTC days since 1958-01-01 or since the agency epoch. On a day with an inserted second the millisecond runs to 86,400,999, on
/// one with a removed second to 86,398,999 (§3.3.1).
/// </remarks>
public sealed class CdsTimeCode : BinaryTimeCode
{
    // Above any day, even one with a leap second.
    private const uint MillisecondLimit = 86_401_000;

    private readonly LeapSeconds _leapSeconds;
    private readonly int _epochDay;

    /// <summary>A level 1 code: UTC days since 1958-01-01.</summary>
    /// <exception cref="ArgumentException">The P-field asks for an agency epoch, which is not given.</exception>
    public CdsTimeCode(CdsPField pField, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        if (pField.HasAgencyEpoch) throw new ArgumentException(TimeFault.AgencyEpochMissing.Reason(), nameof(pField));
        (PField, _leapSeconds) = (pField, leapSeconds);
    }

    /// <summary>A level 2 code: UTC days since <paramref name="agencyEpoch"/>.</summary>
    /// <exception cref="ArgumentException">The P-field does not say agency epoch, or the epoch is not at 00:00:00 UTC.</exception>
    public CdsTimeCode(CdsPField pField, Instant agencyEpoch, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        if (!pField.HasAgencyEpoch) throw new ArgumentException("an agency epoch with a P-field of level 1", nameof(pField));
        if (!TryEpochDay(agencyEpoch, leapSeconds, out _epochDay))
            throw new ArgumentException(TimeFault.AgencyEpochNotMidnight.Reason(), nameof(agencyEpoch));
        (PField, _leapSeconds) = (pField, leapSeconds);
    }

    /// <summary>The managed P-field.</summary>
    public CdsPField PField { get; }

    /// <inheritdoc/>
    public override int EncodedLength => PField.TFieldLength;

    /// <inheritdoc/>
    public override int PFieldLength => 1;

    /// <inheritdoc/>
    public override bool TryWritePField(Span<byte> destination) => PField.TryWrite(destination);

    /// <inheritdoc/>
    public override TimeDecode Decode(ReadOnlySpan<byte> octets) => DecodeTField(octets, 0, PField, _epochDay, _leapSeconds);

    /// <inheritdoc/>
    public override TimeEncode Encode(Instant instant, Span<byte> destination)
    {
        if (destination.Length < EncodedLength) return TimeEncode.Refused(TimeFault.DestinationTooShort);
        CalendarTime utc = _leapSeconds.ToUtc(instant);
        int day = utc.Day - _epochDay;
        if (day < 0) return TimeEncode.Refused(TimeFault.BeforeEpoch);
        if (!PField.Has24BitDay && day > ushort.MaxValue) return TimeEncode.Refused(TimeFault.CountTooLarge);
        (long millisecond, long nanosecond) = Math.DivRem(utc.NanosecondOfDay, 1_000_000);
        if (PField.Has24BitDay) destination[0] = (byte)(day >> 16);
        Span<byte> rest = destination[(PField.DayOctets - 2)..];
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)day);
        BinaryPrimitives.WriteUInt32BigEndian(rest[2..], (uint)millisecond);
        if (PField.Submillisecond == CdsSubmillisecond.Microseconds) BinaryPrimitives.WriteUInt16BigEndian(rest[6..], (ushort)(nanosecond / 1_000));
        if (PField.Submillisecond == CdsSubmillisecond.Picoseconds) BinaryPrimitives.WriteUInt32BigEndian(rest[6..], (uint)(nanosecond * 1_000));
        return TimeEncode.Done(EncodedLength);
    }

    /// <summary>The UTC day a day count begins on; <see langword="false"/> when the epoch is not at 00:00:00 UTC.</summary>
    internal static bool TryEpochDay(Instant epoch, LeapSeconds leapSeconds, out int day)
    {
        CalendarTime utc = leapSeconds.ToUtc(epoch);
        day = utc.Day;
        return utc.NanosecondOfDay == 0;
    }

    internal static TimeDecode DecodeTField(ReadOnlySpan<byte> octets, int start, CdsPField pField, int epochDay, LeapSeconds leapSeconds)
    {
        int end = start + pField.TFieldLength;
        if (octets.Length < end) return TimeDecode.NeedMore(end);
        int millisecondAt = start + pField.DayOctets;
        int day = BinaryPrimitives.ReadUInt16BigEndian(octets[(millisecondAt - 2)..]);
        if (pField.Has24BitDay) day |= octets[start] << 16;
        uint millisecond = BinaryPrimitives.ReadUInt32BigEndian(octets[millisecondAt..]);
        if (millisecond >= MillisecondLimit) return TimeDecode.Rejected(TimeFault.MillisecondOutOfRange, millisecondAt);
        long nanosecondOfDay = millisecond * 1_000_000L;
        int partAt = millisecondAt + 4;
        if (pField.Submillisecond == CdsSubmillisecond.Microseconds)
        {
            int microsecond = BinaryPrimitives.ReadUInt16BigEndian(octets[partAt..]);
            if (microsecond > 999) return TimeDecode.Rejected(TimeFault.SubmillisecondOutOfRange, partAt);
            nanosecondOfDay += microsecond * 1_000;
        }
        else if (pField.Submillisecond == CdsSubmillisecond.Picoseconds)
        {
            uint picosecond = BinaryPrimitives.ReadUInt32BigEndian(octets[partAt..]);
            if (picosecond > 999_999_999) return TimeDecode.Rejected(TimeFault.SubmillisecondOutOfRange, partAt);
            nanosecondOfDay += picosecond / 1_000;
        }
        TimeFault fault = leapSeconds.ToTai(epochDay + day, nanosecondOfDay, out long tai);
        return fault == TimeFault.None
            ? TimeDecode.Value(tai, end)
            : TimeDecode.Rejected(fault, fault == TimeFault.SecondNotInDay ? millisecondAt : start);
    }
}
