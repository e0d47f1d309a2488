using System.Buffers;
using Zarya.Time;

namespace Zarya.Links;

/// <summary>Packets that came in together by one link: their octets in one pooled array. Whoever is done with it releases it; retained as often as it is shared.</summary>
public sealed class PacketBatch
{
    private byte[] _octets;
    private int[] _ends;
    private Instant[] _receptions;
    private int _holders = 1;

    /// <summary>An empty batch.</summary>
    /// <param name="link">The link's name.</param>
    /// <param name="octets">Room for so many octets, to begin with.</param>
    public PacketBatch(string link, int octets = 64 * 1024)
    {
        Link = link;
        _octets = ArrayPool<byte>.Shared.Rent(octets);
        _ends = ArrayPool<int>.Shared.Rent(1024);
        _receptions = ArrayPool<Instant>.Shared.Rent(1024);
    }

    /// <summary>The link's name.</summary>
    public string Link { get; }

    /// <summary>Packets in it.</summary>
    public int Count { get; private set; }

    /// <summary>Octets in it.</summary>
    public int Octets => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>A packet.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            return _octets.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>When a packet's last octet came.</summary>
    public Instant Reception(int index) => _receptions[index];

    /// <summary>Adds a packet; its octets are copied.</summary>
    public void Add(ReadOnlySpan<byte> packet, Instant reception)
    {
        int start = Octets;
        if (start + packet.Length > _octets.Length) Grow(ref _octets, start, start + packet.Length);
        if (Count == _ends.Length) Grow(ref _ends, Count, Count + 1);
        if (Count == _receptions.Length) Grow(ref _receptions, Count, Count + 1);
        packet.CopyTo(_octets.AsSpan(start));
        _ends[Count] = start + packet.Length;
        _receptions[Count++] = reception;
    }

    /// <summary>One more holder.</summary>
    public void Retain() => Interlocked.Increment(ref _holders);

    /// <summary>One holder less; the last one gives the memory back.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0) return;
        ArrayPool<byte>.Shared.Return(_octets);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<Instant>.Shared.Return(_receptions);
        (_octets, _ends, _receptions, Count) = ([], [], [], 0);
    }

    private static void Grow<T>(ref T[] array, int used, int needed)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
