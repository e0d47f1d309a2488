using System.CommandLine;
using System.Text.Json;
using Zarya.Findings;
using Zarya.Inputs;
using Zarya.Printing;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya mdb check</c>: what is wrong with mission databases, and what was understood of them.</summary>
internal static class MdbCheckVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "XTCE files, .gz and .zst too; - is standard input." };
        var together = new Option<bool>("--together") { Description = "Read the files as one database, so that they may refer to one another." };
        var all = new Option<bool>("--all") { Description = $"Show every finding; else those of one code beyond {CheckText.OneByOne} are only counted." };
        var strict = new Option<bool>("--warnings-as-errors") { Description = "Fail on warnings too." };
        var elements = new Option<bool>("--elements") { Description = "Show what became of the elements, by name." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document instead of text." };
        var verb = new Command("check", "Say what is wrong with mission databases, and what was understood. Fails if there are errors.") { files, together, all, strict, elements, json };
        verb.SetAction((parse, cancellation) => VerbException.GuardAsync(
            () =>
            {
                var request = new Request(parse.GetValue(together), parse.GetValue(all), parse.GetValue(strict), parse.GetValue(elements), parse.GetValue(json));
                return Task.FromResult(Run(parse.GetRequiredValue(files), request, parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, cancellation));
            },
            parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(string[] files, Request request, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        IEnumerable<string[]> databases = request.Together ? [files] : files.Select(f => new[] { f });
        int exit = ExitCode.Done;
        Action<Utf8JsonWriter?> checkAll = json =>
        {
            bool isFirst = true;
            foreach (string[] database in databases)
            {
                cancellation.ThrowIfCancellationRequested();
                if (TryCheck(database, leapSeconds, error) is not { } check)
                {
                    exit = ExitCode.Failed;
                    continue;
                }
                if (check.Fails(request.Strict)) exit = ExitCode.Failed;
                if (json is not null)
                {
                    CheckJson.Write(json, check, request.WithElements);
                    continue;
                }
                if (!isFirst) output.WriteLine();
                isFirst = false;
                CheckText.Write(output, check, request.All, request.WithElements);
            }
        };
        if (request.IsJson) JsonDocumentWriter.WriteArray(output, checkAll);
        else checkAll(null);
        return exit;
    }

    // A file that is not there does not keep the others from being checked.
    private static DefinitionCheck? TryCheck(string[] files, LeapSeconds leapSeconds, TextWriter error)
    {
        try
        {
            return DefinitionCheck.Run(files, DefinitionFiles.Read(files), leapSeconds);
        }
        catch (VerbException e)
        {
            error.WriteLine($"zarya: {e.Message}");
            return null;
        }
    }

    private sealed record Request(bool Together, bool All, bool Strict, bool WithElements, bool IsJson);
}
