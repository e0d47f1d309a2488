using System.Diagnostics;
using System.Text;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>Runs of the built command in a process of its own: for what only a shell sees.</summary>
internal static class ZaryaProcess
{
    /// <summary>Runs to the end.</summary>
    /// <param name="input">Writes standard input, or <see langword="null"/> for none.</param>
    /// <param name="args">Arguments.</param>
    public static ZaryaRun Run(Action<Stream>? input, params string[] args)
    {
        using Process process = Start(args);
        Task<byte[]> output = ReadAllAsync(process.StandardOutput.BaseStream);
        Task<string> error = process.StandardError.ReadToEndAsync();
        input?.Invoke(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        process.WaitForExit();
        return new ZaryaRun(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Reads one line of output, closes the pipe, as <c>head -1</c> does, and goes on writing input until the command has gone.</summary>
    public static ZaryaRun RunForOneLine(byte[] inputAgainAndAgain, params string[] args)
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
        return new ZaryaRun(process.ExitCode, Encoding.UTF8.GetBytes(line.Result ?? ""), error.Result);
    }

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
