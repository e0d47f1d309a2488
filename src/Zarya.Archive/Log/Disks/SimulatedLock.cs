namespace Zarya.Archive.Log.Disks;

/// <summary>A lock on a <see cref="SimulatedDisk"/>.</summary>
internal sealed class SimulatedLock(SimulatedDisk disk, string name) : IDisposable
{
    private bool _isDisposed;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (disk.Gate)
        {
            if (!_isDisposed) disk.Unlock(name);
            _isDisposed = true;
        }
    }
}
