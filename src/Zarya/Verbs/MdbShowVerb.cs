using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya mdb show</c>: what a mission database says.</summary>
internal static class MdbShowVerb
{
    public static Command Create() => new("show", "Show what a mission database says: the whole, or one thing by name.");
}
