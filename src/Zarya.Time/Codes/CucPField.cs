namespace Zarya.Time.Codes;

/// <summary>The P-field of the CCSDS unsegmented code, 301.0-B-4 §3.2.2: one octet, or two when more octets are counted than one can say.</summary>
public readonly record struct CucPField
{
    //    0 1 2 3 4 5 6 7     8 9 . . . . . .
    //   +-+-----+---+---+   +-+---+-----+---+
    //   |X| ID  |c-1| f |   |0| c+| f+  |res|   c, f: coarse and fine octets; c+, f+: more of them; res: for the mission
    //   +-+-----+---+---+   +-+---+-----+---+

    /// <summary>A P-field.</summary>
    /// <param name="hasAgencyEpoch">Level 2, agency-defined epoch; otherwise level 1, 1958-01-01 TAI.</param>
    /// <param name="coarseOctets">Octets of whole seconds, 1 to 7.</param>
    /// <param name="fineOctets">Octets of binary fraction, 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of octets is out of range.</exception>
    public CucPField(bool hasAgencyEpoch, int coarseOctets, int fineOctets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coarseOctets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coarseOctets, 7);
        ArgumentOutOfRangeException.ThrowIfNegative(fineOctets);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fineOctets, 10);
        (HasAgencyEpoch, CoarseOctets, FineOctets) = (hasAgencyEpoch, coarseOctets, fineOctets);
    }

    /// <summary>Whether the epoch is agency-defined (level 2).</summary>
    public bool HasAgencyEpoch { get; }

    /// <summary>Octets of whole seconds, 1 to 7.</summary>
    public int CoarseOctets { get; }

    /// <summary>Octets of binary fraction of a second, 0 to 10.</summary>
    public int FineOctets { get; }

    /// <summary>The octets of this P-field: 1, or 2 beyond 4 coarse or 3 fine octets.</summary>
    public int Length => CoarseOctets > 4 || FineOctets > 3 ? 2 : 1;

    /// <summary>The octets of the T-field.</summary>
    public int TFieldLength => CoarseOctets + FineOctets;

    /// <summary>Reads a P-field from the start of <paramref name="octets"/>.</summary>
    /// <param name="octets">Where to read.</param>
    /// <param name="pField">The P-field.</param>
    /// <param name="length">The octets it takes, 1 or 2; with a fault, the offset of the fault.</param>
    public static TimeFault Read(ReadOnlySpan<byte> octets, out CucPField pField, out int length)
    {
        pField = default;
        length = 0;
        if (octets.IsEmpty) return TimeFault.NeedMore;
        int id = PField.TimeCodeId(octets[0]);
        if (id is not (PField.CucCcsdsEpoch or PField.CucAgencyEpoch)) return TimeFault.UnknownTimeCode;
        int coarse = ((octets[0] >> 2) & 0b11) + 1;
        int fine = octets[0] & 0b11;
        length = 1;
        if (PField.IsExtended(octets[0]))
        {
            if (octets.Length < 2) return TimeFault.NeedMore;
            if (PField.IsExtended(octets[1])) return TimeFault.UndefinedExtension;
            if ((octets[1] & 0b11) != 0) return TimeFault.MissionBitsSet;
            coarse += (octets[1] >> 5) & 0b11;
            fine += (octets[1] >> 2) & 0b111;
            length = 2;
        }
        pField = new CucPField(id == PField.CucAgencyEpoch, coarse, fine);
        return TimeFault.None;
    }

    /// <summary>Writes the P-field; the first octet says as much as it can, the second the rest.</summary>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is shorter than <see cref="Length"/>.</returns>
    public bool TryWrite(Span<byte> destination)
    {
        if (destination.Length < Length) return false;
        int coarse = Math.Min(CoarseOctets, 4);
        int fine = Math.Min(FineOctets, 3);
        int first = ((HasAgencyEpoch ? PField.CucAgencyEpoch : PField.CucCcsdsEpoch) << 4) | ((coarse - 1) << 2) | fine;
        destination[0] = (byte)(Length == 2 ? first | 0x80 : first);
        if (Length == 2) destination[1] = (byte)(((CoarseOctets - coarse) << 5) | ((FineOctets - fine) << 2));
        return true;
    }
}
