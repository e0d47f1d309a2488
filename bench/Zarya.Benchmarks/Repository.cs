using System.Runtime.CompilerServices;

namespace Zarya.Benchmarks;

/// <summary>Where the real packets are.</summary>
internal static class Repository
{
    /// <summary>A file of <c>../shared/data</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no <c>shared</c> beside the repository.</exception>
    public static string Shared(string relative, [CallerFilePath] string here = "")
    {
        string path = Path.Combine(Find(here), "..", "shared", "data", relative);
        return File.Exists(path) ? path : throw new FileNotFoundException($"this benchmark decodes real telemetry that is not part of the repository: {path}");
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Find();

    /// <summary>The octets of a file, repeated to at least so many.</summary>
    public static byte[] Repeat(byte[] file, long octets)
    {
        int times = (int)((octets + file.Length - 1) / file.Length);
        byte[] all = GC.AllocateUninitializedArray<byte>(file.Length * times);
        for (int i = 0; i < times; i++) file.CopyTo(all, (long)i * file.Length);
        return all;
    }

    private static string Find([CallerFilePath] string here = "")
    {
        DirectoryInfo? root = new FileInfo(here).Directory;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Zarya.slnx"))) root = root.Parent;
        return root?.FullName ?? ".";
    }
}
