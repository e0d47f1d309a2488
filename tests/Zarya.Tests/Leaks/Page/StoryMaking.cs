using Zarya.Leaks.Page;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Tests.Time;
using Zarya.Time;

namespace Zarya.Tests.Leaks.Page;

/// <summary>Stories made by hand: a small station with a leak of 0.6 mmHg/h from the fourth hour, a closure, a patch.</summary>
internal static class StoryMaking
{
    public const string Markup = "<script>alert(\"x\")</script>&'";

    public static Instant Start { get; } = At("2018-08-29T22:00:00Z");

    public static Instant At(string utc) => Tables.Utc(utc);

    public static Instant After(double hours) => Start + Duration.FromSeconds((long)Math.Round(hours * 3_600));

    public static StationPlan Plan(string thirdModule = "Ferry", bool hasCentres = true) => new(
        "Trial " + thirdModule,
        [new("Lab", "US", 100, Centre(hasCentres, 0)), new("Node", "US", 70, Centre(hasCentres, -8)), new(thirdModule, "RS", 9, Centre(hasCentres, -8.5))],
        [new("H_LN", 0, 1, 0.5, true), new("H_NF", 1, 2, 0.5, true)], [2], 3, SensorSuite.Unknown);

    public static LossState State(double rate, double probability, double nitrogenKg = 200, params double[] compartments) => new(
        probability, new(rate, rate * 0.9, rate * 1.2), new(rate * 32, rate * 29, rate * 38), new(rate * 1.6, rate * 1.5, rate * 1.9), new(500, 400, 600), new(430, 350, 520), new(410, 330, 480), new(360, 300, 420),
        740 - rate, nitrogenKg, new(-0.05, 0.01, 0.002, 0, -0.01, -rate, 0.05), compartments.Length > 0 ? compartments : [0.2, 0.3, 0.5], [0, 1, 2], ["temperature: explains only -0.05 mmHg/h"], ["which side of H_NF: shut it"]);

    public static LeakStory Empty(StationPlan? plan = null) => new(plan ?? Plan(), new LeakWatchOptions(), new KeptList<string>(LeakStory.MostOfAKind));

    /// <summary>The story of a leak; foreign text is that of <paramref name="text"/> everywhere.</summary>
    public static LeakStory Leak(string text = "tape", StationPlan? plan = null)
    {
        LeakStory story = Empty(plan);
        for (int minute = 0; minute < 480; minute++)
        {
            double hours = minute / 60.0;
            story.Measure(new Measurement(After(hours), Quantity.TotalPressure, 0, 740 - Math.Max(0, 0.6 * (hours - 4))));
            story.Measure(new Measurement(After(hours), Quantity.AirTemperature, 1, minute is > 100 and < 160 ? double.NaN : 22.5));
            if (minute == 10) story.Operate(new Operation(After(hours), OperationKind.CrewAt, 1, "Node", 2, "", "2"));
            if (minute == 20) story.Operate(new Operation(After(hours), OperationKind.VehicleDocked, -1, text, double.NaN, "", text));
            if (minute == 250) story.Hear(new AlarmReport(After(hours), "L1", State(0.6, 0.99)));
            if (minute == 251) story.Hear(new NextClosureReport(After(hours), new ClosureAdvice(1, [2], 2.9, 97, 5, 20, 0.9, true, [new CrewPlace(0, 3)]), text));
            if (minute == 260) story.Operate(new Operation(After(hours), OperationKind.HatchClose, 1, "H_NF", double.NaN, "", ""));
            if (minute == 290) story.Operate(new Operation(After(hours), OperationKind.HatchOpen, 1, "H_NF", double.NaN, "", ""));
            if (minute == 300) story.Operate(new Operation(After(hours), OperationKind.Patch, 2, "Ferry", double.NaN, "", text));
            if (minute == 330) story.Hear(new PatchVerdictReport(After(hours), 2, new(0.17, 0.1, 0.25), 0.02, 14, "reduced, not sealed: " + text));
            if (minute == 340) story.Hear(new SensorFaultReport(After(hours), Quantity.TotalPressure, 0, text));
            if (minute % 10 == 0) story.Hear(new AssessmentReport(After(hours), State(minute < 250 ? 0.01 : 0.6, minute < 250 ? 0.01 : 0.99, 200 - (hours / 10), minute < 290 ? [0.2, 0.3, 0.5] : [0.02, 0.04, 0.94])));
        }
        story.Problems.Add(text);
        return story;
    }

    public static string PageOf(LeakStory story)
    {
        using var output = new StringWriter { NewLine = "\n" };
        LeakPage.Write(output, story, Tables.True);
        return output.ToString();
    }

    private static double[] Centre(bool has, double x) => has ? [x, 0, 5] : [];
}
