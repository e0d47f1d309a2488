using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 3, 4, 9 to 12 and 30 to 32 of docs/design/decoding.md: which containers.</summary>
public class ContainersTests
{
    private readonly Build _build = new();
    private readonly Parameter _id;
    private readonly Parameter _a;
    private readonly Parameter _b;

    public ContainersTests() => (_id, _a, _b) = (_build.UInt("id", 8), _build.UInt("a", 8), _build.UInt("b", 4));

    [Fact]
    public void The_first_child_whose_criteria_hold_goes_on_and_so_on()
    {
        SequenceContainer root = _build.Abstract("root", Entry.Of(_id));
        SequenceContainer one = _build.Child("one", root, Make.Is(_id, "==", 1), Entry.Of(_a));
        SequenceContainer two = _build.Abstract("unused");
        SequenceContainer deep = _build.Child("deep", one, Make.Is(_a, ">", 5), Entry.Of(_b));
        _build.Child("other", root, Make.Is(_id, "==", 2), Entry.Of(_b));
        NaiveResult result = _build.Decode(root, "010670");
        Assert.Equal("id@0=1u a@8=6u b@16=7u", result.Brief());
        Assert.Equal((deep, false, 20), (result.Container, result.Ambiguous, result.EndBit));
        Assert.Same(one, _build.Decode(root, "010570").Container);
        Assert.True(two.IsAbstract);
    }

    [Fact]
    public void A_second_match_is_ambiguous_and_the_first_in_the_document_wins()
    {
        SequenceContainer root = _build.Container("root", Entry.Of(_id));
        SequenceContainer first = _build.Child("first", root, Make.Is(_id, ">=", 1));
        _build.Child("second", root, null, Entry.Of(_a));
        NaiveResult result = _build.Decode(root, "0109");
        Assert.Equal((first, true, "id@0=1u"), (result.Container, result.Ambiguous, result.Brief()));
        Assert.False(_build.Decode(root, "0009").Ambiguous);
    }

    [Fact]
    public void A_packet_that_ends_at_an_abstract_container_matches_nothing_and_keeps_its_values()
    {
        SequenceContainer root = _build.Abstract("root", Entry.Of(_id));
        _build.Child("one", root, Make.Is(_id, "==", 1));
        NaiveResult result = _build.Decode(root, "02");
        Assert.Equal("id@0=2u NoContainer(/Test/root,8,0)", result.Brief());
        Assert.Null(result.Container);
    }

    [Fact]
    public void A_packet_too_short_keeps_what_was_before_and_asks_no_children()
    {
        SequenceContainer root = _build.Container("root", Entry.Of(_id), Entry.Of(_a), Entry.Of(_b));
        _build.Child("one", root, null);
        NaiveResult result = _build.Decode(root, "0203");
        Assert.Equal("id@0=2u a@8=3u TooShort(/Test/b,16,4)", result.Brief());
        Assert.Equal((root, 16), (result.Container, result.EndBit));
        Assert.Equal("TooShort(/Test/id,0,8)", _build.Decode(root, "").Brief());
    }

    [Fact]
    public void A_base_and_its_child_are_one_container()
    {
        SequenceContainer root = _build.Container("root", Entry.Of(_id));
        _build.Child("one", root, null, Entry.Of(_a, Entry.FromStart(Make.Fixed(4))), Entry.Of(_b));
        Assert.Equal("id@0=18u a@4=35u b@12=4u", _build.Decode(root, "1234").Brief());
    }

    [Fact]
    public void A_referenced_container_has_its_own_start_its_bases_first_and_asks_nothing()
    {
        SequenceContainer outer = _build.Container("outer", Entry.Of(_b));
        SequenceContainer inner = _build.Child("inner", outer, Make.Is(_b, "==", 15), Entry.Of(_a, Entry.FromStart(Make.Fixed(0))));
        _build.Child("never", inner, null, Entry.Of(_id));
        SequenceContainer root = _build.Container("root", Entry.Of(_b), Entry.Of(inner), Entry.Of(_b));
        Assert.Equal("b@0=1u b@4=2u a@4=35u b@12=4u", _build.Decode(root, "1234").Brief());
    }

    [Fact]
    public void A_root_with_a_base_starts_with_the_base()
    {
        SequenceContainer head = _build.Abstract("head", Entry.Of(_id));
        SequenceContainer body = _build.Child("body", head, Make.Is(_id, "==", 1), Entry.Of(_a));
        Assert.Equal("id@0=2u a@8=3u", _build.Decode(body, "0203").Brief());
    }

    [Fact]
    public void After_a_reference_the_cursor_is_the_furthest_end_inside()
    {
        SequenceContainer inner = _build.Container("inner", Entry.Of(_a, Entry.FromStart(Make.Fixed(8))), Entry.Of(_b, Entry.FromStart(Make.Fixed(0))));
        SequenceContainer root = _build.Container("root", Entry.Of(inner), Entry.Of(_b));
        NaiveResult result = _build.Decode(root, "123456");
        Assert.Equal("a@8=52u b@0=1u b@16=5u", result.Brief());
        Assert.Equal(20, result.EndBit);
    }

    [Theory]
    [InlineData(8, "b@0=1u b@8=3u", 12)]
    [InlineData(0, "b@0=1u b@4=2u", 8)]
    [InlineData(25, "b@0=1u TooShort(/Test/inner,0,25)", 4)]
    public void After_a_reference_that_states_its_size_the_cursor_is_at_least_there(long bits, string expected, int end)
    {
        SequenceContainer inner = _build.Add(new SequenceContainer { Name = "inner", System = _build.System, SizeInBits = Make.Fixed(bits), Entries = [Entry.Of(_b)] });
        SequenceContainer root = _build.Container("root", Entry.Of(inner), Entry.Of(_b));
        NaiveResult result = _build.Decode(root, "123456");
        Assert.Equal((expected, end), (result.Brief(), result.EndBit));
    }

