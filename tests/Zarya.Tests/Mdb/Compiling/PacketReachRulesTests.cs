using System.Text;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Oracle;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>What a plan can look at, rule by rule, in definitions small enough to count octets by hand.</summary>
public class PacketReachRulesTests
{
    [Fact]
    public void Octets_of_wanted_fields_and_of_what_chooses()
    {
        var build = new Build();
        Parameter kind = build.UInt("kind", 8);
        Parameter gap = build.UInt("gap", 32);
        Parameter wanted = build.UInt("wanted", 12);
        Parameter beside = build.UInt("beside", 12);
        Parameter last = build.UInt("last", 8);
        SequenceContainer root = build.Abstract("root", Entry.Of(kind), Entry.Of(gap));
        build.Child("one", root, Make.Is(kind, "==", 1), Entry.Of(beside), Entry.Of(wanted), Entry.Of(last));
        build.Child("two", root, Make.Is(kind, "==", 2), Entry.Of(last));

        // 0 kind, 1 to 4 gap, 5 and half of 6 beside, half of 6 and 7 wanted, 8 last.
        Assert.Equal("carries 0+1 6+2", Reach(build, root, [wanted]));
        Assert.Equal("carries 0+1 6+2", Reach(build, root, [wanted], 1));
        Assert.Equal("barren 0+1", Reach(build, root, [wanted], 2));
        Assert.Equal("barren 0+1", Reach(build, root, [wanted], 3, 0, 0));
        Assert.Equal("carries 0+1 5+1 8+1", Reach(build, root, [last]));
        Assert.Equal("carries 0+1 8+1", Reach(build, root, [last], 1));
        Assert.Equal("carries 0+6", Reach(build, root, null, 2));
        Assert.Equal("carries 0+9", Reach(build, root, null, 1));
        // Not wanted and not seen, but asked for.
        Assert.Equal("carries 0+1 6+3", Reach(build.Database(), root, [wanted], [last], PlanBackend.Compiled, 1));
        Assert.Equal("carries all", Reach(build.Database(), root, [wanted], [], PlanBackend.Interpreted, 1));
    }

    [Fact]
    public void A_term_that_decides_makes_others_unimportant()
    {
        var build = new Build();
        Parameter a = build.UInt("a", 8);
        Parameter b = build.UInt("b", 8);
        Parameter c = build.UInt("c", 8);
        SequenceContainer root = build.Container("root", Entry.Of(a), Entry.Of(b));
        build.Child("both", root, new AndedConditions([Make.Is(b, "==", 7), Make.Is(a, "==", 1)]), Entry.Of(c));
        Assert.Equal("carries 0+3", Reach(build, root, [c]));
        Assert.Equal("carries 0+3", Reach(build, root, [c], 1));
        Assert.Equal("barren 0+1", Reach(build, root, [c], 2));
        Assert.Equal("barren 0+2", Reach(build, root, [c], 1, 6));

        build = new Build();
        (a, b, c) = (build.UInt("a", 8), build.UInt("b", 8), build.UInt("c", 8));
        root = build.Container("root", Entry.Of(a), Entry.Of(b));
        build.Child("either", root, new OredConditions([Make.Is(b, "==", 7), Make.Is(a, "==", 1)]), Entry.Of(c));
        Assert.Equal("carries 0+1 2+1", Reach(build, root, [c], 1));
        Assert.Equal("carries 0+3", Reach(build, root, [c], 2));
        Assert.Equal("barren 0+2", Reach(build, root, [c], 2, 6));
    }

    [Fact]
    public void Inheritors_behind_the_first_that_certainly_holds_are_out_of_reach()
    {
        var build = new Build();
        Parameter a = build.UInt("a", 8);
        Parameter b = build.UInt("b", 8);
        Parameter c = build.UInt("c", 8);
        Parameter d = build.UInt("d", 8);
        SequenceContainer root = build.Container("root", Entry.Of(a), Entry.Of(b));
        build.Child("maybe", root, Make.Is(b, "==", 1), Entry.Of(c));
        build.Child("surely", root, Make.Is(a, ">", 3), Entry.Of(c));
        build.Child("never", root, null, Entry.Of(d));
        Assert.Equal("carries 0+3", Reach(build, root, [c], 4));
        // The second octet tells whether two match, which is reported.
        Assert.Equal("barren 0+2", Reach(build, root, [d], 4));
        Assert.Equal("carries 0+3", Reach(build, root, [d], 3));
    }

    [Fact]
    public void Labels_pairs_and_values_that_are_not_there()
    {
        var build = new Build();
        Parameter mode = build.Enumerated("mode", 4, (1, "ON"), (2, "OFF"));
        Parameter echo = build.UInt("echo", 4);
        Parameter ghost = build.UInt("ghost", 8);
        Parameter x = build.UInt("x", 8);
        Parameter y = build.UInt("y", 8);
        Parameter z = build.UInt("z", 8);
        SequenceContainer root = build.Container("root", Entry.Of(mode), Entry.Of(echo));
        build.Child("label", root, Make.Is(mode, "==", "ON"), Entry.Of(x));
        build.Child("pair", root, Make.Between(Make.At(mode, calibrated: false), "==", Make.At(echo)), Entry.Of(y));
        build.Child("nothing", root, Make.Is(ghost, "!=", 1), Entry.Of(z));
        Assert.Equal("carries 0+2", Reach(build, root, [x], 0x17));
        Assert.Equal("barren 0+1", Reach(build, root, [x], 0x22));
        Assert.Equal("carries 0+2", Reach(build, root, [y], 0x22));
        Assert.Equal("barren 0+1", Reach(build, root, [y], 0x23));
        Assert.Equal("barren 0+1", Reach(build, root, [z]));
    }

