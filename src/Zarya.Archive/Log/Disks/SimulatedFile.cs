namespace Zarya.Archive.Log.Disks;

/// <summary>The content of a file of a <see cref="SimulatedDisk"/>: what is durable, and in order what was done since.</summary>
/// <remarks>Reads lay the changes over the durable octets, so that a write costs one copy and a sync another. The disk holds the lock.</remarks>
internal sealed class SimulatedFile
{
    private readonly StoredOctets _durable;
    private readonly List<PendingChange> _pending = [];
    private byte[] _buffer = [];
    private int _buffered;

    public SimulatedFile() : this(new StoredOctets()) { }

    private SimulatedFile(StoredOctets durable)
    {
        _durable = durable;
        Length = durable.Length;
    }

    /// <summary>The length as a reader sees it.</summary>
    public int Length { get; private set; }

    /// <summary>Whether a crash may change the content.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <summary>Reads what was written last.</summary>
    public int Read(long offset, Span<byte> destination)
    {
        if (offset >= Length) return 0;
        int start = (int)offset;
        destination = destination[..Math.Min(destination.Length, Length - start)];
        _durable.Read(start, destination);
        foreach (PendingChange change in _pending)
        {
            int from = Math.Clamp(change.Offset - start, 0, destination.Length);
            if (change.SetsLength)
            {
                destination[from..].Clear();
                continue;
            }
            int to = Math.Clamp(change.End - start, from, destination.Length);
            if (to > from) _buffer.AsSpan(change.Source + start + from - change.Offset, to - from).CopyTo(destination[from..]);
        }
        return destination.Length;
    }

    /// <summary>Writes, not durably.</summary>
    public void Write(int offset, ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty) return;
        if (_buffered + octets.Length > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffered + octets.Length, 2 * _buffer.Length));
        octets.CopyTo(_buffer.AsSpan(_buffered));
        _pending.Add(new PendingChange(offset, octets.Length, _buffered, Fate.Pending));
        _buffered += octets.Length;
        Length = Math.Max(Length, offset + octets.Length);
    }

    /// <summary>Cuts or lengthens, not durably.</summary>
    public void SetLength(int length)
    {
        _pending.Add(new PendingChange(length, -1, 0, Fate.Pending));
        Length = length;
    }

    /// <summary>Makes durable what was done and is not doubtful.</summary>
    public void Sync()
    {
        int done = 0;
        while (done < _pending.Count && _pending[done].Fate != Fate.Doubtful) Apply(_pending[done++], _durable);
        _pending.RemoveRange(0, done);
        if (_pending.Count == 0) _buffered = 0;
        Mark(Fate.Certain);
    }

    /// <summary>A sync failed: what was done since the last one may be lost whatever follows.</summary>
    public void Doubt() => Mark(Fate.Doubtful);

    /// <summary>The durable octets, to be changed in place; only while nothing is pending.</summary>
    public Span<byte> Durable() => _durable.All();

    /// <summary>Other octets in place of all, durably; only while nothing is pending.</summary>
    public void Replace(ReadOnlySpan<byte> octets)
    {
        _durable.SetLength(0);
        _durable.Write(0, octets);
        Length = octets.Length;
    }

    /// <summary>The same file for another disk.</summary>
    public SimulatedFile Clone()
    {
        var clone = new SimulatedFile(_durable.Share()) { Length = Length };
        if (!HasPending) return clone;
        clone._pending.AddRange(_pending);
        clone._buffer = _buffer.AsSpan(0, _buffered).ToArray();
        clone._buffered = _buffered;
        return clone;
    }

    /// <summary>What is left of the file after a crash; all of that is durable.</summary>
    public SimulatedFile Survivor(CrashChance chance)
    {
        StoredOctets left = _durable.Share();
        foreach (PendingChange change in _pending)
        {
            Survival survival = change.Fate == Fate.Certain ? Survival.Kept : chance.Next(canTear: !change.SetsLength);
            if (survival == Survival.Kept) Apply(change, left);
            else if (survival == Survival.Torn) Tear(change, left, chance);
        }
        return new SimulatedFile(left);
    }

    private void Apply(in PendingChange change, StoredOctets target)
    {
        if (change.SetsLength) target.SetLength(change.Offset);
        else target.Write(change.Offset, _buffer.AsSpan(change.Source, change.Count));
    }

    // The length is kept elsewhere than the octets: it may have grown for all of the write though sectors at the end are missing.
    private void Tear(in PendingChange change, StoredOctets target, CrashChance chance)
    {
        if (change.End > target.Length && chance.NextBit()) target.SetLength(change.End);
        for (int at = change.Offset; at < change.End;)
        {
            int next = (int)Math.Min(change.End, (at / chance.SectorOctets + 1L) * chance.SectorOctets);
            if (chance.NextBit()) target.Write(at, _buffer.AsSpan(change.Source + at - change.Offset, next - at));
            at = next;
        }
    }

    private void Mark(Fate fate)
    {
        for (int i = 0; i < _pending.Count; i++)
            if (_pending[i].Fate == Fate.Pending) _pending[i] = _pending[i] with { Fate = fate };
    }
}
