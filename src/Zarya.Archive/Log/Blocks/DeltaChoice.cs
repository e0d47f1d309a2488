namespace Zarya.Archive.Log.Blocks;

/// <summary>
/// Whether differences pack better than octets, group by group: tried on the first block of a stream and again from time to time, since trying costs as much as packing twice.
/// </summary>
internal sealed class DeltaChoice(int period)
{
    private bool[] _isDelta = [];
    private int _rows;
    private int _used;

    /// <summary>Whether the next block should try both.</summary>
    public bool IsDue(int groups, int rows)
    {
        // A choice from a handful of rows says little about a full block.
        bool due = _isDelta.Length != groups || _used++ >= period || rows > 4 * _rows;
        if (!due) return false;
        (_used, _rows) = (0, rows);
        if (_isDelta.Length != groups) _isDelta = new bool[groups];
        return true;
    }

    public bool this[int group]
    {
        get => _isDelta[group];
        set => _isDelta[group] = value;
    }
}
