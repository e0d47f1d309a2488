namespace Zarya.Archive.Log.Disks;

/// <summary>The octets of a simulated file that are on the platter: an array that several disks share until one writes to it, and zeros behind it up to the length.</summary>
internal sealed class StoredOctets
{
    private byte[] _octets = [];
    private int _filled;
    private bool _isShared;

    /// <summary>The length of the file; what is not in the array is zeros.</summary>
    public int Length { get; private set; }

    /// <summary>The same octets for another disk; neither sees what the other writes later.</summary>
    public StoredOctets Share()
    {
        _isShared = true;
        return new StoredOctets { _octets = _octets, _filled = _filled, _isShared = true, Length = Length };
    }

    /// <summary>Fills the destination from an offset, with zeros where nothing is.</summary>
    public void Read(int offset, Span<byte> destination)
    {
        int there = Math.Clamp(_filled - offset, 0, destination.Length);
        _octets.AsSpan(Math.Min(offset, _filled), there).CopyTo(destination);
        destination[there..].Clear();
    }

    /// <summary>Writes; the length grows as needed.</summary>
    public void Write(int offset, ReadOnlySpan<byte> octets)
    {
        int end = offset + octets.Length;
        Own(end);
        octets.CopyTo(_octets.AsSpan(offset));
        Length = Math.Max(Length, end);
    }

    /// <summary>Cuts or lengthens.</summary>
    public void SetLength(int length)
    {
        Length = length;
        _filled = Math.Min(_filled, length);
    }

    /// <summary>All octets, to be changed in place.</summary>
    public Span<byte> All()
    {
        Own(Length);
        return _octets.AsSpan(0, Length);
    }

    // Afterwards the array is this file's own and filled up to the end.
    private void Own(int end)
    {
        if (_isShared || end > _octets.Length)
        {
            int room = end <= _octets.Length ? _octets.Length : (int)Math.Min(Math.Max(end, 2L * _octets.Length), Array.MaxLength);
            byte[] own = GC.AllocateUninitializedArray<byte>(room);
            _octets.AsSpan(0, _filled).CopyTo(own);
            (_octets, _isShared) = (own, false);
        }
        if (end <= _filled) return;
        _octets.AsSpan(_filled, end - _filled).Clear();
        _filled = end;
    }
}
