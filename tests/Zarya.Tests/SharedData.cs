using System.Runtime.CompilerServices;

namespace Zarya.Tests;

/// <summary>The one way to the real telemetry of <c>../shared</c>: absent on a user's clone, and then tests say so and skip.</summary>
public static class SharedData
{
    /// <summary>The repository's root, found from where this file was compiled.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>
    /// The folder <c>shared</c> beside the repository, or <see langword="null"/>. With <c>ZARYA_SHARED=none</c> in the environment it is hidden, which is how it is on a user's clone.
    /// </summary>
    public static string? Root { get; } = FindShared(Environment.GetEnvironmentVariable("ZARYA_SHARED"));

    /// <summary>Own vectors of the repository: always there.</summary>
    public static string Vectors { get; } = Path.Combine(RepositoryRoot, "tests", "vectors");

    /// <summary>The path of a file or folder of <c>shared/data</c>; skips the calling test when there is no <c>shared</c>.</summary>
    public static string Require(string relative)
    {
        Assert.SkipWhen(Root is null, "../shared is not beside this clone: the real telemetry it holds is not part of the repository");
        return Path.Combine(Root!, "data", relative);
    }

    private static string? FindShared(string? wish)
    {
        string shared = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));
        return wish != "none" && Directory.Exists(Path.Combine(shared, "data")) ? shared : null;
    }

    private static string FindRepositoryRoot([CallerFilePath] string here = "")
    {
        foreach (string? start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
        {
            for (DirectoryInfo? d = start is null ? null : new DirectoryInfo(start); d is not null; d = d.Parent)
                if (File.Exists(Path.Combine(d.FullName, "Zarya.slnx"))) return d.FullName;
        }
        throw new InvalidOperationException("Zarya.slnx was not found above the tests");
    }
}
