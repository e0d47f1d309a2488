using System.Globalization;
using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Signals;

namespace Zarya.Station.Leaks;

/// <summary>Says in words what was ruled out, and what the telemetry cannot tell and what would.</summary>
internal static class Explanations
{
    /// <summary>An explanation this many times less likely than a leak is ruled out.</summary>
    private const double RuledOutTimes = 10;

    public static List<string> RuledOut(Evidence evidence, in Attribution attribution, int gauges)
    {
        List<string> words = [];
        Add(words, "chance: the ordinary restlessness of air and sensors", evidence.LeakLog - evidence.NothingLog);
        Add(words, "an event that moved air and is over", evidence.LeakLog - evidence.StepLog);
        Add(words, "a generator that stopped, or a crew that does more or less", evidence.LeakLog - evidence.OxygenLog);
        double fall = attribution.Unexplained + attribution.Ordinary;
        if (fall < 0 && Math.Abs(attribution.Temperature) < 0.5 * -fall) words.Add(Text($"temperature: it changes the pressure by {attribution.Temperature:+0.000;-0.000} mmHg/h, the fall beyond all explanations is {-attribution.Unexplained:0.000} mmHg/h"));
        if (gauges > 1) words.Add(Text($"a gauge that drifts: {gauges} gauges fall together"));
        return words;
    }

    public static List<string> Doubt(SensorBank sensors, IReadOnlyList<int> modules, double nowS, double mostLikelyPlace, bool isDisturbed = false)
    {
        List<string> words = [];
        if (isDisturbed) words.Add("an operation that moves air is logged as going on, or as over for minutes only: a leak slower than it does not show until its end is logged");
        int gauges = sensors.Heard(Quantity.TotalPressure, modules, nowS, 900) + sensors.Heard(Quantity.Gauge, modules, nowS, 3600);
        if (gauges == 0) words.Add("no pressure is heard from this volume: all numbers stand from the last reading; telemetry, or a reading by hand, would tell");
        else if (gauges == 1) words.Add("one pressure gauge only: its own drift would look like a leak; a second gauge, or readings by hand, would tell");
        if (sensors.Heard(Quantity.AirTemperature, modules, nowS, 900) == 0) words.Add("no thermometer is heard: cooling by 0.1 K would look like a loss of 0.25 mmHg; one thermometer a large module would tell");
        if (sensors.Heard(Quantity.Oxygen, modules, nowS, 7200) == 0) words.Add("oxygen is not measured: a generator that stops would look like a slow leak; its partial pressure would tell");
        if (mostLikelyPlace < 0.5) words.Add("with open hatches the pressure does not say where; shutting the advised hatch does");
        return words;
    }

    private static void Add(List<string> words, string what, double log)
    {
        if (double.IsNaN(log) || log < Math.Log(RuledOutTimes)) return;
        words.Add(log > 14 ? Text($"{what}: over a million times less likely") : Text($"{what}: {Math.Exp(log):0} times less likely"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
