using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya decode</c>: packets to engineering values.</summary>
internal static class DecodeVerb
{
    public static Command Create() => new("decode", "Decode files of packets to engineering values.");
}
