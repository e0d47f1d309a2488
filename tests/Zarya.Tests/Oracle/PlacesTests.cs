using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 1, 2 and 4 to 8 of docs/design/decoding.md: where entries are, and which are there.</summary>
public class PlacesTests
{
    private readonly Build _build = new();
    private readonly Parameter _a;
    private readonly Parameter _b;
    private readonly Parameter _c;

    public PlacesTests() => (_a, _b, _c) = (_build.UInt("a", 4), _build.UInt("b", 8), _build.UInt("c", 4));

    [Fact]
    public void Entries_follow_each_other_from_the_most_significant_bit() =>
        Assert.Equal("a@0=1u b@4=35u c@12=4u", _build.Decode("1234", Entry.Of(_a), Entry.Of(_b), Entry.Of(_c)).Brief());

    [Fact]
    public void From_the_previous_entry_forward_and_back() =>
        Assert.Equal("a@0=1u b@8=52u c@12=4u a@16=5u",
            _build.Decode("123456", Entry.Of(_a), Entry.Of(_b, Entry.After(Make.Fixed(4))), Entry.Of(_c, Entry.After(Make.Fixed(-4))), Entry.Of(_a)).Brief());

    [Fact]
    public void From_the_container_start_and_the_cursor_goes_on_from_there() =>
        Assert.Equal("b@8=52u a@0=1u c@4=2u", _build.Decode("1234", Entry.Of(_b, Entry.FromStart(Make.Fixed(8))), Entry.Of(_a, Entry.FromStart(Make.Fixed(0))), Entry.Of(_c)).Brief());

    [Fact]
    public void Before_the_container_end_is_where_the_entry_ends() =>
        Assert.Equal("b@16=86u a@8=3u", _build.Decode("123456", Entry.Of(_b, Entry.BeforeEnd(Make.Fixed(0))), Entry.Of(_a, Entry.BeforeEnd(Make.Fixed(12)))).Brief());

    [Fact]
    public void An_entry_placed_backwards_leaves_the_cursor()
    {
        SequenceContainer root = _build.Container("root", Entry.Of(_a), Entry.Of(_b, Entry.BeforeEnd(Make.Fixed(0))));
        _build.Child("child", root, null, Entry.Of(_c));
        NaiveResult result = _build.Decode(root, "123456");
        Assert.Equal("a@0=1u b@16=86u c@4=2u", result.Brief());
        Assert.Equal(24, result.EndBit); // The trailer is described.
    }

    [Fact]
    public void A_stated_size_is_the_container_end_when_it_is_smaller_than_the_packet()
    {
        SequenceContainer Sized(long bits) => _build.Add(new SequenceContainer
        {
            Name = "root",
            System = _build.System,
            SizeInBits = Make.Fixed(bits),
            Entries = [Entry.Of(_b, Entry.BeforeEnd(Make.Fixed(0)))],
        });
        Assert.Equal("b@8=52u", _build.Decode(Sized(16), "123456").Brief());
        Assert.Equal("b@16=86u", _build.Decode(Sized(99), "123456").Brief());
    }

    [Fact]
    public void Before_the_next_entry_which_has_a_place_of_its_own()
    {
        Assert.Equal("a@8=3u b@16=86u",
            _build.Decode("123456", Entry.Of(_a, Entry.BeforeNext(Make.Fixed(4))), Entry.Of(_b, Entry.FromStart(Make.Fixed(16)))).Brief());
        Assert.Equal("a@12=4u b@16=86u",
            _build.Decode("123456", Entry.Of(_a, Entry.BeforeNext(Make.Fixed(0))), Entry.Of(_b, Entry.BeforeEnd(Make.Fixed(0)))).Brief());
        Assert.Equal("BadLocation(/Test/a,0,0)", _build.Decode("123456", Entry.Of(_a, Entry.BeforeNext(Make.Fixed(0))), Entry.Of(_b)).Brief());
        Assert.Equal("BadLocation(/Test/a,0,0)", _build.Decode("123456", Entry.Of(_a, Entry.BeforeNext(Make.Fixed(0)))).Brief());
    }

    [Fact]
    public void Before_the_packet_is_an_error()
    {
        Assert.Equal("a@0=1u BadLocation(/Test/b,-4,0)", _build.Decode("12", Entry.Of(_a), Entry.Of(_b, Entry.After(Make.Fixed(-8)))).Brief());
        Assert.Equal("BadLocation(/Test/b,-8,0)", _build.Decode("12", Entry.Of(_b, Entry.BeforeEnd(Make.Fixed(8)))).Brief());
    }

    [Fact]
    public void Backwards_needs_a_size_that_the_definition_fixes()
    {
        Parameter open = _build.String("open", new StringDataEncoding { TerminationOctets = [0] });
        Assert.Equal("BadLocation(/Test/open,0,0)", _build.Decode("12", Entry.Of(open, Entry.BeforeEnd(Make.Fixed(8)))).Brief());
        Parameter matrix = _build.Parameter("matrix", Make.ArrayType(Make.IntegerType(Make.UInt(2)), Make.Fixed(1), Make.Fixed(1)));
        Assert.Equal("matrix@0=2x2[0u,1u,0u,2u]", _build.Decode("12", Entry.Of(matrix, Entry.BeforeEnd(Make.Fixed(0)))).Brief());
    }

    [Fact]
    public void A_place_from_a_value() => Assert.Equal("b@0=8u a@16=5u", _build.Decode("081256", Entry.Of(_b), Entry.Of(_a, Entry.After(Make.Dynamic(_b)))).Brief());

