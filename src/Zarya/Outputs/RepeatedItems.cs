using Zarya.Mdb.Values;

namespace Zarya.Outputs;

/// <summary>Tells whether a packet has a parameter several times, and which values those are. For one thread at a time.</summary>
internal sealed class RepeatedItems(int items)
{
    private readonly int[] _seenIn = new int[items];
    private int _packet;

    /// <summary>Whether any parameter occurs more than once.</summary>
    public bool Any(DecodedPacket decoded)
    {
        int stamp = ++_packet;
        ReadOnlySpan<ParameterValue> values = decoded.Values;
        for (int slot = 0; slot < values.Length; slot += 1 + values[slot].DescendantCount)
        {
            ref int seen = ref _seenIn[values[slot].Item];
            if (seen == stamp) return true;
            seen = stamp;
        }
        return false;
    }

    /// <summary>The slots of each parameter, in the order in which parameters came first.</summary>
    public static IReadOnlyCollection<List<int>> ByItem(DecodedPacket decoded)
    {
        var order = new List<List<int>>();
        var byItem = new Dictionary<int, List<int>>();
        for (int slot = 0; slot < decoded.Count; slot += 1 + decoded.Values[slot].DescendantCount)
        {
            int item = decoded.Values[slot].Item;
            if (!byItem.TryGetValue(item, out List<int>? slots))
            {
                byItem.Add(item, slots = []);
                order.Add(slots);
            }
            slots.Add(slot);
        }
        return order;
    }
}
