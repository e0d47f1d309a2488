namespace Zarya.Archive.Log.Blocks;

/// <summary>Octets that grow at the end and are used again. Belongs to one thread.</summary>
internal sealed class OctetBuffer(int capacity = 4096)
{
    private byte[] _octets = new byte[capacity];

    public int Length { get; private set; }

    public Span<byte> Written => _octets.AsSpan(0, Length);

    /// <summary>Room for so many octets behind what is written; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Room(int octets)
    {
        if (_octets.Length - Length < octets) Array.Resize(ref _octets, Math.Max(checked(Length + octets), _octets.Length * 2));
        return _octets.AsSpan(Length);
    }

    public void Advance(int octets) => Length += octets;

    public void Append(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(Room(octets.Length));
        Length += octets.Length;
    }

    /// <summary>Zeros to a multiple of eight.</summary>
    public void Pad()
    {
        int padding = -Length & 7;
        Room(padding)[..padding].Clear();
        Length += padding;
    }

    /// <summary>Takes octets away from the front.</summary>
    public void RemoveFront(int octets)
    {
        _octets.AsSpan(octets, Length - octets).CopyTo(_octets);
        Length -= octets;
    }

    public void Clear() => Length = 0;
}