    [Fact]
    public void Texts_always_matter_and_octets_only_where_wanted()
    {
        var build = new Build();
        Parameter text = build.String("text", new StringDataEncoding { BufferSizeInBits = Make.Fixed(24) });
        Parameter octets = build.Binary("octets", Make.Fixed(40));
        Parameter number = build.UInt("number", 8);
        SequenceContainer root = build.Container("root", Entry.Of(number), Entry.Of(octets), Entry.Of(text));
        build.Child("named", root, Make.Is(text, "==", "abc"));
        Assert.Equal("carries 0+1 6+3", Reach(build, root, [number]));
        Assert.Equal("carries 1+8", Reach(build, root, [octets], 1));
    }

    [Fact]
    public void A_layout_that_depends_on_the_packet_reaches_everything_but_carries_only_what_it_holds()
    {
        var build = new Build();
        Parameter kind = build.UInt("kind", 8);
        Parameter blob = build.Binary("blob", Make.Dynamic(kind));
        Parameter after = build.UInt("after", 8);
        Parameter wanted = build.UInt("wanted", 8);
        Parameter inside = build.UInt("inside", 8);
        SequenceContainer part = build.Container("part", Entry.Of(inside, repeat: Entry.Times(Make.Dynamic(kind))));
        SequenceContainer root = build.Container("root", Entry.Of(kind));
        SequenceContainer open = build.Child("open", root, Make.Is(kind, "==", 8), Entry.Of(blob), Entry.Of(part, when: Make.Is(kind, "<", 9)));
        build.Child("further", open, null, Entry.Of(after));
        build.Child("plain", root, Make.Is(kind, "==", 1), Entry.Of(wanted));
        Assert.Equal("carries all", Reach(build, root, [wanted]));
        Assert.Equal("carries 0+2", Reach(build, root, [wanted], 1));
        Assert.Equal("barren all", Reach(build, root, [wanted], 8));
        Assert.Equal("carries all", Reach(build, root, [blob], 8));
        Assert.Equal("carries all", Reach(build, root, [after], 8));
        Assert.Equal("carries all", Reach(build, root, [inside], 8));
        Assert.Equal("barren 0+1", Reach(build, root, [inside], 1));
    }

    [Fact]
    public void Containers_that_follow_count()
    {
        var build = new Build();
        Parameter kind = build.UInt("kind", 8);
        Parameter wanted = build.UInt("wanted", 8);
        Parameter other = build.UInt("other", 8);
        SequenceContainer tail = build.Container("tail", Entry.Of(wanted));
        SequenceContainer root = build.Add(new SequenceContainer { Name = "root", System = build.System, Entries = [Entry.Of(kind), Entry.Of(other)], NextContainer = Make.Ref(tail) });
        Assert.Equal("carries all", Reach(build, root, [wanted], 1));
        Assert.Equal("carries all", Reach(build, root, [other], 1));
    }

    [Fact]
    public void Parts_of_arrays_and_aggregates()
    {
        var build = new Build();
        Parameter head = build.UInt("head", 8);
        Parameter list = build.Parameter("list", Make.ArrayType(Make.IntegerType(Make.UInt(16)), Make.Fixed(2)));
        SequenceContainer root = build.Container("root", Entry.Of(head), Entry.Of(list), Entry.Of(head));
        build.Child("by element", root, Make.Is(Make.At(list, true, new PathStep(null, 1)), "==", 3), Entry.Of(head));
        Assert.Equal("carries 1+6", Reach(build, root, [list], 0, 0, 1, 0, 3));
        Assert.Equal("carries 0+9", Reach(build, root, [head]));
    }

    [Fact]
    public void Results_of_algorithms_take_all_their_inputs()
    {
        MissionDatabase database = XtceLoader.Load([new XtceSource("algorithms.xml", new MemoryStream(Encoding.UTF8.GetBytes(AlgorithmTests.Document)))]);
        SequenceContainer root = database.FindContainer("/A/Packet")!;
        Parameter[] wanted = [database.Parameters.Single(p => p.Name == "WATTS")];
        Assert.Equal("carries 0+3", Reach(database, root, wanted, [], PlanBackend.Compiled, 1));
        // One of the two inputs only.
        Assert.Equal("barren 0+2", Reach(database, root, wanted, [], PlanBackend.Compiled, 2));
        Assert.Equal("carries 0+3", Reach(database, root, wanted, [], PlanBackend.Compiled));
        Assert.Equal("carries 0+3", Reach(database, root, null, [], PlanBackend.Compiled, 1));
    }

    private static string Reach(Build build, SequenceContainer root, Parameter[]? wanted, params byte[] known) => Reach(build.Database(), root, wanted, [], PlanBackend.Compiled, known);

    private static string Reach(MissionDatabase database, SequenceContainer root, Parameter[]? wanted, Parameter[] alsoDecoded, PlanBackend backend, params byte[] known)
    {
        var options = new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Parameters = wanted, AlsoDecoded = alsoDecoded, Backend = backend };
        PacketReach reach = ContainerPlan.Compile(database, root, options).Reach(known);
        string octets = reach.IsAllOctets ? "all" : string.Join(' ', reach.Octets.Select(r => $"{r.First}+{r.Length}"));
        return $"{(reach.CanCarryWanted ? "carries" : "barren")} {octets}";
    }
}
