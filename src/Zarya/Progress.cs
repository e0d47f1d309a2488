using System.Diagnostics;
using System.Globalization;

namespace Zarya;

/// <summary>
/// A line on standard error that says how far long work is: only on a terminal, only after a second, wiped away at the end, so that files and pipes never see it.
/// </summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(200);

    private readonly bool _isShown = !Console.IsErrorRedirected;
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_patience;
    private int _width;

    /// <summary>Whether it is time to say something.</summary>
    public bool IsDue => _isShown && Stopwatch.GetElapsedTime(_start) >= _next;

    /// <summary>Says how far it is.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="done">Octets done.</param>
    /// <param name="total">Octets in all, or <see langword="null"/> if unknown.</param>
    /// <param name="packets">Packets done.</param>
    public void Report(string what, long done, long? total, long packets)
    {
        if (!IsDue) return;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        _next = elapsed + s_period;
        string part = total is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * done / total.Value,3:F0} % of {total.Value / 1e6:F1} MB") : string.Create(CultureInfo.InvariantCulture, $"{done / 1e6:F1} MB");
        string line = string.Create(CultureInfo.InvariantCulture, $"{what}: {part}, {packets:N0} packets, {done / 1e6 / elapsed.TotalSeconds:F0} MB/s");
        Console.Error.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    public void Dispose()
    {
        if (_width > 0) Console.Error.Write("\r" + new string(' ', _width) + "\r");
    }
}
