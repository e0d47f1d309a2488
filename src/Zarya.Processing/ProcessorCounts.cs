namespace Zarya.Processing;

/// <summary>What a processor did.</summary>
/// <param name="Packets">Packets that it was told of.</param>
/// <param name="Undecoded">Of these, those that no container matched or that ended early.</param>
/// <param name="Values">Values that they gave.</param>
/// <param name="Events">Events raised.</param>
public readonly record struct ProcessorCounts(long Packets, long Undecoded, long Values, long Events);
