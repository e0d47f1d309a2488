using Zarya.Mdb.Values;

namespace Zarya.Outputs;

/// <summary>What became of packets, with the first errors in full.</summary>
internal sealed class DecodeCounts
{
    /// <summary>Errors that are told one by one; the rest is counted.</summary>
    private const int Told = 10;

    private readonly Dictionary<DecodeErrorKind, long> _errors = [];

    public long Packets { get; private set; }

    public long Octets { get; private set; }

    /// <summary>Packets that more than one container matched.</summary>
    public long Ambiguous { get; private set; }

    /// <summary>Packets with bits after their last entry.</summary>
    public long Longer { get; private set; }

    public IReadOnlyDictionary<DecodeErrorKind, long> Errors => _errors;

    public List<string> FirstErrors { get; } = [];

    /// <summary>Counts a decoded packet.</summary>
    public void Add(DecodedPacket decoded, in PacketHead head, int octets)
    {
        Packets++;
        Octets += octets;
        if (decoded.IsAmbiguous) Ambiguous++;
        if (head.Ok)
        {
            if (decoded.EndBit < octets * 8) Longer++;
            return;
        }
        _errors[decoded.Error.Kind] = _errors.GetValueOrDefault(decoded.Error.Kind) + 1;
        if (FirstErrors.Count < Told) FirstErrors.Add($"{(head.File is null ? "" : head.File + ": ")}packet {head.Index}, APID {head.Apid}: {decoded.Error.Describe(octets * 8)}");
    }

    /// <summary>Adds what came after.</summary>
    public void Add(DecodeCounts later)
    {
        Packets += later.Packets;
        Octets += later.Octets;
        Ambiguous += later.Ambiguous;
        Longer += later.Longer;
        foreach ((DecodeErrorKind kind, long count) in later._errors) _errors[kind] = _errors.GetValueOrDefault(kind) + count;
        FirstErrors.AddRange(later.FirstErrors.Take(Math.Max(0, Told - FirstErrors.Count)));
    }
}
