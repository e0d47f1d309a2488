using System.Globalization;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>The entry of the parameter that another value names, by name or alias. All that can be named are known when the plan is made.</summary>
internal sealed class IndirectStep(ValueSelector selector, Dictionary<string, Step> byName, Dictionary<long, Step> byNumber, string entry) : Step
{
    public override bool Run(ref DecodeState state)
    {
        if (!selector.TryGet(state.Out, out ulong bits, out ValueKind kind, out int slot)) return state.Fail(DecodeErrorKind.MissingValue, entry);
        Step? step = null;
        if (kind is ValueKind.Signed or ValueKind.Unsigned)
        {
            if (!byNumber.TryGetValue((long)bits, out step))
                byName.TryGetValue(kind == ValueKind.Signed ? ((long)bits).ToString(CultureInfo.InvariantCulture) : bits.ToString(CultureInfo.InvariantCulture), out step);
        }
        else if (kind is ValueKind.Label or ValueKind.Text)
        {
            ref readonly ParameterValue value = ref state.Out.Slots[slot];
            string name = kind == ValueKind.Label
                ? selector.Target.Labels[(int)value.EngBits]
                : Charsets.GetString(selector.Target.Charset, state.Out.GetOctets(in value, state.Packet, !selector.UseCalibrated));
            byName.TryGetValue(name, out step);
        }
        return step is null ? state.Fail(DecodeErrorKind.UnknownParameter, entry) : state.CountStep(entry) && step.Run(ref state);
    }
}
