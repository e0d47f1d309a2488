namespace Zarya.Archive.Log.Disks;

/// <summary>An open file of a <see cref="SimulatedDisk"/>, which it stays whatever becomes of the name.</summary>
internal sealed class SimulatedHandle(SimulatedDisk disk, SimulatedFile file, bool canWrite) : IDiskFile
{
    private bool _isDisposed;

    /// <inheritdoc/>
    public long Length
    {
        get
        {
            lock (disk.Gate)
            {
                Check();
                return file.Length;
            }
        }
    }

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        lock (disk.Gate)
        {
            Check();
            return file.Read(offset, destination);
        }
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> octets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        lock (disk.Gate)
        {
            CheckWritable();
            DiskFault? fault = disk.Plan.Begin();
            if (offset + octets.Length > Array.MaxLength) throw new IOException("simulated: the file is too large");
            if (fault is { } why)
            {
                if (why == DiskFault.ShortWrite && octets.Length > 1) file.Write((int)offset, octets[..disk.Fitting(file, offset, disk.Random.Next(1, octets.Length))]);
                throw OperationPlan.Exception(why);
            }
            int fitting = disk.Fitting(file, offset, octets.Length);
            if (fitting == octets.Length || disk.Options.WritesPartWhenFull) file.Write((int)offset, octets[..fitting]);
            disk.Plan.ThrowIfCrashed();
            if (fitting < octets.Length) throw new DiskFullException();
        }
    }

    /// <inheritdoc/>
    public void SetLength(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        lock (disk.Gate)
        {
            CheckWritable();
            disk.Plan.BeginWhole();
            if (length > Array.MaxLength) throw new IOException("simulated: the file is too large");
            bool isFitting = length <= file.Length || disk.Fitting(file, file.Length, (int)length - file.Length) == length - file.Length;
            if (isFitting) file.SetLength((int)length);
            disk.Plan.ThrowIfCrashed();
            if (!isFitting) throw new DiskFullException();
        }
    }

    /// <inheritdoc/>
    public void Sync()
    {
        lock (disk.Gate)
        {
            CheckWritable();
            DiskFault? fault = disk.Plan.Begin(isSync: true);
            disk.Plan.ThrowIfCrashed();
            if (fault is { } why)
            {
                file.Doubt();
                throw OperationPlan.Exception(why);
            }
            file.Sync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (disk.Gate) _isDisposed = true;
    }

    private void Check()
    {
        disk.Plan.ThrowIfCrashed();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
    }

    private void CheckWritable()
    {
        Check();
        if (!canWrite) throw new InvalidOperationException("the file is open for reading only");
    }
}
