using System.Globalization;

namespace Zarya;

/// <summary>
/// A line on standard error that says how far long work is: only on a terminal, only after a second, wiped away at the end, so that files and pipes never see it.
/// </summary>
/// <param name="output">Standard error.</param>
/// <param name="isTerminal">Whether somebody sees it.</param>
/// <param name="clock">Measures how long the work has taken.</param>
internal sealed class Progress(TextWriter output, bool isTerminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(200);

    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _next = s_patience;
    private int _width;

    /// <summary>Whether it is time to say something.</summary>
    public bool IsDue => isTerminal && clock.GetElapsedTime(_start) >= _next;

    /// <summary>Says how far it is.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="done">Octets done.</param>
    /// <param name="total">Octets in all, or <see langword="null"/> if unknown.</param>
    /// <param name="packets">Packets done.</param>
    public void Report(string what, long done, long? total, long packets)
    {
        if (!IsDue) return;
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        _next = elapsed + s_period;
        string part = total is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * done / total.Value,3:F0} % of {total.Value / 1e6:F1} MB") : string.Create(CultureInfo.InvariantCulture, $"{done / 1e6:F1} MB");
        string line = string.Create(CultureInfo.InvariantCulture, $"{what}: {part}, {packets:N0} packets, {done / 1e6 / elapsed.TotalSeconds:F0} MB/s");
        output.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>On standard error, by the clock of the machine.</summary>
    public static Progress OnStandardError() => new(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);

    public void Dispose()
    {
        if (_width > 0) output.Write("\r" + new string(' ', _width) + "\r");
        _width = 0;
    }
}
