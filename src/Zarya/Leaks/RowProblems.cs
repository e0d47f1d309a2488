using System.Globalization;
using System.Text;
using Zarya.Printing;

namespace Zarya.Leaks;

/// <summary>Says what is wrong with rows: the first of a kind in full, then only how many; names that are not known once each. Memory does not grow with the files.</summary>
/// <param name="told">Where to: standard error.</param>
internal sealed class RowProblems(TextWriter told)
{
    /// <summary>How many of a kind are told in full.</summary>
    public const int ToldInFull = 20;

    private const int LongestQuoted = 40;

    private readonly long[] _counts = new long[Enum.GetValues<RowProblemKind>().Length];
    private readonly long[] _told = new long[Enum.GetValues<RowProblemKind>().Length];
    private readonly Dictionary<(RowProblemKind, string), long> _names = [];

    /// <summary>Rows of which something is wrong.</summary>
    public long Total => _counts.Sum();

    /// <summary>How many of a kind there are.</summary>
    public long this[RowProblemKind kind] => _counts[(int)kind];

    /// <summary>Text of a row as it can stand in a message.</summary>
    public static string Shown(ReadOnlySpan<byte> text) => "'" + Escaped.Text(Encoding.UTF8.GetString(text.Length > LongestQuoted ? text[..LongestQuoted] : text)) + (text.Length > LongestQuoted ? "…'" : "'");

    /// <summary>Counts a problem.</summary>
    /// <returns>Whether it is to be told: <see cref="Tell"/>.</returns>
    public bool Count(RowProblemKind kind) => ++_counts[(int)kind] <= ToldInFull;

    /// <summary>Tells a problem that was counted.</summary>
    public void Tell(RowProblemKind kind, string file, long line, string text)
    {
        _told[(int)kind]++;
        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {text}"));
    }

    /// <summary>Counts a name that is not known, and tells it the first time.</summary>
    public void CountName(RowProblemKind kind, string file, long line, ReadOnlySpan<byte> name, string what)
    {
        _counts[(int)kind]++;
        string shown = Shown(name);
        if (_names.TryGetValue((kind, shown), out long before)) _names[(kind, shown)] = before + 1;
        else if (_told[(int)kind] < ToldInFull)
        {
            _names[(kind, shown)] = 1;
            Tell(kind, file, line, $"{what} {shown}");
        }
    }

    /// <summary>At the end: how many more there were of what was told.</summary>
    public void Summarise()
    {
        foreach (((RowProblemKind _, string name), long count) in _names.Where(n => n.Value > 1)) told.WriteLine($"{name} stands in {Numbers.Of(count, "row")}");
        foreach (RowProblemKind kind in Enum.GetValues<RowProblemKind>())
        {
            long more = this[kind] - _told[(int)kind] - _names.Where(n => n.Key.Item1 == kind).Sum(n => n.Value - 1);
            if (more > 0) told.WriteLine($"… and {Numbers.Of(more, "row")} more: {Words(kind)}");
        }
    }

    private static string Words(RowProblemKind kind) => kind switch
    {
        RowProblemKind.Header => "repeated headers",
        RowProblemKind.Line => "lines that cannot be read",
        RowProblemKind.Columns => "not four columns",
        RowProblemKind.Time => "no time",
        RowProblemKind.Number => "no number",
        RowProblemKind.Range => "out of range",
        RowProblemKind.Name => "unknown names",
        RowProblemKind.Place => "unknown places",
        RowProblemKind.Operation => "operations that do not say what they have to",
        RowProblemKind.Duplicate => "there already",
        RowProblemKind.Order => "earlier than rows before them",
        RowProblemKind.Jump => "jumps of the clock",
        _ => "operations later than the telemetry",
    };
}
