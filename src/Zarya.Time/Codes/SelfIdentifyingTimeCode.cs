namespace Zarya.Time.Codes;

/// <summary>A time with its P-field in front of it, CCSDS 301.0-B-4 §3.1: each time says itself whether it is CUC, CDS or CCS.</summary>
/// <remarks>
/// Reads every kind; writes the one it was given. A P-field of level 2 is refused with <see cref="TimeFault.AgencyEpochMissing"/> when no
/// agency epoch was given. Agency-defined codes (identification 110, level 4) are not read.
/// </remarks>
public sealed class SelfIdentifyingTimeCode : TimeCode
{
    private readonly BinaryTimeCode _written;
    private readonly LeapSeconds _leapSeconds;
    private readonly bool _hasAgencyEpoch;
    private readonly CucEpoch _agencyEpoch;
    private readonly bool _isAgencyDay;
    private readonly int _agencyDay;

    /// <summary>A code whose P-fields of level 2 are refused.</summary>
    /// <param name="written">What <see cref="Encode"/> writes.</param>
    /// <param name="leapSeconds">The table to use.</param>
    public SelfIdentifyingTimeCode(BinaryTimeCode written, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(leapSeconds);
        (_written, _leapSeconds) = (written, leapSeconds);
    }

    /// <summary>A code whose P-fields of level 2 count from <paramref name="agencyEpoch"/>.</summary>
    /// <param name="written">What <see cref="Encode"/> writes; it has an epoch of its own, which should be the same.</param>
    /// <param name="leapSeconds">The table to use.</param>
    /// <param name="agencyEpoch">The epoch; CDS of level 2 is read only when it is at 00:00:00 UTC.</param>
    /// <param name="count">What CUC of level 2 counts.</param>
    /// <exception cref="ArgumentException">UTC seconds are counted from inside a leap second.</exception>
    public SelfIdentifyingTimeCode(BinaryTimeCode written, LeapSeconds leapSeconds, Instant agencyEpoch, CucCount count = CucCount.SiSeconds)
        : this(written, leapSeconds)
    {
        _hasAgencyEpoch = true;
        _agencyEpoch = new CucEpoch(agencyEpoch, count, leapSeconds);
        _isAgencyDay = CdsTimeCode.TryEpochDay(agencyEpoch, leapSeconds, out _agencyDay);
    }

    /// <inheritdoc/>
    public override int EncodedLength => _written.PFieldLength + _written.EncodedLength;

    /// <inheritdoc/>
    public override TimeDecode Decode(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty) return TimeDecode.NeedMore(1);
        return PField.TimeCodeId(octets[0]) switch
        {
            PField.CucCcsdsEpoch or PField.CucAgencyEpoch => DecodeCuc(octets),
            PField.Cds => DecodeCds(octets),
            PField.Ccs => DecodeCcs(octets),
            _ => TimeDecode.Rejected(TimeFault.UnknownTimeCode, 0),
        };
    }

    /// <inheritdoc/>
    public override TimeEncode Encode(Instant instant, Span<byte> destination)
    {
        if (destination.Length < EncodedLength || !_written.TryWritePField(destination)) return TimeEncode.Refused(TimeFault.DestinationTooShort);
        TimeEncode tField = _written.Encode(instant, destination[_written.PFieldLength..]);
        return tField.IsWritten ? TimeEncode.Done(EncodedLength) : tField;
    }

    private TimeDecode DecodeCuc(ReadOnlySpan<byte> octets)
    {
        TimeFault fault = CucPField.Read(octets, out CucPField pField, out int length);
        if (fault == TimeFault.NeedMore) return TimeDecode.NeedMore(length + 1);
        if (fault != TimeFault.None) return TimeDecode.Rejected(fault, length);
        if (!pField.HasAgencyEpoch) return CucTimeCode.DecodeTField(octets, length, pField, new CucEpoch(Epochs.Ccsds1958));
        return _hasAgencyEpoch
            ? CucTimeCode.DecodeTField(octets, length, pField, _agencyEpoch)
            : TimeDecode.Rejected(TimeFault.AgencyEpochMissing, 0);
    }

    private TimeDecode DecodeCds(ReadOnlySpan<byte> octets)
    {
        TimeFault fault = CdsPField.Read(octets, out CdsPField pField);
        if (fault != TimeFault.None) return TimeDecode.Rejected(fault, 0);
        if (!pField.HasAgencyEpoch) return CdsTimeCode.DecodeTField(octets, 1, pField, 0, _leapSeconds);
        if (!_hasAgencyEpoch) return TimeDecode.Rejected(TimeFault.AgencyEpochMissing, 0);
        return _isAgencyDay
            ? CdsTimeCode.DecodeTField(octets, 1, pField, _agencyDay, _leapSeconds)
            : TimeDecode.Rejected(TimeFault.AgencyEpochNotMidnight, 0);
    }

    private TimeDecode DecodeCcs(ReadOnlySpan<byte> octets)
    {
        TimeFault fault = CcsPField.Read(octets, out CcsPField pField);
        return fault == TimeFault.None ? CcsTimeCode.DecodeTField(octets, 1, pField, _leapSeconds) : TimeDecode.Rejected(fault, 0);
    }
}
