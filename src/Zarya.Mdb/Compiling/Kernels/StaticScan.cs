using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Walks steps as long as nothing in them depends on the packet, and notes where each value stands.</summary>
internal sealed class StaticScan(int cursor, int furthest, int slot)
{
    private const int FieldLimit = 16_384;
    private const int BitLimit = 1 << 24;

    private readonly List<StaticField> _fields = [];
    private int _containerStart;
    private int _furthest = furthest;

    public IReadOnlyList<StaticField> Fields => _fields;

    /// <summary>The end of the last entry.</summary>
    public int Cursor { get; private set; } = cursor;

    /// <summary>The slot of the next value.</summary>
    public int Slot { get; private set; } = slot;

    /// <summary>The furthest end of any entry of the path.</summary>
    public int Furthest => _furthest;

    /// <summary>The furthest bit that any entry needs.</summary>
    public int NeededBits { get; private set; } = furthest;

    /// <summary>Takes a step in, or leaves everything as it was and returns false.</summary>
    public bool TryAdd(Step step)
    {
        (int fields, int oldCursor, int oldSlot, int needed, int start, int furthestBefore) = (_fields.Count, Cursor, Slot, NeededBits, _containerStart, _furthest);
        if (Add(step) && _fields.Count <= FieldLimit && NeededBits <= BitLimit) return true;
        _fields.RemoveRange(fields, _fields.Count - fields);
        (Cursor, Slot, NeededBits, _containerStart, _furthest) = (oldCursor, oldSlot, needed, start, furthestBefore);
        return false;
    }

    private bool Add(Step step)
    {
        if (_fields.Count > FieldLimit) return false;
        switch (step)
        {
            case NumberStep { IsStatic: true } number:
                _fields.Add(StaticField.OfNumber(number, Cursor, Slot++));
                return Advance(number.Format.SizeInBits);
            case TextStep { Layout.PlainBits: { } bits, Reading.Use: OctetsUse.Same, Judge.IsTrivial: true } text when (Cursor & 7) == 0 && bits <= text.Layout.MaxBits:
                _fields.Add(StaticField.OfOctets(text.Item, ValueKind.Text, Cursor, bits >> 3, Slot++, text.Layout));
                return Advance(bits);
            case OctetsStep { Size: FixedInteger { Value: >= 0 and < BitLimit } size, Reading.Use: OctetsUse.Same, Judge.IsTrivial: true } octets when (Cursor & 7) == 0 && size.Value % 8 == 0:
                _fields.Add(StaticField.OfOctets(octets.Item, ValueKind.Octets, Cursor, (int)(size.Value >> 3), Slot++));
                return Advance((int)size.Value);
            case SkipStep skip:
                return Advance(skip.SizeInBits);
            case LocateStep { Constant: { } place }:
                long target = place.Offset + (place.From == ReferenceLocation.ContainerStart ? _containerStart : Cursor);
                if (target is < 0 or > BitLimit) return false;
                Cursor = (int)target;
                return true;
            case ContainerStep container when !container.Chain[^1].Container.IsAbstract || container.Chain[^1].Children.Length == 0:
                return AddContainer(container);
            case AggregateStep aggregate:
                int heading = _fields.Count;
                _fields.Add(null!);
                (int bit, int headingSlot) = (Cursor, Slot++);
                foreach (Step member in aggregate.Members)
                    if (!Add(member)) return false;
                _fields[heading] = StaticField.OfHeading(aggregate.Item, ValueKind.Aggregate, bit, Slot - headingSlot - 1, aggregate.Members.Length, headingSlot);
                return Advance(0);
            case ArrayStep { FixedSizes: { } sizes } array:
                return AddArray(array, sizes, 0);
            default:
                return false;
        }
    }

    private bool AddContainer(ContainerStep container)
    {
        (int start, int furthestBefore) = (_containerStart, _furthest);
        _containerStart = _furthest = Cursor;
        foreach (PlanNode node in container.Chain)
        {
            foreach (Step step in node.Steps)
                if (!Add(step)) return false;
        }
        long largest = 0;
        foreach (PlanNode node in container.Chain)
        {
            if (node.Size is not null and not FixedInteger) return false;
            largest = Math.Max(largest, (node.Size as FixedInteger)?.Value ?? 0);
        }
        if (largest > BitLimit) return false;
        Cursor = Math.Max(_furthest, _containerStart + (int)largest);
        (_containerStart, _furthest) = (start, Math.Max(furthestBefore, Cursor));
        return Advance(0);
    }

    private bool AddArray(ArrayStep array, int[] sizes, int dimension)
    {
        int heading = _fields.Count;
        _fields.Add(null!);
        (int bit, int headingSlot) = (Cursor, Slot++);
        for (int i = 0; i < sizes[dimension]; i++)
        {
            if (_fields.Count > FieldLimit) return false;
            if (!(dimension + 1 < sizes.Length ? AddArray(array, sizes, dimension + 1) : Add(array.Element))) return false;
        }
        _fields[heading] = StaticField.OfHeading(array.Items[dimension], ValueKind.Array, bit, Slot - headingSlot - 1, sizes[dimension], headingSlot);
        return Advance(0);
    }

    private bool Advance(int bits)
    {
        if (bits > BitLimit - Cursor) return false;
        Cursor += bits;
        _furthest = Math.Max(_furthest, Cursor);
        NeededBits = Math.Max(NeededBits, Cursor);
        return true;
    }
}
