namespace Zarya.Archive.Log.Blocks;

/// <summary>How entries stand in a block. The numbers stand in files.</summary>
internal enum BlockForm : byte
{
    /// <summary>Entries one after the other, of any streams: what comes in slowly.</summary>
    Rows = 1,

    /// <summary>Entries of one stream, equally long, as columns of octets.</summary>
    Columns = 2,

    /// <summary>Entries of one stream of various lengths: numbers, times and lengths as columns, octets one after the other.</summary>
    Lengths = 3,
}

/// <summary>What is true of a block. The bits stand in files.</summary>
[Flags]
internal enum BlockFlags : byte
{
    None = 0,

    /// <summary>The last block of a commit: only with it the commit is whole.</summary>
    EndsCommit = 1,

    /// <summary>Generation times do not descend.</summary>
    InOrder = 2,

    /// <summary>Packets whose sequence counts follow one another without a gap.</summary>
    WithoutGap = 4,

    /// <summary>The last block of a segment that was written anew: only with it the segment is whole.</summary>
    EndsSegment = 8,
}
