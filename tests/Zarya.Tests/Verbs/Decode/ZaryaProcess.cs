using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>One run of the built command in a process of its own: what a shell sees of it.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ZaryaProcess(int Exit, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output);

    public static ZaryaProcess Decode(string definition, params string[] args) => Run(null, [.. args.Prepend(definition).Prepend("--mdb").Prepend("decode")]);

    /// <summary>Runs to the end.</summary>
    /// <param name="input">Writes standard input, or <see langword="null"/> for none.</param>
    /// <param name="args">Arguments.</param>
    public static ZaryaProcess Run(Action<Stream>? input, params string[] args)
    {
        using Process process = Start(args);
        Task<byte[]> output = ReadAllAsync(process.StandardOutput.BaseStream);
        Task<string> error = process.StandardError.ReadToEndAsync();
        input?.Invoke(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        process.WaitForExit();
        return new ZaryaProcess(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Reads one line of output, closes the pipe, as <c>head -1</c> does, and goes on writing input until the command has gone.</summary>
    public static ZaryaProcess RunForOneLine(byte[] inputAgainAndAgain, params string[] args)
    {
        using Process process = Start(args);
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string?> line = ReadOneLineAsync(process.StandardOutput);
        bool isGone = false;
        while (!isGone)
        {
            try
            {
                process.StandardInput.BaseStream.Write(inputAgainAndAgain);
                process.StandardInput.BaseStream.Flush();
            }
            catch (IOException)
            {
                isGone = true;
            }
        }
        process.WaitForExit();
        return new ZaryaProcess(process.ExitCode, Encoding.UTF8.GetBytes(line.Result ?? ""), error.Result);
    }

    /// <summary>What every run owes its user, whatever went wrong: words, no trace.</summary>
    public ZaryaProcess AssertCalm(int exit)
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

    private static Process Start(string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "zarya.dll"));
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    private static async Task<string?> ReadOneLineAsync(StreamReader output)
    {
        string? line = await output.ReadLineAsync();
        output.Close();
        return line;
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
