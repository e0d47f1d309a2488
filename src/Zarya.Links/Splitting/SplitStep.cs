namespace Zarya.Links.Splitting;

/// <summary>Which answer a <see cref="SplitStep"/> is.</summary>
public enum SplitStepKind : byte
{
    /// <summary>Nothing can be said before more octets are there.</summary>
    NeedMore,

    /// <summary>A packet. One of no octets is no packet: what was used up lies between packets.</summary>
    Packet,

    /// <summary>Octets that are no packet were passed over.</summary>
    Rejected,
}

/// <summary>One answer of a splitter about the octets it was shown.</summary>
public readonly record struct SplitStep
{
    private SplitStep(SplitStepKind kind, SplitRejection rejection, int offset, int length, int used)
    {
        Kind = kind;
        Rejection = rejection;
        Offset = offset;
        Length = length;
        Used = used;
    }

    /// <summary>Which answer this is.</summary>
    public SplitStepKind Kind { get; }

    /// <summary>For <see cref="SplitStepKind.Rejected"/> the reason, else none.</summary>
    public SplitRejection Rejection { get; }

    /// <summary>Where the packet begins in the octets that were shown, else 0.</summary>
    public int Offset { get; }

    /// <summary>Octets of the packet, else 0.</summary>
    public int Length { get; }

    /// <summary>For <see cref="SplitStepKind.NeedMore"/> how many octets, at least 1, should be added before asking again; else the octets used up, at least 1.</summary>
    public int Used { get; }

    /// <summary>A packet at <paramref name="offset"/>; with it <paramref name="used"/> octets are used up.</summary>
    public static SplitStep Packet(int offset, int length, int used) => new(SplitStepKind.Packet, SplitRejection.None, offset, length, used);

    /// <summary>Ask again when <paramref name="octets"/> more are there.</summary>
    public static SplitStep NeedMore(int octets) => new(SplitStepKind.NeedMore, SplitRejection.None, 0, 0, Math.Max(1, octets));

    /// <summary>The first <paramref name="used"/> octets are no packet.</summary>
    public static SplitStep Rejected(SplitRejection reason, int used) => new(SplitStepKind.Rejected, reason, 0, 0, used);
}
