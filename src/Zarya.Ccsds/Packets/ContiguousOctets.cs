namespace Zarya.Ccsds.Packets;

/// <summary>One span as the splitter's input.</summary>
internal readonly ref struct ContiguousOctets(ReadOnlySpan<byte> octets) : IOctetWindow
{
    private readonly ReadOnlySpan<byte> _octets = octets;

    /// <inheritdoc/>
    public long Length => _octets.Length;

    /// <inheritdoc/>
    public Beginning Peek(long offset) => offset >= _octets.Length ? default : Beginning.Of(_octets[(int)offset..]);
}
