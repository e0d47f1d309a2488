using System.Text;

namespace Zarya.Archive.Log;

/// <summary>
/// The stream that an entry belongs to. Packets of one stream share their first two octets (packet identification, CCSDS 133.0-B-2, 4.1.3.3: version, type, secondary header flag, APID), so that they
/// usually have one layout and lie well together in columns.
/// </summary>
/// <param name="Kind">What its entries are.</param>
/// <param name="Link">The door they came in by; at most <see cref="MaxLinkOctets"/> octets of UTF-8.</param>
/// <param name="Identification">For packets the first two octets, else 0 or what tells streams of a link apart.</param>
public readonly record struct StreamKey(EntryKind Kind, string Link, ushort Identification)
{
    /// <summary>The longest name of a link, in octets of UTF-8.</summary>
    public const int MaxLinkOctets = 64;

    /// <summary>For packets, the APID.</summary>
    public int Apid => Identification & 0x7FF;

    /// <summary>Whether these are packets.</summary>
    public bool IsPackets => Kind == EntryKind.Packet;

    /// <summary>The stream of a packet.</summary>
    /// <param name="link">The door it came in by.</param>
    /// <param name="packet">The packet, two octets at least.</param>
    /// <exception cref="ArgumentException">There are fewer than two octets.</exception>
    public static StreamKey OfPacket(string link, ReadOnlySpan<byte> packet) => packet.Length >= 2
        ? new(EntryKind.Packet, link, (ushort)((packet[0] << 8) | packet[1]))
        : throw new ArgumentException("a packet has two octets at least", nameof(packet));

    /// <summary>Throws if the link's name cannot be written.</summary>
    /// <exception cref="ArgumentException">The name is too long, or there is no kind.</exception>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Link);
        if (Encoding.UTF8.GetByteCount(Link) > MaxLinkOctets) throw new ArgumentException($"the name of link {Link} has more than {MaxLinkOctets} octets");
        if (Kind is EntryKind.Mixed or > EntryKind.Octets) throw new ArgumentException($"there are no entries of kind {Kind}");
    }
}
