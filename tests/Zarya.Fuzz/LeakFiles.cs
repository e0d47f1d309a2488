using System.Globalization;
using System.Text;

namespace Zarya.Fuzz;

/// <summary>Seeded station, telemetry and operations files, and damage to them.</summary>
internal static class LeakFiles
{
    private const string Station = """
        {"id": "F", "crew": 3, "free_fraction": 0.9, "modules": [{"id": "A", "segment": "US", "gross_m3": 70, "free_m3": 60, "approx_center_m": [0, 1, 2]}, {"id": "B", "free_m3": 8}, {"id": "C", "free_m3": 40}, {"id": "D", "free_m3": 15}],
        "hatches": [{"id": "H1", "a": "A", "b": "B", "area_m2": 0.5, "open_at_t0": true}, {"id": "H2", "a": "B", "b": "C", "area_m2": 0.5, "open_at_t0": true}, {"id": "H3", "a": "C", "b": "A", "area_m2": 0.5, "open_at_t0": false}, {"id": "H4", "a": "C", "b": "D", "area_m2": 0.3, "open_at_t0": true}],
        "lifeboats": ["D"], "sensor_suite": {"channels": [{"name": "P_total", "where": ["A", "C"], "unit": "mmHg", "sigma": 0.1, "quantum": 0.05, "rate_hz": 1, "bias_sigma": 0.5, "drift_per_day_sigma": 0.02},
        {"name": "ppN2_MCA", "where": ["A", "B"], "cycle_s": 840, "sigma": 0.3}, {"name": "T_air", "where": "all", "rate_hz": 0.1, "sigma": 0.05}, {"name": "LOS_gaps", "fraction": 0.2, "mean_gap_min": 10}]}}
        """;

    private static readonly string[] s_words =
    [
        "", "nan", "inf", "-inf", "NaN", "-1", "0", "1e308", "1e-320", "99999999999999999999", "740,05", "101325", "14.7", "1970-01-01T00:00:00Z", "2018-08-29T23:59:60Z", "2016-12-31T23:59:60Z", "2249-01-01T00:00:00Z", "2018-08-30T00:00:00",
        "P_total", "ppN2", "T_air", "gauge", "tick", "patch", "hatch_close", "crew_at", "A", "B", "Z", "H1", "H9", "\"", "\"\"", "\r", "\r\n", "\n\n", "\uFEFF", ",", ",,", "null", "true", "{}", "[]", "1e999", "\\ud800", "ÿ", "\0", "N2 mass_kg=5.4", "O2 mass_kg=nan",
    ];

    private static readonly string[] s_events =
    [
        "hatch_close,H1,", "hatch_open,H1,", "hatch_close,H4,", "hatch_open,H4,", "hatch_close,H2,", "crew_at,A,2", "crew_at,D,1", "crew_at,A,0", "repress_start,tank,N2 mass_kg=5.4", "repress_stop,tank,", "repress_start,tank,air", "o2_generator,OGA,5.5", "o2_generator,OGA,0",
        "eva_depress_start,B,", "eva_depress_stop,B,", "vehicle_docked,V,free_m3=27 hatch=H_V at=C", "hatch_open,H_V,", "vehicle_undocked,V,", "vent_start,C,", "vent_stop,C,", "patch,A,tape, twice",
    ];

    /// <summary>A station file, damaged one time in two.</summary>
    public static string MakeStation(Random random) => random.Next(2) == 0 ? Station : Damaged(random, Station, 3);

    /// <summary>Hours of telemetry of a station that leaks in some of them; also ticks and gaps.</summary>
    public static string MakeTelemetry(Random random)
    {
        var text = new StringBuilder("time,channel,compartment,value\n");
        DateTimeOffset time = new(2018, 8, 28, 22, 0, 0, TimeSpan.Zero);
        double fall = random.Next(3) * 0.002 * random.NextDouble();
        double pressure = 740;
        string[] channels = ["P_total,A", "P_total,C", "T_air,A", "T_air,B", "ppN2,A", "ppO2,B", "ppCO2,A", "dewpoint,C", "O2_generation_rate,A", "gauge,D"];
        double[] levels = [0, 0, 23, 23.5, -180, -582, -737.5, 10, 5.5, 0];
        int step = random.Next(1, 60);
        int rows = random.Next(20, 400);
        for (int i = 0; i < rows; i++)
        {
            time = time.AddSeconds(random.Next(40) == 0 ? random.Next(4000) : step);
            pressure -= fall * step;
            int channel = random.Next(3) > 0 ? random.Next(2) : random.Next(channels.Length);
            double value = (channel is < 2 or > 3 and < 7 or 9 ? pressure : 0) + levels[channel] + (random.NextDouble() * 0.2);
            text.Append(CultureInfo.InvariantCulture, $"{Utc(time)},{(random.Next(50) == 0 ? "tick,," : random.Next(50) == 0 ? channels[channel] + "," : string.Create(CultureInfo.InvariantCulture, $"{channels[channel]},{value:F2}"))}\n");
        }
        return random.Next(4) == 0 ? text.ToString() : Damaged(random, text.ToString(), 8);
    }

    /// <summary>An operations file of the same hours.</summary>
    public static string MakeOperations(Random random)
    {
        var text = new StringBuilder("time,event,subject,value\n");
        DateTimeOffset time = new(2018, 8, 28, 22, 0, 0, TimeSpan.Zero);
        for (int i = random.Next(20); i > 0; i--)
        {
            time = time.AddSeconds(random.Next(2000));
            text.Append(CultureInfo.InvariantCulture, $"{Utc(time)},{s_events[random.Next(s_events.Length)]}\n");
        }
        return random.Next(4) == 0 ? text.ToString() : Damaged(random, text.ToString(), 3);
    }

    private static string Utc(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "Z";

    private static string Damaged(Random random, string text, int most)
    {
        for (int i = random.Next(most + 1); i > 0 && text.Length > 2; i--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, random.Next(4) == 0 ? 400 : 12), text.Length - at);
            text = random.Next(8) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                2 => text[..at] + (char)random.Next(1, 0x200) + text[(at + 1)..],
                3 => text[..at] + s_words[random.Next(s_words.Length)] + text[(at + length)..],
                4 => text.Insert(at, s_words[random.Next(s_words.Length)]),
                5 => Digit(random, text, at),
                6 => MovedLine(random, text, at),
                _ => random.Next(20) == 0 ? text.Insert(at, new string('7', 40_000)) : Digit(random, text, at),
            };
        }
        return text;
    }

    /// <summary>Another digit: years, values, counts.</summary>
    private static string Digit(Random random, string text, int at)
    {
        int digit = text.AsSpan(at).IndexOfAnyInRange('0', '9');
        return digit < 0 ? text : text[..(at + digit)] + random.Next(10) + text[(at + digit + 1)..];
    }

    /// <summary>A line taken out and put in elsewhere, once or twice.</summary>
    private static string MovedLine(Random random, string text, int at)
    {
        List<string> lines = [.. text.Split('\n')];
        string line = lines[Math.Min(text.AsSpan(0, at).Count('\n'), lines.Count - 1)];
        if (random.Next(2) == 0) lines.Remove(line);
        lines.Insert(random.Next(lines.Count + 1), line);
        return string.Join('\n', lines);
    }
}
