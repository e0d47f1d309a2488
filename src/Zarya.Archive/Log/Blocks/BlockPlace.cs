namespace Zarya.Archive.Log.Blocks;

/// <summary>Where a block stands: written into its header, so that it counts nowhere else.</summary>
/// <param name="Offset">Octets from the start of the file.</param>
/// <param name="Segment">The file's number.</param>
/// <param name="Rewriting">How often the file was written anew.</param>
/// <param name="Chain">Checksum of the header before.</param>
/// <param name="Commit">The commit's number.</param>
internal readonly record struct BlockPlace(long Offset, long Segment, uint Rewriting, uint Chain, long Commit);
