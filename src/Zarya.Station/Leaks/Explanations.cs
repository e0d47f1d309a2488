using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Leaks.Words;

namespace Zarya.Station.Leaks;

/// <summary>Says in words what was ruled out, and what the telemetry cannot tell and what would.</summary>
internal static class Explanations
{
    /// <summary>An explanation this many times less likely than a leak is ruled out.</summary>
    private const double RuledOutTimes = 10;

    public static List<string> RuledOut(Evidence evidence, in Attribution attribution, int gauges)
    {
        List<string> words = [];
        Add(words, WatchSentences.Chance, WatchSentences.ChanceOut, evidence.LeakLog - evidence.NothingLog);
        Add(words, WatchSentences.Passing, WatchSentences.PassingOut, evidence.LeakLog - evidence.StepLog);
        Add(words, WatchSentences.Oxygen, WatchSentences.OxygenOut, evidence.LeakLog - evidence.OxygenLog);
        double fall = attribution.Unexplained + attribution.Ordinary;
        if (fall < 0 && Math.Abs(attribution.Temperature) < 0.5 * -fall) words.Add(WatchSentences.Temperature.Say(attribution.Temperature, -attribution.Unexplained));
        if (gauges > 1) words.Add(WatchSentences.Drift.Say(gauges));
        return words;
    }

    public static List<string> Doubt(SensorBank sensors, IReadOnlyList<int> modules, double nowS, double mostLikelyPlace, bool isDisturbed = false)
    {
        List<string> words = [];
        if (isDisturbed) words.Add(WatchSentences.Disturbed.Say());
        int gauges = sensors.Heard(Quantity.TotalPressure, modules, nowS, 900) + sensors.Heard(Quantity.Gauge, modules, nowS, 3600);
        if (gauges == 0) words.Add(WatchSentences.Deaf.Say());
        else if (gauges == 1) words.Add(WatchSentences.OneGauge.Say());
        if (sensors.Heard(Quantity.AirTemperature, modules, nowS, 900) == 0) words.Add(WatchSentences.NoThermometer.Say());
        if (sensors.Heard(Quantity.Oxygen, modules, nowS, 7200) == 0) words.Add(WatchSentences.NoOxygen.Say());
        if (mostLikelyPlace < 0.5) words.Add(WatchSentences.NoPlace.Say());
        return words;
    }

    private static void Add(List<string> words, Sentence times, Sentence millions, double log)
    {
        if (double.IsNaN(log) || log < Math.Log(RuledOutTimes)) return;
        words.Add(log > 14 ? millions.Say() : times.Say(Math.Exp(log)));
    }
}
