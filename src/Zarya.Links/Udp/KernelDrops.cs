using System.Globalization;
using System.Net.Sockets;

namespace Zarya.Links.Udp;

/// <summary>
/// Datagrams that the kernel threw away since there was no room at the socket: the last column, <c>drops</c>, of <c>/proc/net/udp</c> and <c>/proc/net/udp6</c> (Linux, proc_net(5)), in the line
/// with the socket's inode. On other systems nothing is known.
/// </summary>
internal sealed class KernelDrops
{
    private const int InodeColumn = 9;
    private const int DropsColumn = 12;

    private readonly string _table;
    private readonly string _inode;
    private uint _before;

    private KernelDrops(string table, string inode) => (_table, _inode) = (table, inode);

    /// <summary>Finds the line of a socket; <see langword="null"/> where there is no such table.</summary>
    internal static KernelDrops? Find(Socket socket)
    {
        string table = socket.AddressFamily == AddressFamily.InterNetworkV6 ? "/proc/net/udp6" : "/proc/net/udp";
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            string? target = new FileInfo($"/proc/self/fd/{socket.Handle}").LinkTarget;
            if (target is null || !target.StartsWith("socket:[", StringComparison.Ordinal)) return null;
            return new KernelDrops(table, target["socket:[".Length..^1]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>How many were thrown away since the last call.</summary>
    internal long Take()
    {
        try
        {
            if (!TryFind(File.ReadAllText(_table), _inode, out uint drops)) return 0;
            // The kernel's counter has 32 bits and goes round.
            uint since = drops - _before;
            _before = drops;
            return since;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>The drops of the socket with an inode in the text of the table.</summary>
    internal static bool TryFind(ReadOnlySpan<char> table, ReadOnlySpan<char> inode, out uint drops)
    {
        Span<Range> columns = stackalloc Range[DropsColumn + 1];
        foreach (ReadOnlySpan<char> line in table.EnumerateLines())
        {
            int count = line.SplitAny(columns, " ", StringSplitOptions.RemoveEmptyEntries);
            if (count <= DropsColumn || !line[columns[InodeColumn]].SequenceEqual(inode)) continue;
            return uint.TryParse(line[columns[DropsColumn]].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out drops);
        }
        drops = 0;
        return false;
    }
}
