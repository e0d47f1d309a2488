using System.Globalization;

namespace Zarya.Archive.Log.Segments;

/// <summary>How the files of the log are called.</summary>
internal static class SegmentName
{
    /// <summary>The folder they stand in.</summary>
    public const string Folder = "log";

    /// <summary>A segment.</summary>
    public static string Log(long number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{number:D8}.zlog");

    /// <summary>Its index, which can be made again.</summary>
    public static string Index(long number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{number:D8}.zidx");

    /// <summary>A segment that is being written anew, and counts for nothing until it is renamed.</summary>
    public static string Rewritten(long number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{number:D8}.znew");

    /// <summary>The number of a segment's file.</summary>
    public static bool TryParse(string name, string extension, out long number)
    {
        number = 0;
        return name.EndsWith(extension, StringComparison.Ordinal) && long.TryParse(name.AsSpan(0, name.Length - extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
