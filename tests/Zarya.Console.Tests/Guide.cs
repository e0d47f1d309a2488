using System.Text.RegularExpressions;

namespace Zarya.Console.Tests;

/// <summary>A page of the user guide: the commands that it tells people to type, in their order.</summary>
internal static partial class Guide
{
    /// <summary>Commands of a page: lines of blocks that name no language and are no output.</summary>
    /// <param name="name">The file in <c>docs/guide</c>.</param>
    public static string[] Commands(string name) =>
        [.. Block().Matches(Text(name)).SelectMany(block => block.Groups[1].Value.Split('\n')).Where(line => Command().IsMatch(line))];

    /// <summary>The whole page.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Night.Root, "docs", "guide", name));

    [GeneratedRegex(@"^```\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^(zarya|dotnet|cat|cp|sed) ")]
    private static partial Regex Command();
}
