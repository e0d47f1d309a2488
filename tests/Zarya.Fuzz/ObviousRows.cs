using System.Globalization;
using System.Text;
using Zarya.Leaks;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Fuzz;

/// <summary>Measurements of a telemetry file, read with strings and one obvious step after the other: what the fast reader has to find too.</summary>
internal static class ObviousRows
{
    private static readonly Dictionary<string, Quantity> s_channels = new(StringComparer.Ordinal)
    {
        ["P_total"] = Quantity.TotalPressure,
        ["ppN2"] = Quantity.Nitrogen,
        ["ppN2_MCA"] = Quantity.Nitrogen,
        ["ppO2"] = Quantity.Oxygen,
        ["ppO2_MCA"] = Quantity.Oxygen,
        ["ppCO2"] = Quantity.CarbonDioxide,
        ["ppCO2_MCA"] = Quantity.CarbonDioxide,
        ["T_air"] = Quantity.AirTemperature,
        ["dewpoint"] = Quantity.DewPoint,
        ["O2_generation_rate"] = Quantity.OxygenGeneration,
        ["gauge"] = Quantity.Gauge,
    };

    public static List<Measurement> Read(byte[] octets, StationPlan plan, LeapSeconds leapSeconds)
    {
        var found = new List<Measurement>();
        var last = new Dictionary<(Quantity, int), (Instant Time, double Value)>();
        string text = Encoding.UTF8.GetString(octets);
        if (text.StartsWith('\uFEFF')) text = text[1..];
        foreach (string line in text.Split('\n'))
        {
            string row = line.EndsWith('\r') ? line[..^1] : line;
            if (Encoding.UTF8.GetByteCount(line) > LineReader.LongestLine || Columns(row) is not { Count: 4 } columns) continue;
            if (columns[0].Length > 64 || !columns[0].EndsWith('Z') || !Instant.TryParseUtc(columns[0], leapSeconds, out Instant time) || time.In(TimeScale.Utc, leapSeconds).Date.Year < 1971) continue;
            if (!s_channels.TryGetValue(columns[1], out Quantity quantity)) continue;
            int module = plan.Modules.ToList().FindIndex(m => m.Id == columns[2]);
            double value = double.NaN;
            if (module < 0 || (columns[3].Length > 0 && !IsNumber(columns[3], out value))) continue;
            if (!double.IsNaN(value) && !ChannelNames.IsPossible(quantity, value)) continue;
            if (last.TryGetValue((quantity, module), out (Instant Time, double Value) before) && before.Time == time && before.Value.Equals(value)) continue;
            last[(quantity, module)] = (time, value);
            found.Add(new Measurement(time, quantity, module, value));
        }
        return found;
    }

    private static bool IsNumber(string text, out double value)
    {
        value = double.NaN;
        return text.All(c => c is (>= '0' and <= '9') or '+' or '-' or '.' or 'e' or 'E') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static List<string>? Columns(string row)
    {
        var columns = new List<StringBuilder> { new() };
        bool isQuoted = false;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] == '"' && isQuoted && i + 1 < row.Length && row[i + 1] == '"') columns[^1].Append(row[++i]);
            else if (row[i] == '"') isQuoted = !isQuoted;
            else if (row[i] == ',' && !isQuoted) columns.Add(new StringBuilder());
            else columns[^1].Append(row[i]);
        }
        return isQuoted ? null : [.. columns.Select(c => c.ToString().Trim(' ', '\t'))];
    }
}
