namespace Zarya.Records;

/// <summary>What became of the generation time of an imported packet. The reception time stands for each that was not read.</summary>
internal enum GenerationTime
{
    /// <summary>Nothing says it, and nobody asked.</summary>
    NotAsked,

    /// <summary>It was read.</summary>
    Read,

    /// <summary>The packet has none that can be read.</summary>
    Missing,

    /// <summary>It lies more than ten years after the import.</summary>
    NotBelieved,
}
