using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya mdb</c>: mission databases.</summary>
internal static class MdbVerb
{
    public static Command Create() => new("mdb", "Read mission databases (XTCE 1.1, 1.2, 1.3): check them, look into them.")
    {
        MdbCheckVerb.Create(),
        MdbShowVerb.Create(),
    };
}
