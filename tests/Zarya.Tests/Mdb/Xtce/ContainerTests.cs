using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class ContainerTests
{
    private readonly MissionDatabase _database = XtceText.LoadVector("containers");

    [Fact]
    public void Inheritance_size_and_rate()
    {
        SequenceContainer @base = _database.Container("/V/Base"), child = _database.Container("/V/Child");
        Assert.True(@base.IsAbstract);
        Assert.Same(@base, child.BaseContainer!.Target);
        Assert.Equal("5", Assert.IsType<Comparison>(child.RestrictionCriteria).Value);
        Assert.Equal("/V/Part", child.NextContainer!.Target!.QualifiedName);
        Assert.Equal(64, Assert.IsType<FixedIntegerValue>(child.SizeInBits).Value);
        Assert.Equal(new RateInStream(false, 1, 2.5), child.DefaultRate);
    }

    [Fact]
    public void Entries_with_places_repetitions_and_conditions()
    {
        IReadOnlyList<ContainerEntry> entries = _database.Container("/V/Child").Entries;
        Assert.Equal(6, entries.Count);
        Assert.Equal((ReferenceLocation.ContainerStart, 8L), Place(entries[0]));
        Assert.Equal("/V/A", Assert.IsType<DynamicIntegerValue>(entries[0].Repeat!.Count).Source.ToString());
        Assert.Equal(4, Assert.IsType<FixedIntegerValue>(entries[0].Repeat!.Offset).Value);
        Assert.Equal("/V/Part", Assert.IsType<ContainerRefEntry>(entries[1]).Container.Target!.QualifiedName);
        Assert.Equal((ReferenceLocation.PreviousEntry, -8L), Place(entries[1]));
        Assert.Equal(2, Assert.IsType<AndedConditions>(entries[1].IncludeCondition).Terms.Count);
        ParameterSegmentEntry segment = Assert.IsType<ParameterSegmentEntry>(entries[2]);
        Assert.Equal((2, 4, "/V/A"), (segment.Order, segment.SizeInBits, segment.Parameter.Target!.QualifiedName));
        IndirectParameterEntry indirect = Assert.IsType<IndirectParameterEntry>(entries[3]);
        Assert.Equal(("ids", "/V/A"), (indirect.AliasNameSpace, indirect.Selector.ToString()));
        Assert.Equal(ReferenceLocation.NextEntry, entries[4].Location!.From);
        Assert.Equal(ReferenceLocation.ContainerEnd, entries[5].Location!.From);
    }

    private static (ReferenceLocation, long) Place(ContainerEntry entry) => (entry.Location!.From, Assert.IsType<FixedIntegerValue>(entry.Location.Offset).Value);

    [Fact]
    public void What_is_not_acted_on_is_kept()
    {
        MissionDatabase database = XtceText.LoadVector("unsupported");
        IReadOnlyList<ContainerEntry> entries = database.Container("/V/C").Entries;
        Assert.Equal((0, 8), (Assert.IsType<ContainerSegmentEntry>(entries[0]).Order, Assert.IsType<ContainerSegmentEntry>(entries[0]).SizeInBits));
        Assert.Equal("/V/S", Assert.IsType<StreamSegmentEntry>(entries[1]).Stream.Target!.QualifiedName);
        Assert.Equal(-1, Assert.IsType<Comparison>(entries[2].IncludeCondition).Left.Instance);
        CustomAlgorithm condition = Assert.IsType<CustomAlgorithmCriteria>(entries[3].IncludeCondition).Algorithm;
        Assert.Equal(["b", "k"], condition.Inputs.Select(i => i.Name));
        StreamDefinition stream = database.Roots[0].Streams[0];
        Assert.Equal((StreamKind.FixedFrame, 1024L, "/V/C"), (stream.Kind, stream.FrameLengthInBits, stream.Container!.Target!.QualifiedName));
        Assert.Equal([0x1A, 0xCF, 0xFC, 0x1D], stream.SyncPattern!);
        Assert.Equal(["/V/C"], database.Roots[0].Services[0].Containers.Select(c => c.Target!.QualifiedName));
        Assert.Equal(["M"], database.Roots[0].Services[1].Messages);
        CustomAlgorithm program = Assert.IsType<CustomAlgorithm>(Assert.Single(database.Roots[0].Algorithms));
        Assert.Equal(("tongue", "say", "o"), (program.Language, program.Text, program.Outputs[0].Name));
        Assert.Equal("/V/B", database.Parameter("/V/A").TimeAssociation!.Time.ToString());
    }

    [Fact]
    public void Circles_are_cut_so_that_following_links_ends()
    {
        MissionDatabase database = XtceText.LoadVector("bad-circles");
        foreach (SequenceContainer start in database.Containers)
        {
            int steps = 0;
            for (SequenceContainer? c = start; c is not null; c = c.BaseContainer?.Target) Assert.True(++steps < 10);
        }
        Assert.Null(Assert.IsType<ContainerRefEntry>(database.Container("/V/Self").Entries[0]).Container.Target);
    }
}
