using System.Text.Json;
using Zarya.Mdb.Model;

namespace Zarya.Archive.Entries;

/// <summary>Limits that were in force, as far as they are shown: ranges and labels with their levels, and how often they have to be violated.</summary>
internal static class LimitsJson
{
    private const int MaxItems = 256;

    public static void Write(Utf8JsonWriter json, AlarmDefinition limits)
    {
        json.WriteStartObject();
        json.WriteNumber("minViolations"u8, limits.MinViolations);
        json.WriteString("otherLabels"u8, EntryWords.Of(EntryWords.Levels, (int)limits.DefaultLevel));
        json.WriteStartArray("ranges"u8);
        foreach (AlarmRange range in limits.Ranges.Take(MaxItems))
        {
            json.WriteStartObject();
            json.WriteString("level"u8, EntryWords.Of(EntryWords.Levels, (int)range.Level));
            EntryWords.WriteNumber(json, "min"u8, range.Range.Minimum);
            json.WriteBoolean("withMin"u8, range.Range.MinimumIsInclusive);
            EntryWords.WriteNumber(json, "max"u8, range.Range.Maximum);
            json.WriteBoolean("withMax"u8, range.Range.MaximumIsInclusive);
            json.WriteBoolean("badInside"u8, range.IsViolatedInside);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("labels"u8);
        foreach (LabelAlarm label in limits.Labels.Take(MaxItems))
        {
            json.WriteStartObject();
            json.WriteString("level"u8, EntryWords.Of(EntryWords.Levels, (int)label.Level));
            json.WriteString("label"u8, label.Label);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static AlarmDefinition? Read(ref EntryJson json)
    {
        if (!json.BeginObject()) return null;
        (int violations, int other) = (1, 0);
        List<AlarmRange> ranges = [];
        List<LabelAlarm> labels = [];
        while (json.NextMember())
        {
            if (json.Is("minViolations"u8)) violations = (int)json.Integer(int.MinValue, int.MaxValue);
            else if (json.Is("otherLabels"u8)) other = json.Word(EntryWords.Levels);
            else if (json.Is("ranges"u8)) ReadRanges(ref json, ranges);
            else if (json.Is("labels"u8)) ReadLabels(ref json, labels);
            else json.Skip();
        }
        return new AlarmDefinition { MinViolations = violations, DefaultLevel = (AlarmLevel)other, Ranges = ranges, Labels = labels };
    }

    private static void ReadRanges(ref EntryJson json, List<AlarmRange> ranges)
    {
        json.BeginArray();
        while (json.NextElement() && json.BeginObject())
        {
            (int level, double min, double max) = (0, double.NegativeInfinity, double.PositiveInfinity);
            (bool withMin, bool withMax, bool inside) = (true, true, false);
            while (json.NextMember())
            {
                if (json.Is("level"u8)) level = json.Word(EntryWords.Levels);
                else if (json.Is("min"u8)) min = json.Number();
                else if (json.Is("withMin"u8)) withMin = json.Boolean();
                else if (json.Is("max"u8)) max = json.Number();
                else if (json.Is("withMax"u8)) withMax = json.Boolean();
                else if (json.Is("badInside"u8)) inside = json.Boolean();
                else json.Skip();
            }
            ranges.Add(new AlarmRange((AlarmLevel)level, new NumberRange(min, withMin, max, withMax), inside));
        }
    }

    private static void ReadLabels(ref EntryJson json, List<LabelAlarm> labels)
    {
        json.BeginArray();
        while (json.NextElement() && json.BeginObject())
        {
            (int level, string label) = (0, "");
            while (json.NextMember())
            {
                if (json.Is("level"u8)) level = json.Word(EntryWords.Levels);
                else if (json.Is("label"u8)) label = json.Text();
                else json.Skip();
            }
            labels.Add(new LabelAlarm((AlarmLevel)level, label));
        }
    }
}
