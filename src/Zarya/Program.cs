using System.CommandLine;
using System.CommandLine.Invocation;
using Zarya.Verbs;

var root = new RootCommand(
    """
    Zarya: mission control for crewed stations and satellite fleets.

    Start here:
      zarya mdb check mission.xml                        what a mission database says, and what is wrong with it
      zarya decode --mdb mission.xml pass.ccsds          a file of packets as engineering values, one JSON line a packet
      zarya packets pass.ccsds                           what is in a file of packets: APIDs, counts, gaps, damage
    """)
{
    MdbVerb.Create(),
    PacketsVerb.Create(),
    DecodeVerb.Create(),
};
ParseResult parse = root.Parse(args);
// A wrong option is told on standard error and nowhere else: standard output may be a file of values.
if (parse.Action is ParseErrorAction error) error.ShowHelp = false;
return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
