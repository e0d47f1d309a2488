using Zarya.Time;

namespace Zarya.Archive.Views.Gaps;

/// <summary>Packets of an application process that are missing, or were for a time.</summary>
/// <param name="Identification">Packet identification without the secondary header flag: version, type, APID (CCSDS 133.0-B-2, 4.1.3.3).</param>
/// <param name="From">Generation time of the last packet before the gap.</param>
/// <param name="Until">Generation time of the first packet behind it.</param>
/// <param name="Missing">How many are missing now, modulo 16,384 (sequence counts, 4.1.3.4.3.4); 0: it was closed.</param>
/// <param name="MissingAtFirst">How many were missing when it opened.</param>
/// <param name="OpenedAt">Reception time of the first packet behind it: then it could be seen.</param>
/// <param name="LastFilledAt">Reception time of the last packet that filled some of it; <see langword="null"/> if none did.</param>
/// <param name="LeftInside">For one that late data filled, how many are still missing inside; they are gaps of their own.</param>
/// <param name="IsRestart">Whether the count began anew, or jumped by half its modulus or more: then nobody can say how many are missing, if any.</param>
public readonly record struct SequenceGap(ushort Identification, Instant From, Instant Until, int Missing, int MissingAtFirst, Instant OpenedAt, Instant? LastFilledAt, int LeftInside = 0, bool IsRestart = false)
{
    /// <summary>The APID.</summary>
    public int Apid => Identification & 0x7FF;

    /// <summary>Whether late data filled it, in part or whole.</summary>
    public bool IsClosed => Missing == 0 && !IsRestart;
}
