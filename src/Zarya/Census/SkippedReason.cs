using System.Globalization;
using Zarya.Ccsds.Packets;

namespace Zarya.Census;

/// <summary>Why octets were skipped, in words.</summary>
internal static class SkippedReason
{
    public static string InWords(in SkippedRange range) =>
        range.Reason is PacketRejection.Truncated && range.Needed > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{InWords(range.Reason)} ({range.Needed} octets are needed)")
            : InWords(range.Reason);

    public static string InWords(PacketRejection reason) => reason switch
    {
        PacketRejection.UnexpectedVersion => "another packet version number",
        PacketRejection.ZeroFill => "zero fill",
        PacketRejection.IdleWithSecondaryHeader => "an idle packet with a secondary header",
        PacketRejection.UnexpectedApid => "an unexpected APID",
        PacketRejection.TooLong => "longer than a packet may be",
        PacketRejection.BadEncapsulationHeader => "not an encapsulation header",
        PacketRejection.EndNotOnHeader => "no header where a packet ends by its length field",
        PacketRejection.EndBeyondInput => "the length field leads past the end of the file, over other packets",
        PacketRejection.Truncated => "the file ends inside this packet",
        _ => "no reason",
    };

    /// <summary>The reason as a stable name, <c>zero-fill</c>.</summary>
    public static string Name(PacketRejection reason) =>
        string.Concat(reason.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
