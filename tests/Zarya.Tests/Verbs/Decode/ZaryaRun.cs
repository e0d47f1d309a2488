using System.CommandLine;
using System.Text;
using System.Text.Json;
using Zarya.Verbs;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>What one run of the command gave.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ZaryaRun(int Exit, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>Runs <c>zarya decode</c> in this process, from the words of its command line on. Without <c>-o</c> the output goes to a file of its own and is read from there.</summary>
    public static ZaryaRun Decode(string definition, params string[] args)
    {
        using var scratch = new ScratchFolder();
        bool isNamed = args.Contains("-o");
        string[] line = ["--mdb", definition, .. args, .. isNamed ? Array.Empty<string>() : ["-o", scratch["output"]]];
        using var output = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };
        int exit = DecodeVerb.Create().Parse(line).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return new ZaryaRun(exit, File.Exists(scratch["output"]) ? File.ReadAllBytes(scratch["output"]) : [], error.ToString());
    }

    /// <summary>What every run owes its user, whatever went wrong: words, no trace.</summary>
    public ZaryaRun AssertCalm(int exit)
    {
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", Error, StringComparison.Ordinal);
        Assert.True(exit == Exit, $"exit {Exit}: {Error}");
        return this;
    }

    /// <summary>The first values of the packets of <see cref="OwnValues.Small"/> in the output, in order.</summary>
    public int[] Smalls() =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("parameters")).Where(p => p.TryGetProperty("Again", out JsonElement again) && again.TryGetProperty("earlier", out _))
            .Select(p => p.GetProperty("Again").GetProperty("earlier")[0].GetProperty("eng").GetInt32())];
}
