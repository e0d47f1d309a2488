namespace Zarya.Verbs;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done. Damage in the data was counted and told, and is no failure of the verb.</summary>
    public const int Done = 0;

    /// <summary>What was asked cannot be had: a file that cannot be read (or, when it is compressed, not to its end: what could be read is in the output all the same), a definition with errors, a name that does not exist.</summary>
    public const int Failed = 1;
}

/// <summary>What was asked cannot be had; the message says why and what to do. Caught in one place, printed on standard error.</summary>
internal sealed class VerbException(string message) : Exception(message)
{
    /// <summary>EPIPE of Linux and macOS, which .NET puts into <see cref="Exception.HResult"/> as it is.</summary>
    private const int BrokenPipe = 32;

    /// <summary>Runs a verb and turns what a user can mend into a message and an exit code.</summary>
    /// <param name="verb">What to do.</param>
    /// <param name="error">Where messages go; <see langword="null"/> for standard error.</param>
    public static async Task<int> GuardAsync(Func<Task<int>> verb, TextWriter? error = null)
    {
        error ??= Console.Error;
        try
        {
            return await verb();
        }
        catch (VerbException e)
        {
            await error.WriteLineAsync($"zarya: {e.Message}");
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            // Whoever reads the output has seen enough (head, less): no news for anybody.
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ZstdSharp.ZstdException)
        {
            await error.WriteLineAsync($"zarya: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("zarya: interrupted");
        }
        catch (Exception e)
        {
            // A defect of ours. A trace says nothing to an operator; type and message are enough to report it.
            await error.WriteLineAsync($"zarya: internal error, please report it: {e.GetType().Name}: {e.Message}");
        }
        return ExitCode.Failed;
    }
}
