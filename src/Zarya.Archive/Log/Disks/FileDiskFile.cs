using Microsoft.Win32.SafeHandles;

namespace Zarya.Archive.Log.Disks;

/// <summary>An open file of a <see cref="FileDisk"/>: pread, pwrite, ftruncate and fsync. No position, so that threads do not disturb each other.</summary>
internal sealed class FileDiskFile(SafeFileHandle handle, FileAccess rights) : IDiskFile
{
    /// <inheritdoc/>
    public long Length
    {
        get
        {
            try
            {
                return RandomAccess.GetLength(handle);
            }
            catch (Exception error) when (DiskErrors.IsForeign(error))
            {
                throw DiskErrors.Translate(error);
            }
        }
    }

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        try
        {
            int read = 0;
            while (read < destination.Length)
            {
                int more = RandomAccess.Read(handle, destination[read..], offset + read);
                if (more == 0) break;
                read += more;
            }
            return read;
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> octets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        RefuseIfReadOnly();
        try
        {
            // Goes on after a short pwrite(2) by itself until all is written or an error comes.
            RandomAccess.Write(handle, octets, offset);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Announce(long offset, long octets)
    {
        if (OperatingSystem.IsLinux()) WriteBack.Start(handle, offset, octets);
    }

    /// <inheritdoc/>
    public void SetLength(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        RefuseIfReadOnly();
        try
        {
            RandomAccess.SetLength(handle, length);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Sync()
    {
        RefuseIfReadOnly();
        try
        {
            RandomAccess.FlushToDisk(handle);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private void RefuseIfReadOnly()
    {
        if (rights == FileAccess.Read) throw new InvalidOperationException("the file is open for reading only");
    }
}
