namespace Zarya.Descriptions.Layouts;

/// <summary>A run of bits in a picture.</summary>
/// <param name="Name">What it is called; empty for bits that nothing uses.</param>
/// <param name="First">Its first bit.</param>
/// <param name="Bits">Its size, from 1.</param>
internal sealed record BitCell(string Name, long First, long Bits)
{
    public long End => First + Bits;
}
