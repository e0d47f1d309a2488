namespace Zarya.Mdb.Compiling.Steps;

/// <summary>
/// One step of an interpreted plan: reads what it is for, moves the cursor, or ends decoding and returns false. Steps are immutable and shared by threads; what
/// changes stands in the <see cref="DecodeState"/>.
/// </summary>
internal abstract class Step
{
    public abstract bool Run(ref DecodeState state);

    /// <summary>What kind of value it may put down itself, or <see langword="null"/>. For looking at a plan, not for decoding.</summary>
    public virtual PlanItem? Puts => null;

    /// <summary>The steps that it may run. For looking at a plan, not for decoding.</summary>
    public virtual IEnumerable<Step> Inside => [];

    /// <summary>Runs steps in order.</summary>
    public static bool RunAll(Step[] steps, ref DecodeState state)
    {
        foreach (Step step in steps)
            if (!step.Run(ref state)) return false;
        return true;
    }
}
