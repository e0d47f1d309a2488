using System.Globalization;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>The entry of the parameter that another value names, by name or alias. All that can be named are known when the plan is made.</summary>
internal sealed class IndirectStep(ValueSelector selector, Dictionary<string, Step> byName, Dictionary<long, Step> byNumber, string entry) : Step
{
    private readonly Dictionary<string, Step>.AlternateLookup<ReadOnlySpan<char>> _byText = byName.GetAlternateLookup<ReadOnlySpan<char>>();

    public override IEnumerable<Step> Inside => byName.Values;

    public override bool Run(ref DecodeState state)
    {
        if (!selector.TryGet(ref state, out ulong bits, out ValueKind kind, out int slot)) return state.Fail(DecodeErrorKind.MissingValue, entry);
        Step? step = null;
        if (kind == ValueKind.Signed || (kind == ValueKind.Unsigned && bits <= long.MaxValue))
        {
            byNumber.TryGetValue((long)bits, out step);
        }
        else if (kind == ValueKind.Unsigned)
        {
            Span<char> digits = stackalloc char[20];
            bits.TryFormat(digits, out int count, provider: CultureInfo.InvariantCulture);
            _byText.TryGetValue(digits[..count], out step);
        }
        else if (kind is ValueKind.Label or ValueKind.Text)
        {
            ref readonly ParameterValue value = ref state.Out.Slots[slot];
            _byText.TryGetValue(
                kind == ValueKind.Label
                    ? selector.Target.Labels[(int)value.EngBits]
                    : state.Out.ReadText(selector.Target.Charset, state.Out.GetOctets(in value, state.Packet, !selector.UseCalibrated)),
                out step);
        }
        return step is null ? state.Fail(DecodeErrorKind.UnknownParameter, entry) : state.CountStep(entry) && step.Run(ref state);
    }
}
