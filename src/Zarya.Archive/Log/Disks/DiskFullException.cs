namespace Zarya.Archive.Log.Disks;

/// <summary>There is no space left (ENOSPC, EDQUOT). Nothing of what was to be written may be counted on.</summary>
public sealed class DiskFullException : IOException
{
    /// <summary>With a standard message.</summary>
    public DiskFullException() : this("no space is left on the disk") { }

    /// <summary>With a message.</summary>
    public DiskFullException(string message) : base(message) { }

    /// <summary>With a message and what was thrown.</summary>
    public DiskFullException(string message, Exception inner) : base(message, inner) { }
}
