namespace Zarya.Time.Codes;

/// <summary>The P-field of the CCSDS calendar segmented code, 301.0-B-4 §3.4.2: one octet.</summary>
public readonly record struct CcsPField
{
    //    0 1 2 3 4 5 6 7
    //   +-+-----+-+-----+
    //   |0| 101 |V|  R  |   V: day of year; R: subsecond octets, 111 reserved
    //   +-+-----+-+-----+

    /// <summary>A P-field.</summary>
    /// <param name="dateForm">Month and day, or day of year.</param>
    /// <param name="subsecondOctets">Octets of two decimals each, 0 to 6 (1 s to 10^-12 s).</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of range.</exception>
    public CcsPField(UtcDateForm dateForm, int subsecondOctets)
    {
        if (dateForm is not (UtcDateForm.MonthDay or UtcDateForm.DayOfYear)) throw new ArgumentOutOfRangeException(nameof(dateForm));
        ArgumentOutOfRangeException.ThrowIfNegative(subsecondOctets);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subsecondOctets, 6);
        (DateForm, SubsecondOctets) = (dateForm, subsecondOctets);
    }

    /// <summary>Month and day, or day of year.</summary>
    public UtcDateForm DateForm { get; }

    /// <summary>Octets of two decimals each, 0 to 6.</summary>
    public int SubsecondOctets { get; }

    /// <summary>The octets of the T-field, 7 to 13.</summary>
    public int TFieldLength => 7 + SubsecondOctets;

    /// <summary>Reads a P-field from the start of <paramref name="octets"/>; it takes one octet, and any fault is in that octet.</summary>
    public static TimeFault Read(ReadOnlySpan<byte> octets, out CcsPField pField)
    {
        pField = default;
        if (octets.IsEmpty) return TimeFault.NeedMore;
        byte octet = octets[0];
        if (PField.TimeCodeId(octet) != PField.Ccs) return TimeFault.UnknownTimeCode;
        if (PField.IsExtended(octet)) return TimeFault.UndefinedExtension;
        if ((octet & 0b111) == 0b111) return TimeFault.ReservedResolution;
        pField = new CcsPField((octet & 0b1000) != 0 ? UtcDateForm.DayOfYear : UtcDateForm.MonthDay, octet & 0b111);
        return TimeFault.None;
    }

    /// <summary>Writes the one octet.</summary>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is empty.</returns>
    public bool TryWrite(Span<byte> destination)
    {
        if (destination.IsEmpty) return false;
        destination[0] = (byte)((PField.Ccs << 4) | (DateForm == UtcDateForm.DayOfYear ? 0b1000 : 0) | SubsecondOctets);
        return true;
    }
}