    [Fact]
    public void Repeats_are_values_of_their_own_with_gaps_between()
    {
        Assert.Equal("a@0=1u a@8=3u a@16=5u c@20=6u",
            _build.Decode("123456", Entry.Of(_a, repeat: Entry.Times(Make.Fixed(3), Make.Fixed(4))), Entry.Of(_c)).Brief());
        Assert.Equal("b@0=2u a@8=3u a@12=4u", _build.Decode("023456", Entry.Of(_b), Entry.Of(_a, repeat: Entry.Times(Make.Dynamic(_b)))).Brief());
        Assert.Equal("b@0=0u c@8=3u", _build.Decode("003456", Entry.Of(_b), Entry.Of(_a, Entry.After(Make.Fixed(-99)), Entry.Times(Make.Dynamic(_b))), Entry.Of(_c)).Brief());
    }

    [Fact]
    public void A_repeat_count_is_asked_once()
    {
        NaiveResult result = _build.Decode("020900", Entry.Of(_b), Entry.Of(_b, repeat: Entry.Times(Make.Dynamic(_b))));
        Assert.Equal("b@0=2u b@8=9u b@16=0u", result.Brief());
    }

    [Theory]
    [InlineData(-1, "BadCount(/Test/a,0,0)")]
    [InlineData(65_537, "BadCount(/Test/a,0,0)")]
    [InlineData(65_536, "a@0=1u a@4=2u TooShort(/Test/a,8,4)")]
    public void Repeat_counts_have_limits(long count, string expected) =>
        Assert.Equal(expected, _build.Decode("12", Entry.Of(_a, repeat: Entry.Times(Make.Fixed(count)))).Brief());

    [Fact]
    public void An_entry_whose_condition_does_not_hold_is_absent_and_the_cursor_stays() =>
        Assert.Equal("a@0=1u c@4=2u", _build.Decode("1234",
            Entry.Of(_a), Entry.Of(_b, Entry.FromStart(Make.Fixed(99)), when: Make.Is(_a, "==", 2)), Entry.Of(_c, when: Make.Is(_a, "==", 1))).Brief());

    [Fact]
    public void Fixed_values_and_segments_of_containers_and_streams_are_skipped()
    {
        SequenceContainer other = _build.Container("other");
        var stream = new StreamDefinition { Name = "stream" };
        NaiveResult result = _build.Decode("123456",
            Entry.Gap(4), Entry.Of(_a),
            new ContainerSegmentEntry { Container = Make.Ref(other), SizeInBits = 4 }, Entry.Of(_a),
            new StreamSegmentEntry { Stream = Make.Ref(stream), SizeInBits = 4 }, Entry.Of(_a));
        Assert.Equal("a@4=2u a@12=4u a@20=6u", result.Brief());
        Assert.Equal("TooShort(,0,17)", _build.Decode("1234", Entry.Gap(17)).Brief());
    }

    [Fact]
    public void Segments_make_a_value_at_the_place_of_the_last()
    {
        Parameter p = _build.UInt("p", 12);
        NaiveResult result = _build.Decode("1A2B3C", Entry.Segment(p, 4), Entry.Of(_a), Entry.Segment(p, 4), Entry.Of(_a), Entry.Segment(p, 4), Entry.Of(_a));
        Assert.Equal("a@4=10u a@12=11u p@16=291u a@20=12u", result.Brief());
        Assert.Equal(4, result.Values[2].BitLength);
    }

    [Fact]
    public void Segments_are_put_together_by_their_order_and_start_anew_when_complete()
    {
        Parameter p = _build.UInt("p", 12);
        Assert.Equal("p@8=801u p@16=1110u", _build.Decode("123456",
            Entry.Segment(p, 4, 3), Entry.Segment(p, 4, 2), Entry.Segment(p, 4, 1), Entry.Segment(p, 4), Entry.Segment(p, 8)).Brief());
    }

    [Fact]
    public void Segments_that_never_complete_give_no_value()
    {
        Parameter p = _build.UInt("p", 12);
        Assert.Equal("a@4=2u", _build.Decode("1234", Entry.Segment(p, 4), Entry.Of(_a), Entry.Segment(p, 4)).Brief());
        Assert.Equal("", _build.Decode("123456", Entry.Segment(p, 8), Entry.Segment(p, 8), Entry.Segment(p, 4)).Brief());
    }

    [Fact]
    public void An_indirect_reference_goes_by_name_or_alias()
    {
        Parameter p = _build.Parameter("p", Make.IntegerType(Make.UInt(8)), new Alias("id", "18"));
        Parameter name = _build.String("name", new StringDataEncoding { TerminationOctets = [0] });
        Assert.Equal("b@0=18u p@8=52u", _build.Decode("1234", Entry.Of(_b), Entry.Indirect(_b, "id")).Brief());
        Assert.Equal("name@0=\"p\" p@16=52u", _build.Decode("700034", Entry.Of(name), Entry.Indirect(name)).Brief());
        Assert.Equal("name@0=\"/Test/p\" p@64=52u", _build.Decode("2F546573742F700034", Entry.Of(name), Entry.Indirect(name)).Brief());
        Assert.Equal("b@0=19u UnknownParameter(19,8,0)", _build.Decode("1334", Entry.Of(_b), Entry.Indirect(_b, "id")).Brief());
        Assert.Equal("MissingValue(/Test/b,0,0)", _build.Decode("1334", Entry.Indirect(_b, "id")).Brief());
        Assert.Single(p.Aliases);
    }
}
