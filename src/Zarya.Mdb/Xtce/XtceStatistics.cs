using System.Runtime.InteropServices;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce;

/// <summary>What became of the elements of the documents, by element name.</summary>
public sealed class XtceStatistics
{
    private readonly Dictionary<string, XtceElementCount> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts by local element name.</summary>
    public IReadOnlyDictionary<string, XtceElementCount> Elements => _counts;

    /// <summary>All elements together.</summary>
    public XtceElementCount Total => _counts.Values.Aggregate(default(XtceElementCount), (sum, c) => sum + c);

    internal void Add(string name, ElementFate fate)
    {
        ref XtceElementCount count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out _);
        count += new XtceElementCount(
            1, fate == ElementFate.Understood ? 1 : 0, fate == ElementFate.Kept ? 1 : 0,
            fate == ElementFate.Unsupported ? 1 : 0, fate is ElementFate.Unseen or ElementFate.Rejected ? 1 : 0);
    }
}

/// <summary>How often an element was seen and what became of it; the last four add up to the first.</summary>
/// <param name="Seen">Occurrences.</param>
/// <param name="Understood">Read with meaning.</param>
/// <param name="Kept">Documentation without effect on values: kept where the model has a place for it.</param>
/// <param name="Unsupported">Known to XTCE, reported, not acted on.</param>
/// <param name="Rejected">Unknown, misplaced or wrong: reported, left out.</param>
public readonly record struct XtceElementCount(int Seen, int Understood, int Kept, int Unsupported, int Rejected)
{
    /// <summary>Adds two counts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum of each.</returns>
    public static XtceElementCount operator +(XtceElementCount left, XtceElementCount right) => new(
        left.Seen + right.Seen, left.Understood + right.Understood, left.Kept + right.Kept,
        left.Unsupported + right.Unsupported, left.Rejected + right.Rejected);

    /// <summary>Adds two counts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum of each.</returns>
    public static XtceElementCount Add(XtceElementCount left, XtceElementCount right) => left + right;
}
