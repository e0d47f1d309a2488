using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>What every step that writes a value of a parameter does at the end: check it against limits and validity, and put it down.</summary>
internal abstract class ValueStep(PlanItem item, ValueJudge judge) : Step
{
    public PlanItem Item => item;

    public override PlanItem? Puts => item;

    public ValueJudge Judge => judge;

    /// <summary>The name in errors.</summary>
    public string EntryName { get; } = item.ToString();

    protected bool Put(ref DecodeState state, ulong raw, ulong eng, ulong meta)
    {
        if (!judge.IsTrivial) meta = judge.Apply(ref state, raw, eng, meta);
        return state.CountStep(EntryName) && state.Put(item, raw, eng, meta);
    }
}

/// <summary>Limits, valid range and validity of an item: default and by context.</summary>
internal sealed class ValueJudge(ValueCheck? check, (CriteriaTest Context, ValueCheck? Check)[] contextChecks, CriteriaTest? validity)
{
    public static ValueJudge Nothing { get; } = new(null, [], null);

    /// <summary>The check that needs no other value.</summary>
    public ValueCheck? Check => check;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsTrivial { get; } = check is null && contextChecks.Length == 0 && validity is null;

    /// <summary>Whether no other value is looked at.</summary>
    public bool IsStatic { get; } = contextChecks.Length == 0 && validity is null;

    public ulong Apply(ref DecodeState state, ulong raw, ulong eng, ulong meta)
    {
        var probe = new ParameterValue(raw, eng, meta);
        ValueCheck? active = check;
        foreach ((CriteriaTest context, ValueCheck? contextCheck) in contextChecks)
        {
            if (!context.Holds(ref state)) continue;
            active = contextCheck;
            break;
        }
        ValueFlags flags = active?.FlagsOf(raw, probe.RawKind, eng, probe.EngKind) ?? ValueFlags.None;
        if (validity is not null && !validity.Holds(ref state)) flags |= ValueFlags.NotValid;
        return ParameterValue.WithFlags(meta, flags);
    }
}
