using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya</c>: all verbs.</summary>
internal static class RootVerb
{
    public static RootCommand Create() => new(
        """
        Zarya: mission control for crewed stations and satellite fleets.

        Start here:
          zarya demo                                         the night of 29 August 2018 at the ISS, sixty times as fast, with the console in the browser
          zarya serve missions/first-light                   a mission that runs: links, record, alarms, API; 'new' makes one, 'check' says what is wrong
          zarya mdb check mission.xml                        what a mission database says, and what is wrong with it
          zarya decode --mdb mission.xml pass.ccsds          a file of packets as engineering values, one JSON line a packet
          zarya packets pass.ccsds                           what is in a file of packets: APIDs, counts, gaps, damage
          zarya import record pass.ccsds --mdb mission.xml   packets into a record that outlives crashes
          zarya history record --parameters VOLTAGE          values out of a record; gaps, packets and export read it too
          zarya leak watch --station S.json --telemetry T    the air of a station: leaks, their size, place and what to do
        """)
    {
        DemoVerb.Create(),
        ServeVerb.Create(),
        NewVerb.Create(),
        CheckVerb.Create(),
        MdbVerb.Create(),
        PacketsVerb.Create(),
        DecodeVerb.Create(),
        ImportVerb.Create(),
        HistoryVerb.Create(),
        GapsVerb.Create(),
        ExportVerb.Create(),
        LeakVerb.Create(),
        ScrubVerb.Create(),
        TortureVerb.Create(),
    };
}
