namespace Zarya.Archive.Log.Disks;

/// <summary>What the operating system's error numbers mean to the log. .NET keeps them in <see cref="Exception.HResult"/>: the raw errno on Unix, an HRESULT on Windows.</summary>
internal static class DiskErrors
{
    // errno.h: ENOSPC is 28 on both; EDQUOT 122 on Linux, 69 on macOS; EWOULDBLOCK 11 on Linux, 35 on macOS.
    private const int NoSpace = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;

    // winerror.h: ERROR_SHARING_VIOLATION 32, ERROR_LOCK_VIOLATION 33, ERROR_HANDLE_DISK_FULL 39, ERROR_DISK_FULL 112, ERROR_DISK_QUOTA_EXCEEDED 1295.
    private const int Windows = unchecked((int)0x80070000);

    /// <summary>Whether there was no space, or no more of it for this user.</summary>
    public static bool IsFull(IOException error) => OperatingSystem.IsWindows()
        ? error.HResult is Windows + 39 or Windows + 112 or Windows + 1295
        : error.HResult == NoSpace || error.HResult == (OperatingSystem.IsMacOS() ? QuotaMac : QuotaLinux);

    /// <summary>Whether somebody else has the file to himself.</summary>
    public static bool IsLocked(IOException error) => OperatingSystem.IsWindows()
        ? error.HResult is Windows + 32 or Windows + 33
        : error.HResult == (OperatingSystem.IsMacOS() ? WouldBlockMac : WouldBlockLinux);

    /// <summary>Whether an exception is to be thrown as another one: the port knows only <see cref="IOException"/>.</summary>
    public static bool IsForeign(Exception error) => error is UnauthorizedAccessException || (error is IOException io and not DiskFullException && IsFull(io));

    /// <summary>What to throw instead of a foreign exception.</summary>
    public static IOException Translate(Exception error) => error is IOException ? new DiskFullException(error.Message, error) : new IOException(error.Message, error);
}
