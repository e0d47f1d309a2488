using System.Globalization;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>
/// Reads a script: rows <c>time,event,subject,value</c> as in an operations file, which are not told but done. <c>hatch_close</c>, <c>hatch_open</c>, <c>crew_at</c>, <c>o2_generator</c>; <c>patch</c> with <c>left=0.17</c> in its text
/// (part of the hole that stays, 0 unless said); <c>repress_start</c> with its gas and <c>mmHg_per_h=2</c>; <c>repress_stop</c>. Lines that are empty or begin with <c>#</c> are remarks.
/// </summary>
public static class FlightScript
{
    private const double UsualRateMmHgPerH = 2;

    private static readonly Dictionary<string, OperationKind> s_events = new(StringComparer.Ordinal)
    {
        ["hatch_close"] = OperationKind.HatchClose,
        ["hatch_open"] = OperationKind.HatchOpen,
        ["crew_at"] = OperationKind.CrewAt,
        ["o2_generator"] = OperationKind.OxygenGenerator,
        ["patch"] = OperationKind.Patch,
        ["repress_start"] = OperationKind.RepressStart,
        ["repress_stop"] = OperationKind.RepressStop,
    };

    /// <summary>Reads a script; a line that cannot be used is told and left out.</summary>
    /// <param name="text">The script.</param>
    /// <param name="plan">The station.</param>
    /// <param name="leapSeconds">For the times in UTC.</param>
    /// <param name="problems">Takes what is wrong, with the line's number.</param>
    public static IReadOnlyList<ScriptLine> Read(string text, StationPlan plan, LeapSeconds leapSeconds, ICollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(problems);
        var lines = new List<ScriptLine>();
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string row = raw.Trim();
            if (row.Length == 0 || row[0] == '#' || row == "time,event,subject,value") continue;
            if (ReadLine(row, plan, leapSeconds, out string wrong) is { } line) Add(lines, line);
            else problems.Add($"line {number}: {wrong}");
        }
        return lines;
    }

    /// <summary>People who are sent at the same time are sent together.</summary>
    private static void Add(List<ScriptLine> lines, ScriptLine line)
    {
        if (line.Kind == OperationKind.CrewAt && lines.Count > 0 && lines[^1] is { Kind: OperationKind.CrewAt } last && last.Time == line.Time)
            lines[^1] = last with { Crew = [.. last.Crew, .. line.Crew], Places = [.. last.Places, .. line.Places], Subject = $"{last.Subject} {line.Subject}" };
        else lines.Add(line);
    }

    private static ScriptLine? ReadLine(string row, StationPlan plan, LeapSeconds leapSeconds, out string wrong)
    {
        string[] fields = row.Split(',', 4);
        wrong = "time, event, subject and value are wanted";
        if (fields.Length < 3) return null;
        wrong = $"'{fields[0]}' is no time";
        if (!Instant.TryParseUtc(fields[0], leapSeconds, out Instant time)) return null;
        wrong = $"'{fields[1]}' is nothing that a script can do";
        if (!s_events.TryGetValue(fields[1], out OperationKind kind)) return null;
        (string subject, string value) = (fields[2], fields.Length > 3 ? fields[3] : "");
        bool isHatch = kind is OperationKind.HatchClose or OperationKind.HatchOpen, isModule = kind is OperationKind.CrewAt or OperationKind.Patch;
        int place = isHatch ? plan.HatchIndex(subject) : isModule ? plan.ModuleIndex(subject) : -1;
        wrong = $"the station has no {(isHatch ? "hatch" : "module")} '{subject}'";
        if ((isHatch || isModule) && place < 0) return null;
        double figure = kind switch
        {
            OperationKind.CrewAt or OperationKind.OxygenGenerator => Number(value, double.NaN),
            OperationKind.Patch => Number(Setting(value, "left="), 0),
            OperationKind.RepressStart => Number(Setting(value, "mmHg_per_h="), UsualRateMmHgPerH),
            _ => 0,
        };
        wrong = $"'{value}' is not the number that has to stand there";
        if (double.IsNaN(figure)) return null;
        return new ScriptLine(time, kind, [place], subject, kind == OperationKind.CrewAt ? [new CrewPlace(place, (int)figure)] : [], figure, value);
    }

    private static string Setting(string text, string key) => Array.Find(text.Split(' '), w => w.StartsWith(key, StringComparison.Ordinal))?[key.Length..] ?? "";

    private static double Number(string text, double otherwise) =>
        text.Length == 0 ? otherwise : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
