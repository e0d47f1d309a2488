namespace Zarya.Time.Codes;

/// <summary>The CCSDS unsegmented code (CUC), 301.0-B-4 §3.2: a binary count of seconds and of their fraction since an epoch.</summary>
/// <remarks>1 to 7 octets of seconds, then 0 to 10 octets of fraction, most significant first (§3.2.1).</remarks>
public sealed class CucTimeCode : BinaryTimeCode
{
    private readonly CucEpoch _epoch;

    /// <summary>A level 1 code: SI seconds since 1958-01-01T00:00:00 TAI.</summary>
    /// <exception cref="ArgumentException">The P-field asks for an agency epoch, which is not given.</exception>
    public CucTimeCode(CucPField pField)
    {
        if (pField.HasAgencyEpoch) throw new ArgumentException(TimeFault.AgencyEpochMissing.Reason(), nameof(pField));
        PField = Checked(pField);
        _epoch = new CucEpoch(Epochs.Ccsds1958);
    }

    /// <summary>A level 2 code: SI seconds since <paramref name="agencyEpoch"/>.</summary>
    /// <exception cref="ArgumentException">The P-field does not say agency epoch.</exception>
    public CucTimeCode(CucPField pField, Instant agencyEpoch)
    {
        PField = CheckedAgency(pField);
        _epoch = new CucEpoch(agencyEpoch);
    }

    /// <summary>A level 2 code since <paramref name="agencyEpoch"/> that may leave leap seconds out.</summary>
    /// <exception cref="ArgumentException">The P-field does not say agency epoch, or the epoch is inside a leap second.</exception>
    public CucTimeCode(CucPField pField, Instant agencyEpoch, CucCount count, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        PField = CheckedAgency(pField);
        _epoch = new CucEpoch(agencyEpoch, count, leapSeconds);
    }

    /// <summary>The managed P-field.</summary>
    public CucPField PField { get; }

    /// <inheritdoc/>
    public override int EncodedLength => PField.TFieldLength;

    /// <inheritdoc/>
    public override int PFieldLength => PField.Length;

    /// <inheritdoc/>
    public override bool TryWritePField(Span<byte> destination) => PField.TryWrite(destination);

    /// <inheritdoc/>
    public override TimeDecode Decode(ReadOnlySpan<byte> octets) => DecodeTField(octets, 0, PField, _epoch);

    /// <inheritdoc/>
    /// <remarks>A fraction of up to three octets that was decoded encodes to the same octets again.</remarks>
    public override TimeEncode Encode(Instant instant, Span<byte> destination)
    {
        if (destination.Length < EncodedLength) return TimeEncode.Refused(TimeFault.DestinationTooShort);
        TimeFault fault = _epoch.ToCount(instant, out ulong seconds, out int nanosecond);
        if (fault != TimeFault.None) return TimeEncode.Refused(fault);
        if (seconds >> (8 * PField.CoarseOctets) != 0) return TimeEncode.Refused(TimeFault.CountTooLarge);
        for (int i = PField.CoarseOctets - 1; i >= 0; i--, seconds >>= 8) destination[i] = (byte)seconds;
        CucFraction.Write(nanosecond, destination.Slice(PField.CoarseOctets, PField.FineOctets));
        return TimeEncode.Done(EncodedLength);
    }

    internal static TimeDecode DecodeTField(ReadOnlySpan<byte> octets, int start, CucPField pField, in CucEpoch epoch)
    {
        int fineAt = start + pField.CoarseOctets;
        int end = fineAt + pField.FineOctets;
        if (octets.Length < end) return TimeDecode.NeedMore(end);
        ulong seconds = 0;
        for (int i = start; i < fineAt; i++) seconds = (seconds << 8) | octets[i];
        int nanosecond = CucFraction.ToNanosecond(octets[fineAt..end]);
        TimeFault fault = epoch.ToTai(seconds, nanosecond, out long tai);
        return fault == TimeFault.None ? TimeDecode.Value(tai, end) : TimeDecode.Rejected(fault, start);
    }

    private static CucPField CheckedAgency(CucPField pField) =>
        pField.HasAgencyEpoch ? Checked(pField) : throw new ArgumentException("an agency epoch with a P-field of level 1", nameof(pField));

    private static CucPField Checked(CucPField pField) =>
        pField.CoarseOctets > 0 ? pField : throw new ArgumentException("the P-field is not initialised", nameof(pField));
}
