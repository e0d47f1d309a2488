using System.Runtime.CompilerServices;

namespace Zarya.Ccsds.Packets;

/// <summary>
/// Walks the packets of one piece of contiguous memory without copying and without allocating. A stream that comes in pieces is walked with one
/// cursor a piece: what <see cref="Position"/> says was not used up is put in front of the next piece, and <see cref="State"/> is handed on.
/// </summary>
/// <remarks>Not for use by several threads. Never throws for what the octets hold, and every call but NeedMore and End moves forward.</remarks>
public ref struct PacketCursor
{
    private readonly ReadOnlySpan<byte> _octets;
    private readonly PacketRules _rules;
    private readonly long _streamOffset;
    private readonly bool _isFinal;
    private PacketRejection _trouble;
    private int _position;
    private int _lastHeader;

    /// <summary>Begins at the start of <paramref name="octets"/>.</summary>
    /// <param name="octets">The input; what an earlier cursor left over, then what came since.</param>
    /// <param name="options">How the stream is laid out.</param>
    /// <param name="state">The state the earlier cursor ended in, or <see langword="default"/>.</param>
    /// <param name="isFinal">Whether the stream ends with this input. If not, what is cut off at its end is waited for, not reported.</param>
    public PacketCursor(ReadOnlySpan<byte> octets, PacketStreamOptions options, PacketStreamState state = default, bool isFinal = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        _octets = octets;
        _rules = options.Rules;
        _streamOffset = state.Offset;
        _isFinal = isFinal;
        _trouble = state.Trouble;
        SetLastHeader();
    }

    /// <summary>Octets of this input used up so far.</summary>
    public readonly int Position => _position;

    /// <summary>What the next cursor of this stream must know.</summary>
    public readonly PacketStreamState State => new(_streamOffset + _position, _trouble);

    /// <summary>Headers judged in searches so far: the measure of what damage has cost. At most three times <see cref="PacketStreamOptions.ConfirmingHeaders"/> an octet.</summary>
    public long SearchProbes { get; private set; }

    /// <summary>The next packet, the next skipped range, or why there is neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PacketStep Next()
    {
        int header = _position + _rules.Prefix;
        int length = _rules.PlainLength(_octets, header, _lastHeader);
        if (length == 0) return NextUnusual();
        _position += length + _rules.Around;
        return PacketStep.Packet(header, length);
    }

    /// <summary>The octets a step speaks of: the packet, or what was skipped.</summary>
    public readonly ReadOnlySpan<byte> Octets(in PacketStep step) => _octets.Slice((int)step.Offset, (int)step.Length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PacketStep NextUnusual()
    {
        var splitter = new PacketSplitter<ContiguousOctets>(new ContiguousOctets(_octets), _rules, _isFinal, _position, _trouble);
        PacketStep step = splitter.Step();
        _position = (int)splitter.Position;
        _trouble = splitter.Trouble;
        SearchProbes += splitter.Probes;
        SetLastHeader();
        return step;
    }

    // The last place where a whole header can stand; -1 keeps the good path shut during a search.
    private void SetLastHeader() => _lastHeader = _trouble == PacketRejection.None ? _octets.Length - SpacePacketHeader.Octets : -1;
}
