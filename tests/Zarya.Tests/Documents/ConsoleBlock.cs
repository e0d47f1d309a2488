using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Zarya.Tests.Documents;

/// <summary>A command that a page shows with what it prints: a <c>console</c> block whose first line begins with <c>$</c>.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Command">The command line.</param>
/// <param name="Shown">What the page says it prints.</param>
public sealed partial record ConsoleBlock(string Page, string Command, string Shown)
{
    private const string RunsZarya = "dotnet run --project src/Zarya -c Release -- ";
    private const string Temporary = "/tmp/";

    /// <summary>Whether it runs until somebody stops it.</summary>
    public bool IsEndless => Command[RunsZarya.Length..].Split(' ')[0] is "demo" or "serve";

    /// <summary>The blocks of a page that run zarya.</summary>
    public static IReadOnlyList<ConsoleBlock> Of(string page) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, page))).Select(m => new ConsoleBlock(page, m.Groups[1].Value, m.Groups[2].Value)).Where(b => b.Command.StartsWith(RunsZarya, StringComparison.Ordinal))];

    /// <summary>
    /// Runs the built command in a process of its own from the repository's root; the answer is standard output, cut by <c>| head -N</c> if the page says so, then standard error. Paths below <c>/tmp</c> are in a folder that
    /// the blocks of a page share.
    /// </summary>
    /// <param name="scratch">That folder.</param>
    public string Run(string scratch)
    {
        Match match = Arguments().Match(Command[RunsZarya.Length..]);
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            WorkingDirectory = SharedData.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "zarya.dll"));
        foreach (string argument in match.Groups[1].Value.Split(' ')) start.ArgumentList.Add(argument.StartsWith(Temporary, StringComparison.Ordinal) ? scratch + argument[(Temporary.Length - 1)..] : argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (match.Groups[2].Success)
            output = string.Concat(output.Split('\n').SkipLast(1).Take(int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)).Select(l => l + "\n"));
        return (output + error.GetAwaiter().GetResult()).Replace(scratch + "/", Temporary, StringComparison.Ordinal);
    }

    /// <summary>Leaves out what another run prints otherwise: times of reception, and how well it was compressed.</summary>
    public static string Steady(string text) => Changing().Replace(text, "#");

    /// <inheritdoc/>
    public override string ToString() => $"{Page}: {Command}";

    [GeneratedRegex(@"^```console\n\$ ([^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    // The packets of the example mission are of five o'clock.
    [GeneratedRegex(@"\d{4}-\d\d-\d\dT(?!05:00)[\d:.]+Z|[\d,]+ \([\d.]+ of them\)|[\d,]+ octets on the disk")]
    private static partial Regex Changing();

    [GeneratedRegex(@"^(.*?)(?: \| head -(\d+))?$")]
    private static partial Regex Arguments();
}
