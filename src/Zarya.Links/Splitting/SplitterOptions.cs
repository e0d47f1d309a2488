namespace Zarya.Links.Splitting;

/// <summary>How packets lie in what comes in: one derived class a kind. Cannot be changed after it is made; safe to share.</summary>
public abstract class SplitterOptions
{
    /// <summary>Only the kinds of this room exist.</summary>
    private protected SplitterOptions()
    {
    }

    /// <summary>The kind as the mission file says it: <c>ccsds</c>, <c>fixed</c>, <c>length-field</c>, <c>delimiter</c>, <c>whole</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The layout for people.</summary>
    public abstract string Words { get; }

    /// <summary>Whether the packets are CCSDS space packets, whose sequence counts can be followed.</summary>
    public virtual bool HasSequenceCounts => false;

    /// <summary>Whether packets end only where a datagram or a file does, so that a connection would never give one.</summary>
    public virtual bool NeedsBoundaries => false;

    /// <summary>A splitter for one stream.</summary>
    public abstract IPacketSplitter MakeSplitter();
}
