using System.Diagnostics.CodeAnalysis;

namespace Zarya.Ccsds.Packets;

/// <summary>Which part of segmented user data a packet carries (CCSDS 133.0-B-2, 4.1.3.4.2); the numbers are the two bits.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The book calls the field Sequence Flags.")]
public enum SequenceFlags : byte
{
    /// <summary>00: a continuation segment.</summary>
    Continuation = 0,

    /// <summary>01: the first segment.</summary>
    First = 1,

    /// <summary>10: the last segment.</summary>
    Last = 2,

    /// <summary>11: unsegmented user data.</summary>
    Unsegmented = 3,
}
