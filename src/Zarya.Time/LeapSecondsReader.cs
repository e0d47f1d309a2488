using System.Globalization;

namespace Zarya.Time;

/// <summary>Reads the leap-second file and reports every problem together (house rule 6).</summary>
internal sealed class LeapSecondsReader
{
    private const string Columns = "utc_from,tai_minus_utc_s";

    private readonly List<LeapSecondsProblem> _problems = [];
    private readonly List<(int Day, int TaiMinusUtcS)> _rows = [];
    private CalendarDate? _published;
    private CalendarDate? _expires;
    private bool _columnsSeen;

    internal bool TryRead(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LeapSeconds? table, out IReadOnlyList<LeapSecondsProblem> problems)
    {
        int line = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            line++;
            ReadOnlySpan<char> trimmed = raw.Trim();
            if (trimmed.IsEmpty) continue;
            if (trimmed[0] == '#') ReadHeader(trimmed[1..].Trim(), line);
            else if (!_columnsSeen) ReadColumns(trimmed, line);
            else ReadRow(trimmed, line);
        }
        CheckWhole();
        problems = _problems;
        table = _problems.Count == 0 ? new LeapSeconds(_rows.ToArray(), _published!.Value, _expires!.Value) : null;
        return table is not null;
    }

    private void ReadHeader(ReadOnlySpan<char> header, int line)
    {
        ReadDate(header, "published ", ref _published, line);
        ReadDate(header, "expires ", ref _expires, line);
    }

    private void ReadDate(ReadOnlySpan<char> header, string word, ref CalendarDate? date, int line)
    {
        if (!header.StartsWith(word, StringComparison.Ordinal)) return;
        if (date is not null) Report(line, $"a second '{word.Trim()}' date");
        else if (TryReadDate(header[word.Length..].Trim(), out CalendarDate found)) date = found;
        else Report(line, $"the '{word.Trim()}' date is not YYYY-MM-DD");
    }

    private void ReadColumns(ReadOnlySpan<char> text, int line)
    {
        _columnsSeen = true;
        if (!text.SequenceEqual(Columns)) Report(line, $"the columns are not '{Columns}'");
    }

    private void ReadRow(ReadOnlySpan<char> text, int line)
    {
        int comma = text.IndexOf(',');
        if (comma < 0 || !TryReadDate(text[..comma], out CalendarDate from)
            || !int.TryParse(text[(comma + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int offset))
        {
            Report(line, "the row is not a date YYYY-MM-DD, a comma and whole seconds");
            return;
        }
        if (_rows.Count == 0)
        {
            // ITU-R TF.460: the present UTC began here, with TAI-UTC exactly 10 s.
            if (from.ToString() != "1972-01-01" || offset != 10) Report(line, "the first row is not 1972-01-01,10");
        }
        else
        {
            // ITU-R TF.460-6 §2.1: one second at a time, at the end of a UTC month.
            if (from.Day <= _rows[^1].Day) Report(line, "the date is not after the row before");
            if (Math.Abs((long)offset - _rows[^1].TaiMinusUtcS) != 1) Report(line, "the step from the row before is not one second");
            if (from.DayOfMonth != 1) Report(line, "the date is not the first of a month");
            if (from.Year > 2249) Report(line, "the year is after 2249");
        }
        _rows.Add((from.Day, offset));
    }

    private void CheckWhole()
    {
        if (_published is null) Report(0, "there is no '# published YYYY-MM-DD' line");
        if (_expires is null) Report(0, "there is no '# expires YYYY-MM-DD' line");
        else if (_expires.Value.Year > 2249) Report(0, "the expiry year is after 2249");
        if (_rows.Count == 0) Report(0, "there are no rows");
        if (_published is { } published && _expires is { } expires && expires.Day <= published.Day) Report(0, "the table expires before it was published");
        if (_expires is { } until && _rows.Count > 0 && until.Day < _rows[^1].Day) Report(0, "the table expires before its last row");
    }

    private static bool TryReadDate(ReadOnlySpan<char> text, out CalendarDate date)
    {
        date = default;
        return text.Length == 10 && text[4] == '-' && text[7] == '-'
            && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            && int.TryParse(text[8..], NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            && CalendarDate.TryFromMonthDay(year, month, day, out date);
    }

    private void Report(int line, string text) => _problems.Add(new LeapSecondsProblem(line, text));
}
