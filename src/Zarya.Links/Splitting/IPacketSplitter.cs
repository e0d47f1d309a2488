namespace Zarya.Links.Splitting;

/// <summary>
/// Finds packets in octets: one instance a stream, or one for many datagrams with a <see cref="Restart"/> before each. It keeps no octets: what it has not used up is shown again, with more behind it.
/// Never throws for what the octets hold, and allocates nothing. Not for use by several threads.
/// </summary>
public interface IPacketSplitter
{
    /// <summary>Octets after which a splitter that still needs more is to be asked as if they were the last: the bound on what a stream may make us keep.</summary>
    int LongestWindow { get; }

    /// <summary>The first packet in <paramref name="octets"/>, or what to do instead.</summary>
    /// <param name="octets">What is not used up yet, at least one octet.</param>
    /// <param name="isFinal">Whether nothing comes behind them. Then the answer is never <see cref="SplitStepKind.NeedMore"/>.</param>
    SplitStep Next(ReadOnlySpan<byte> octets, bool isFinal);

    /// <summary>What comes next is the beginning of another stream.</summary>
    void Restart();
}
