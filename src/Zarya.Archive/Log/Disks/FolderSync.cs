using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Zarya.Archive.Log.Disks;

/// <summary>Brings a folder's entries to stable storage. .NET opens no folders, so the handle comes from the C library.</summary>
internal static class FolderSync
{
    // fcntl.h: O_RDONLY is 0; O_CLOEXEC keeps the handle from child processes.
    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMac = 0x1000000;

    /// <summary>fsync(2) of the folder (F_FULLFSYNC on macOS, as .NET does for files). Nothing on Windows, which has no such call and journals its entries itself.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    /// <exception cref="IOException">It cannot be opened or synced.</exception>
    public static void Sync(string path)
    {
        if (!Directory.Exists(path)) throw new DirectoryNotFoundException($"no folder '{path}'");
        if (OperatingSystem.IsWindows()) return;
        byte[] name = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, name);
        int descriptor = NativeMethods.Open(name, OperatingSystem.IsMacOS() ? CloseOnExecMac : CloseOnExecLinux);
        if (descriptor < 0) throw new IOException($"'{path}': {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    private static class NativeMethods
    {
        // open(2) has a third argument only with O_CREAT, so that the call is not a variadic one here.
        [DllImport("libc", EntryPoint = "open", SetLastError = true, ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);
    }
}
