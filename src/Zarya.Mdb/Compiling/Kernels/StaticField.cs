using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>
/// A value whose place in the packet and in the row is known when the plan is made: a number, plain text or octets at whole octets, or the heading of a fixed array or aggregate.
/// </summary>
/// <param name="Item">What it is.</param>
/// <param name="Bit">First bit from the start of the packet.</param>
/// <param name="Slot">Index in the row.</param>
/// <param name="Number">For numbers: how to read it.</param>
/// <param name="Bits">For text, octets and headings: the value's bits, raw and engineering.</param>
/// <param name="Meta">The value's description.</param>
/// <param name="Text">For text: its layout, to leave padding out.</param>
internal sealed record StaticField(PlanItem Item, int Bit, int Slot, NumberStep? Number, ulong Bits, ulong Meta, TextLayout? Text = null)
{
    public static StaticField OfNumber(NumberStep step, int bit, int slot) => new(step.Item, bit, slot, step, 0, step.Meta);

    public static StaticField OfOctets(PlanItem item, ValueKind kind, int bit, int octets, int slot, TextLayout? text = null) =>
        new(item, bit, slot, null, (uint)(bit >> 3) | ((ulong)(kind == ValueKind.Octets ? octets * 8 : octets) << 32), ParameterValue.MetaOf(item.Index, kind, kind), text);

    public static StaticField OfHeading(PlanItem item, ValueKind kind, int bit, int descendants, int children, int slot) =>
        new(item, bit, slot, null, (uint)descendants | ((ulong)(uint)children << 32), ParameterValue.MetaOf(item.Index, kind, kind));
}
