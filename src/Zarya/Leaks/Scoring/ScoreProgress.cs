using System.Globalization;

namespace Zarya.Leaks.Scoring;

/// <summary>A line on standard error that says how many of many are done: on a terminal it changes in place, elsewhere it is written now and then. Safe for threads.</summary>
internal sealed class ScoreProgress(TextWriter output, bool isTerminal, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private TimeSpan _next;
    private long _start;
    private string _what = "";
    private int _all, _done, _width;

    public static ScoreProgress OnStandardError(TextWriter error) => new(error, !Console.IsErrorRedirected, TimeProvider.System);

    public void Begin(string what, int all)
    {
        lock (_lock) (_what, _all, _done, _start, _next) = (what, all, 0, clock.GetTimestamp(), Period);
    }

    public void Done()
    {
        lock (_lock)
        {
            _done++;
            TimeSpan elapsed = clock.GetElapsedTime(_start);
            if (elapsed < _next) return;
            _next = elapsed + Period;
            string line = string.Create(CultureInfo.InvariantCulture, $"{_done} of {_all} {_what}, {elapsed.TotalMinutes:F1} min");
            if (isTerminal) output.Write("\r" + line.PadRight(_width));
            else output.WriteLine(line);
            _width = line.Length;
        }
    }

    public void Dispose()
    {
        if (isTerminal && _width > 0) output.Write("\r" + new string(' ', _width) + "\r");
    }

    private TimeSpan Period => TimeSpan.FromSeconds(isTerminal ? 1 : 60);
}
