using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Kernels;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling;

/// <summary>A container in the tree of a plan: its own steps, and the containers that extend it. Filled by the builder, unchanging after that.</summary>
internal sealed class PlanNode(int index, SequenceContainer container)
{
    public int Index => index;

    public SequenceContainer Container => container;

    /// <summary>The container that it extends; <see langword="null"/> for a root of the plan.</summary>
    public PlanNode? Parent { get; set; }

    public Step[] Steps { get; set; } = [];

    /// <summary>Inheritors in the order of the document.</summary>
    public (CriteriaTest Criteria, PlanNode Node)[] Children { get; set; } = [];

    /// <summary>Whether at most one child can match, so that the first that does need not be doubted (rule 9).</summary>
    public bool ChildrenAreDisjoint { get; set; }

    /// <summary>What follows its end, or <see langword="null"/>.</summary>
    public PlanNode? Next { get; set; }

    /// <summary>The size that the container states, or <see langword="null"/>.</summary>
    public IntegerSource? Size { get; set; }

    /// <summary>Whether a packet may end here and nothing follows.</summary>
    public bool IsFinal => !Container.IsAbstract && Next is null;

    /// <summary>The static beginning of the path to here, or <see langword="null"/> if something before depends on the packet.</summary>
    public StaticPrefix? Prefix { get; set; }

    /// <summary>The first child whose criteria hold, or <see langword="null"/>; says so when there is a second.</summary>
    public PlanNode? SelectChild(ref DecodeState state)
    {
        PlanNode? selected = null;
        foreach ((CriteriaTest criteria, PlanNode node) in Children)
        {
            if (!criteria.Holds(ref state)) continue;
            if (selected is not null)
            {
                state.Out.IsAmbiguous = true;
                return selected;
            }
            selected = node;
            if (ChildrenAreDisjoint) return selected;
        }
        return selected;
    }
}
