namespace Zarya.Mdb.Compiling.Steps;

/// <summary>
/// One step of an interpreted plan: reads what it is for, moves the cursor, or ends decoding and returns false. Steps are immutable and shared by threads; what
/// changes stands in the <see cref="DecodeState"/>.
/// </summary>
internal abstract class Step
{
    public abstract bool Run(ref DecodeState state);

    /// <summary>Runs steps in order.</summary>
    public static bool RunAll(Step[] steps, ref DecodeState state)
    {
        foreach (Step step in steps)
            if (!step.Run(ref state)) return false;
        return true;
    }
}