    [Fact]
    public void Furthest_looks_only_inside_the_reference()
    {
        SequenceContainer inner = _build.Container("inner", Entry.Of(_b));
        SequenceContainer root = _build.Container("root", Entry.Of(_a, Entry.FromStart(Make.Fixed(16))), Entry.Of(inner, Entry.FromStart(Make.Fixed(0))), Entry.Of(_b));
        Assert.Equal("a@16=86u b@0=1u b@4=2u", _build.Decode(root, "123456").Brief());
    }

    [Fact]
    public void An_abstract_reference_is_specialised_in_place()
    {
        SequenceContainer inner = _build.Abstract("inner", Entry.Of(_b));
        _build.Child("one", inner, Make.Is(_b, "==", 1), Entry.Of(_b));
        _build.Child("two", inner, Make.Is(_b, "==", 2), Entry.Of(_a));
        SequenceContainer root = _build.Container("root", Entry.Of(inner, repeat: Entry.Times(Make.Fixed(2))), Entry.Of(_b));
        Assert.Equal("b@0=1u b@4=7u b@8=2u a@12=154u b@20=11u", _build.Decode(root, "1729AB").Brief());

        // There is no kind 3 and no kind 7: a plain group.
        Assert.Equal("b@0=3u b@4=7u b@8=2u", _build.Decode(root, "3720").Brief());
    }

    [Fact]
    public void Next_containers_follow_while_bits_are_left_and_the_cursor_moves()
    {
        SequenceContainer tail = _build.Container("tail", Entry.Of(_b, Entry.FromStart(Make.Fixed(0))));
        SequenceContainer special = _build.Child("special", tail, Make.Is(_b, "==", 5), Entry.Of(_b));
        SequenceContainer root = _build.Add(new SequenceContainer { Name = "root", System = _build.System, NextContainer = Make.Ref(tail), Entries = [Entry.Of(_a)] });
        NaiveResult result = _build.Decode(root, "125678");
        Assert.Equal("a@0=18u b@8=5u b@12=6u", result.Brief());
        Assert.Equal((root, special, 16), (result.Container, Assert.Single(result.Following), result.EndBit));
        Assert.Empty(_build.Decode(root, "12").Following);
    }

    [Fact]
    public void Next_containers_end_after_64_or_without_movement()
    {
        SequenceContainer loop = null!;
        loop = _build.Add(new SequenceContainer { Name = "loop", System = _build.System, NextContainer = new Reference<SequenceContainer>("loop", default), Entries = [Entry.Of(_b)] });
        loop.NextContainer!.Target = loop;
        NaiveResult result = _build.Decode(loop, new string('1', 200));
        Assert.Equal((64, 65, 260), (result.Following.Count, result.Values.Count, result.EndBit));

        SequenceContainer still = _build.Container("still");
        SequenceContainer root = _build.Add(new SequenceContainer { Name = "root", System = _build.System, NextContainer = Make.Ref(still), Entries = [] });
        Assert.Empty(_build.Decode(root, "12").Following);
    }

    [Fact]
    public void Containers_inside_each_other_have_a_limit()
    {
        SequenceContainer loop = _build.Add(new SequenceContainer
        {
            Name = "loop",
            System = _build.System,
            Entries = [new ContainerRefEntry { Container = new Reference<SequenceContainer>("loop", default) }],
        });
        ((ContainerRefEntry)loop.Entries[0]).Container.Target = loop;
        Assert.Equal(NaiveErrorKind.TooDeep, _build.Decode(loop, "12").Error!.Kind);
    }

    [Fact]
    public void A_packet_holds_a_bounded_number_of_values_and_steps()
    {
        Parameter nothing = _build.Binary("nothing", Make.Fixed(0));
        SequenceContainer many = _build.Container("many", Entry.Of(nothing, repeat: Entry.Times(Make.Fixed(65_536))));
        SequenceContainer root = _build.Container("root", Entry.Of(many, repeat: Entry.Times(Make.Fixed(17))));
        NaiveResult result = _build.Decode(root, "");
        Assert.Equal((NaiveErrorKind.TooManyValues, 1_048_576), (result.Error!.Kind, result.Values.Count));

        SequenceContainer gaps = _build.Container("gaps", Entry.Gap(0, repeat: Entry.Times(Make.Fixed(65_536))));
        SequenceContainer steps = _build.Container("steps", Entry.Of(gaps, repeat: Entry.Times(Make.Fixed(65_536))));
        Assert.Equal(NaiveErrorKind.TooManyValues, _build.Decode(steps, "").Error!.Kind);
    }

    [Fact]
    public void What_the_definition_leaves_unresolved_ends_decoding()
    {
        var unresolved = new ParameterEntry { Parameter = new Reference<Parameter>("nowhere", default) };
        Assert.Equal("id@0=1u BadDefinition(nowhere,8,0)", _build.Decode("0102", Entry.Of(_id), unresolved).Brief());
        Parameter derived = _build.Parameter("derived", new IntegerDataType { Name = "derived" });
        Assert.Equal("BadDefinition(/Test/derived,0,0)", _build.Decode("0102", Entry.Of(derived)).Brief());
    }
}
