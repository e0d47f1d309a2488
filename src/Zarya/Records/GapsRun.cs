using System.Globalization;
using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Archive.Views.Gaps;
using Zarya.Printing;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>One call of <c>zarya gaps</c>.</summary>
internal sealed class GapsRun
{
    public required string Record { get; init; }

    public IReadOnlySet<int>? Apids { get; init; }

    public string? Link { get; init; }

    public Instant From { get; init; }

    public Instant To { get; init; }

    public bool IsOpenOnly { get; init; }

    public bool IsJson { get; init; }

    public required LeapSeconds LeapSeconds { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Told { get; init; }

    /// <summary>Tells; returns the exit code.</summary>
    public int Run(CancellationToken stop)
    {
        using LogStore store = RecordFolder.Read(Record);
        using var completeness = new Completeness(store);
        var gaps = new List<SequenceGap>();
        foreach (ushort process in StreamCensus.Take(store).Sequences(Apids, Link))
        {
            stop.ThrowIfCancellationRequested();
            gaps.AddRange(completeness.Find(process, From, To, Link).Where(g => !IsOpenOnly || !g.IsClosed));
        }
        if (IsJson) JsonDocumentWriter.WriteArray(Output, json => gaps.ForEach(g => Write(json!, g)));
        else Write(gaps);
        LogDamage[] damage = [.. store.Damage, .. completeness.Damage];
        foreach (LogDamage one in damage.Distinct()) Told.WriteLine($"zarya: {Record} is damaged: {one}; what stood there shows as gaps");
        return damage.Length == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private void Write(List<SequenceGap> gaps)
    {
        if (gaps.Count > 0)
        {
            var table = new TextTable(">APID", "from", "until", ">missing", ">at first", "seen at", "last filled at");
            foreach (SequenceGap gap in gaps) table.Add(Row(gap));
            table.Write(Output, indent: 2);
        }
        SequenceGap[] open = [.. gaps.Where(g => g.Missing > 0)];
        int restarts = gaps.Count(g => g.IsRestart);
        Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Numbers.Of(open.Sum(g => (long)g.Missing), "packet")} missing in {Numbers.Of(open.Length, "gap")}{(IsOpenOnly ? "" : $"; {Numbers.Of(gaps.Count(g => g.IsClosed), "gap")} closed by late data")}{(restarts == 0 ? "" : $"; the count began anew, or jumped by 8,192 or more, {Numbers.Of(restarts, "time")}: nobody can say how many are missing there")}"));
    }

    private string[] Row(SequenceGap gap) =>
    [
        gap.Apid.ToString(CultureInfo.InvariantCulture), Text(gap.From), Text(gap.Until), gap.IsRestart ? "restart" : gap.IsClosed ? gap.LeftInside > 0 ? "in part" : "closed" : gap.Missing.ToString(CultureInfo.InvariantCulture),
        gap.MissingAtFirst.ToString(CultureInfo.InvariantCulture), Text(gap.OpenedAt), gap.LastFilledAt is { } filled ? Text(filled) : "",
    ];

    private void Write(Utf8JsonWriter json, SequenceGap gap)
    {
        json.WriteStartObject();
        json.WriteNumber("apid", gap.Apid);
        json.WriteString("from", gap.From.ToUtcString(LeapSeconds));
        json.WriteString("until", gap.Until.ToUtcString(LeapSeconds));
        json.WriteNumber("missing", gap.Missing);
        json.WriteNumber("missingAtFirst", gap.MissingAtFirst);
        json.WriteString("seenAt", gap.OpenedAt.ToUtcString(LeapSeconds));
        if (gap.IsRestart) json.WriteBoolean("restart", true);
        if (gap.IsClosed) json.WriteNumber("leftInside", gap.LeftInside);
        if (gap.LastFilledAt is { } filled) json.WriteString("lastFilledAt", filled.ToUtcString(LeapSeconds));
        json.WriteEndObject();
    }

    private string Text(Instant time) => time.ToUtcString(LeapSeconds, 3);
}
