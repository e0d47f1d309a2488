using System.CommandLine;
using System.Globalization;
using Zarya.Ccsds.Packets;

namespace Zarya.Verbs;

/// <summary>The options that say how packets lie in a file.</summary>
internal sealed class PacketLayoutOptions
{
    private readonly Option<int> _skipHeader = new("--skip-header") { HelpName = "N", Description = "Octets in front of every packet that are not part of it, 0 to 65535." };
    private readonly Option<int> _skipTrailer = new("--skip-trailer") { HelpName = "N", Description = "Octets behind every packet that are not part of it, 0 to 65535." };
    private readonly Option<int> _version = new("--packet-version") { HelpName = "N", Description = "The packet version number, 0 to 6; 0 unless said." };
    private readonly Option<bool> _noResync = new("--no-resync") { Description = "Believe every length field, and stop at the first octet that cannot be a header." };

    public IReadOnlyList<Option> All => [_skipHeader, _skipTrailer, _version, _noResync];

    /// <summary>Reads them.</summary>
    /// <exception cref="VerbException">One is out of its range.</exception>
    public PacketStreamOptions Read(ParseResult parse) => new()
    {
        PrefixLength = InRange("--skip-header", parse.GetValue(_skipHeader), 0, 65535),
        SuffixLength = InRange("--skip-trailer", parse.GetValue(_skipTrailer), 0, 65535),
        Version = InRange("--packet-version", parse.GetValue(_version), 0, 6),
        Resynchronise = !parse.GetValue(_noResync),
        // A whole packet in front of damage is worth having; it is counted.
        KeepUnconfirmedPackets = true,
    };

    /// <summary>The layout in the words of the options.</summary>
    public static string InWords(PacketStreamOptions layout) => string.Create(CultureInfo.InvariantCulture,
        $"--skip-header {layout.PrefixLength} --skip-trailer {layout.SuffixLength} --packet-version {layout.Version}{(layout.Resynchronise ? "" : " --no-resync")}");

    /// <summary>A number that is in its range.</summary>
    /// <exception cref="VerbException">It is not.</exception>
    public static int InRange(string option, int value, int lowest, int highest) =>
        value >= lowest && value <= highest ? value : throw new VerbException($"{option} {value}: must be {lowest} to {highest}");
}
