using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya packets</c>: what is in a file of packets.</summary>
internal static class PacketsVerb
{
    public static Command Create() => new("packets", "Say what is in a file of packets: APIDs, counts, gaps, damage.");
}
