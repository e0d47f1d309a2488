namespace Zarya.Ccsds.Packets;

/// <summary>All that a packet stream must remember between two inputs; <see langword="default"/> is the start of a stream.</summary>
/// <param name="Offset">Octets of the stream used up so far: the place in the stream of the next input's first octet.</param>
/// <param name="Trouble">
/// Why the splitter is still looking for a chain of headers, or <see cref="PacketRejection.None"/> when it stands where a packet begins.
/// </param>
public readonly record struct PacketStreamState(long Offset, PacketRejection Trouble);
