using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Zarya.Archive.Log.Disks;

/// <summary>Lets Linux begin to write a file's dirty pages, so that fsync finds less to do. Durability is fsync's alone.</summary>
internal static class WriteBack
{
    /// <summary>SYNC_FILE_RANGE_WRITE: begin, and do not wait.</summary>
    private const uint Begin = 2;

    /// <summary>sync_file_range(2). Where it does not work, nothing is lost: what fails to be written is fsync's error.</summary>
    public static void Start(SafeFileHandle file, long offset, long octets)
    {
        try
        {
            _ = NativeMethods.SyncFileRange(file, offset, octets, Begin);
        }
        catch (EntryPointNotFoundException)
        {
            // A C library without it.
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "sync_file_range", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int SyncFileRange(SafeFileHandle file, long offset, long octets, uint flags);
    }
}
