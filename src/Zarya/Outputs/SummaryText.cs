using System.Globalization;
using System.Text;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>A summary as tables for people.</summary>
internal sealed class SummaryText
{
    private const int LabelsShown = 4;

    private readonly List<string> _lines = [];
    private readonly LeapSeconds _leapSeconds;

    public SummaryText(ContainerPlan plan, IReadOnlyDictionary<SequenceContainer, long> containers, ReadOnlySpan<ItemSummary> items)
    {
        _leapSeconds = plan.Options.LeapSeconds;
        AddTable(["container", "packets"], [.. containers.OrderByDescending(c => c.Value).ThenBy(c => c.Key.QualifiedName, StringComparer.Ordinal).Select(c => new[] { c.Key.QualifiedName, Number(c.Value) })], right: 1);
        _lines.Add("");
        var names = new ItemNames(plan);
        var rows = new List<string[]>();
        foreach (PlanItem item in plan.Items)
            if (items[item.Index].Count > 0 && !item.IsHidden) rows.Add(Row(item, Name(item, names), in items[item.Index]));
        AddTable(["parameter", "unit", "values", "least", "mean", "greatest", "labels and remarks"], rows, right: 2, left: 6);
    }

    public async Task WriteAsync(TextWriter output)
    {
        foreach (string line in _lines) await output.WriteLineAsync(line);
    }

    private static string Name(PlanItem item, ItemNames names)
    {
        PlanItem whole = item;
        while (whole.Parent is { } parent) whole = parent;
        return names.Names[whole.Index] + item.Path;
    }

    private string[] Row(PlanItem item, string name, in ItemSummary summary)
    {
        string unit = string.Join(' ', item.Type.Units.Select(u => u.Text));
        bool isTime = item.Type is AbsoluteTimeDataType && summary.Numbers > 0;
        string[] numbers = summary.Numbers == 0 ? ["", "", ""]
            : isTime ? [Time(summary.Least), "", Time(summary.Greatest)]
            : [Real(summary.Least), Real(summary.Sum / summary.Numbers), Real(summary.Greatest)];
        return [name, unit, Number(summary.Count), .. numbers, Remarks(item, in summary)];
    }

    private static string Remarks(PlanItem item, in ItemSummary summary)
    {
        var remarks = new List<string>();
        (string Label, long Count)[] labels = [.. item.Labels.Zip(summary.Labels).Where(l => l.Second > 0).OrderByDescending(l => l.Second)];
        remarks.AddRange(labels.Take(LabelsShown).Select(l => $"{l.Label} {Number(l.Count)}"));
        if (labels.Length > LabelsShown) remarks.Add($"{labels.Length - LabelsShown} more labels");
        if (summary.Missing > 0) remarks.Add($"no engineering value {Number(summary.Missing)}");
        if (summary.Flagged > 0) remarks.Add($"invalid {Number(summary.Flagged)}");
        return string.Join(", ", remarks);
    }

    private string Time(double taiNanoseconds) => Instant.FromTaiNanoseconds((long)taiNanoseconds).ToUtcString(_leapSeconds, 3);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Whole numbers in full: counts and identifiers are looked for by their digits.</summary>
    private static string Real(double number) => Math.Abs(number) < 1e15 && number == Math.Truncate(number)
        ? number.ToString("0", CultureInfo.InvariantCulture) : number.ToString("G7", CultureInfo.InvariantCulture);

    private void AddTable(string[] head, List<string[]> rows, int right, int left = int.MaxValue)
    {
        int[] widths = [.. head.Select((h, c) => Math.Max(h.Length, rows.Count == 0 ? 0 : rows.Max(r => r[c].Length)))];
        foreach (string[] row in rows.Prepend(head))
        {
            var line = new StringBuilder();
            for (int c = 0; c < row.Length; c++) line.Append(c >= right && c < left ? row[c].PadLeft(widths[c]) : row[c].PadRight(widths[c])).Append("  ");
            _lines.Add(line.ToString().TrimEnd());
        }
    }
}
