using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya leak</c>: cabin air that is lost.</summary>
internal static class LeakVerb
{
    public static Command Create() => new("leak", "Watch a station's air: is there a leak, how big, how long, where, which hatch next, does the patch hold.")
    {
        LeakSimulateVerb.Create(),
        LeakWatchVerb.Create(),
        LeakReportVerb.Create(),
        LeakScoreVerb.Create(),
    };
}
