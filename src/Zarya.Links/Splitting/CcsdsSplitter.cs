using Zarya.Ccsds.Packets;

namespace Zarya.Links.Splitting;

/// <summary>CCSDS space packets, found by the cursor that files are read with too, so that live and stored packets are the same.</summary>
internal sealed class CcsdsSplitter : IPacketSplitter
{
    private readonly PacketStreamOptions _options;
    private PacketStreamState _state;

    public CcsdsSplitter(CcsdsSplitterOptions options)
    {
        _options = new PacketStreamOptions
        {
            PrefixLength = options.PrefixOctets,
            SuffixLength = options.SuffixOctets,
            MaxPacketLength = options.MaxOctets,
            ExpectedApids = options.Apids.Count == 0 ? null : [.. options.Apids.Select(a => new Apid(a))],
            // A live stream gives a packet with its last octet, before anybody knows what follows: files and datagrams are to give the same.
            KeepUnconfirmedPackets = true,
        };
        // A search waits for a chain of headers, and then for a quarter more.
        int record = options.PrefixOctets + options.MaxOctets + options.SuffixOctets;
        LongestWindow = (_options.ConfirmingHeaders + 2) * record * 5 / 4;
    }

    public int LongestWindow { get; }

    public SplitStep Next(ReadOnlySpan<byte> octets, bool isFinal)
    {
        var cursor = new PacketCursor(octets, _options, _state, isFinal);
        PacketStep step = cursor.Next();
        _state = cursor.State;
        return step.Kind switch
        {
            PacketStepKind.Packet => SplitStep.Packet((int)step.Offset, (int)step.Length, cursor.Position),
            PacketStepKind.Rejected => SplitStep.Rejected(Reason(step.Rejection), cursor.Position),
            PacketStepKind.NeedMore => SplitStep.NeedMore(step.Needed),
            _ => SplitStep.Rejected(SplitRejection.Truncated, octets.Length),
        };
    }

    public void Restart() => _state = default;

    private static SplitRejection Reason(PacketRejection rejection) => rejection switch
    {
        PacketRejection.TooLong => SplitRejection.TooLong,
        PacketRejection.Truncated => SplitRejection.Truncated,
        PacketRejection.EndNotOnHeader or PacketRejection.EndBeyondInput => SplitRejection.EndNotOnHeader,
        _ => SplitRejection.NoHeader,
    };
}
