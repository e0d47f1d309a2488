using System.Buffers;
using Zarya.Ccsds.Packets;
using Zarya.Census;
using Zarya.Time;

namespace Zarya.Inputs;

/// <summary>Some packets of a file, as they lie in one piece of memory; and what was skipped between them. Returned to the pool when disposed.</summary>
internal sealed class PacketBlock : IDisposable
{
    private readonly byte[] _octets;
    private readonly List<(int Offset, int Length)> _packets = [];

    public PacketBlock(int size, long firstIndex)
    {
        _octets = ArrayPool<byte>.Shared.Rent(size);
        FirstIndex = firstIndex;
    }

    /// <summary>Index in the file of the first packet, from 0.</summary>
    public long FirstIndex { get; }

    /// <summary>The number of packets.</summary>
    public int Count => _packets.Count;

    /// <summary>Ranges of the file that are no packets, with the reason.</summary>
    public List<SkippedRange> Skipped { get; } = [];

    /// <summary>For packets of a record, what it says about each; else <see langword="null"/>.</summary>
    public List<EntryTag>? Tags { get; init; }

    /// <summary>Packets that were kept although what follows them is damaged.</summary>
    public int Unconfirmed { get; set; }

    /// <summary>The whole memory.</summary>
    public Span<byte> Octets => _octets;

    /// <summary>A packet, without prefix and suffix.</summary>
    public ReadOnlySpan<byte> this[int i] => _octets.AsSpan(_packets[i].Offset, _packets[i].Length);

    public void Add(int offset, int length) => _packets.Add((offset, length));

    public void Add(in PacketStep packet) => _packets.Add(((int)packet.Offset, (int)packet.Length));

    public void Dispose() => ArrayPool<byte>.Shared.Return(_octets);
}

/// <summary>What a record says about a packet.</summary>
/// <param name="Number">The entry's number.</param>
/// <param name="Generation">Generation time; the reception time if it is unknown.</param>
/// <param name="Reception">Reception time.</param>
internal readonly record struct EntryTag(long Number, Instant Generation, Instant Reception);
