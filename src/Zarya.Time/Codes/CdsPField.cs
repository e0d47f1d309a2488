namespace Zarya.Time.Codes;

/// <summary>How finely a day segmented code divides the millisecond, 301.0-B-4 §3.3.2 bits 6 and 7.</summary>
public enum CdsSubmillisecond
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Two octets of microseconds, 0 to 999.</summary>
    Microseconds = 1,

    /// <summary>Four octets of picoseconds, 0 to 999,999,999.</summary>
    Picoseconds = 2,
}

/// <summary>The P-field of the CCSDS day segmented code, 301.0-B-4 §3.3.2: one octet.</summary>
public readonly record struct CdsPField
{
    //    0 1 2 3 4 5 6 7
    //   +-+-----+-+-+---+
    //   |0| 100 |E|D| S |   E: agency epoch; D: 24-bit day; S: submillisecond, 11 reserved
    //   +-+-----+-+-+---+

    /// <summary>A P-field.</summary>
    /// <param name="hasAgencyEpoch">Level 2, agency-defined epoch; otherwise level 1, 1958-01-01.</param>
    /// <param name="has24BitDay">A day of three octets; otherwise two.</param>
    /// <param name="submillisecond">The submillisecond segment.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="submillisecond"/> is not a defined value.</exception>
    public CdsPField(bool hasAgencyEpoch, bool has24BitDay, CdsSubmillisecond submillisecond)
    {
        if (submillisecond is < CdsSubmillisecond.None or > CdsSubmillisecond.Picoseconds)
            throw new ArgumentOutOfRangeException(nameof(submillisecond), submillisecond, TimeFault.ReservedResolution.Reason());
        (HasAgencyEpoch, Has24BitDay, Submillisecond) = (hasAgencyEpoch, has24BitDay, submillisecond);
    }

    /// <summary>Whether the epoch is agency-defined (level 2).</summary>
    public bool HasAgencyEpoch { get; }

    /// <summary>Whether the day has three octets instead of two.</summary>
    public bool Has24BitDay { get; }

    /// <summary>The submillisecond segment.</summary>
    public CdsSubmillisecond Submillisecond { get; }

    /// <summary>The octets of the T-field, 6 to 11.</summary>
    public int TFieldLength => DayOctets + 4 + (2 * (int)Submillisecond);

    internal int DayOctets => Has24BitDay ? 3 : 2;

    /// <summary>Reads a P-field from the start of <paramref name="octets"/>; it takes one octet, and any fault is in that octet.</summary>
    public static TimeFault Read(ReadOnlySpan<byte> octets, out CdsPField pField)
    {
        pField = default;
        if (octets.IsEmpty) return TimeFault.NeedMore;
        byte octet = octets[0];
        if (PField.TimeCodeId(octet) != PField.Cds) return TimeFault.UnknownTimeCode;
        if (PField.IsExtended(octet)) return TimeFault.UndefinedExtension;
        if ((octet & 0b11) == 0b11) return TimeFault.ReservedResolution;
        pField = new CdsPField((octet & 0b1000) != 0, (octet & 0b100) != 0, (CdsSubmillisecond)(octet & 0b11));
        return TimeFault.None;
    }

    /// <summary>Writes the one octet.</summary>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is empty.</returns>
    public bool TryWrite(Span<byte> destination)
    {
        if (destination.IsEmpty) return false;
        destination[0] = (byte)((PField.Cds << 4) | (HasAgencyEpoch ? 0b1000 : 0) | (Has24BitDay ? 0b100 : 0) | (int)Submillisecond);
        return true;
    }
}
