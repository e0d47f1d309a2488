using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>How well one channel of one module was received.</summary>
internal sealed class ChannelQuality(Quantity quantity, int module)
{
    public Quantity Quantity { get; } = quantity;

    public int Module { get; } = module;

    /// <summary>Rows, those without a value included.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows in which the sensor reports no value.</summary>
    public long Empty { get; private set; }

    public Instant First { get; private set; }

    public Instant Last { get; private set; }

    /// <summary>Longest time between two rows that have a value.</summary>
    public Duration LongestGap { get; private set; }

    /// <summary>When that gap began.</summary>
    public Instant LongestGapFrom { get; private set; }

    /// <summary>The last value, NaN before there is one.</summary>
    public double LastValue { get; private set; } = double.NaN;

    public void Add(in Measurement row)
    {
        Rows++;
        if (double.IsNaN(row.Value))
        {
            Empty++;
            return;
        }
        bool isFirst = double.IsNaN(LastValue);
        if (isFirst) First = row.Time;
        else if (row.Time - Last > LongestGap) (LongestGap, LongestGapFrom) = (row.Time - Last, Last);
        (Last, LastValue) = (row.Time, row.Value);
    }
}
