namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>A condition made ready: asked of the values decoded so far.</summary>
internal abstract class CriteriaTest
{
    public abstract bool Holds(ref DecodeState state);
}

/// <summary>The same answer always: no criteria, custom algorithms, literals that cannot be read.</summary>
internal sealed class ConstantTest(bool value) : CriteriaTest
{
    public bool Value => value;

    public override bool Holds(ref DecodeState state) => value;
}

/// <summary>Holds when all hold.</summary>
internal sealed class AllTest(CriteriaTest[] terms) : CriteriaTest
{
    public ReadOnlySpan<CriteriaTest> Terms => terms;

    public override bool Holds(ref DecodeState state)
    {
        foreach (CriteriaTest term in terms)
            if (!term.Holds(ref state)) return false;
        return true;
    }
}

/// <summary>Holds when one holds.</summary>
internal sealed class AnyTest(CriteriaTest[] terms) : CriteriaTest
{
    public ReadOnlySpan<CriteriaTest> Terms => terms;

    public override bool Holds(ref DecodeState state)
    {
        foreach (CriteriaTest term in terms)
            if (term.Holds(ref state)) return true;
        return false;
    }
}
