namespace Zarya.Archive.Log.Blocks;

/// <summary>How a group of columns is packed.</summary>
internal enum GroupPacking : byte
{
    /// <summary>Column by column, <see cref="ColumnPacking"/>.</summary>
    Columns,

    /// <summary>The octets, by a general compressor.</summary>
    Octets,

    /// <summary>Differences, by a general compressor.</summary>
    Differences,
}

/// <summary>
/// How the columns of a stream pack best, group by group: tried on the first block and again from time to time, since trying costs several times as much as packing.
/// </summary>
internal sealed class PackingChoice(int period)
{
    private GroupPacking[] _groups = [];
    private ColumnMode[] _modes = [];
    private int _rows;
    private int _used;
    private bool _isTried;
    private double _triedOctets;
    private bool _isWorse;

    /// <summary>Whether <see cref="Groups"/> is of the next block: one of few rows has other groups, for which the modes of its columns have to do.</summary>
    public bool HasGroups { get; private set; }

    /// <summary>Whether the next block should try everything.</summary>
    public bool IsDue(int groups, int width, int rows)
    {
        HasGroups = true;
        if (_groups.Length != groups && _modes.Length == width && rows < _rows)
        {
            _isTried = HasGroups = false;
            return false;
        }
        // A choice from a handful of rows says little about a full block.
        bool due = _groups.Length != groups || _modes.Length != width || _used++ >= period || rows > 4 * _rows || _isWorse;
        _isTried = due;
        if (!due) return false;
        (_used, _rows, _isWorse) = (0, rows, false);
        if (_groups.Length != groups) _groups = new GroupPacking[groups];
        if (_modes.Length != width) _modes = new ColumnMode[width];
        return true;
    }

    /// <summary>What came of it. A block that is a fifth larger than the one that was tried says that the stream is not what it was; blocks of few rows are always larger, and say nothing.</summary>
    public void Note(int stored, int rows)
    {
        double octets = stored / (double)rows;
        if (_isTried) _triedOctets = octets;
        else _isWorse = rows >= _rows && octets > 1.2 * _triedOctets;
    }

    /// <summary>The packing of each group.</summary>
    public Span<GroupPacking> Groups => _groups;

    /// <summary>The mode of each column.</summary>
    public Span<ColumnMode> Modes => _modes;
}
