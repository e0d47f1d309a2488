using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Entries of containers, with the three things that every entry may have.</summary>
public static class Entry
{
    /// <summary>A parameter.</summary>
    public static ParameterEntry Of(Parameter parameter, EntryLocation? at = null, EntryRepeat? repeat = null, MatchCriteria? when = null, params Dimension[] dimensions) =>
        new() { Parameter = Make.Ref(parameter), Location = at, Repeat = repeat, IncludeCondition = when, Dimensions = dimensions };

    /// <summary>A container in place.</summary>
    public static ContainerRefEntry Of(SequenceContainer container, EntryLocation? at = null, EntryRepeat? repeat = null, MatchCriteria? when = null) =>
        new() { Container = Make.Ref(container), Location = at, Repeat = repeat, IncludeCondition = when };

    /// <summary>A segment of a parameter.</summary>
    public static ParameterSegmentEntry Segment(Parameter parameter, int bits, int? order = null, EntryLocation? at = null, EntryRepeat? repeat = null, MatchCriteria? when = null) =>
        new() { Parameter = Make.Ref(parameter), SizeInBits = bits, Order = order, Location = at, Repeat = repeat, IncludeCondition = when };

    /// <summary>Bits of known value.</summary>
    public static FixedValueEntry Gap(int bits, EntryLocation? at = null, EntryRepeat? repeat = null, MatchCriteria? when = null) =>
        new() { Octets = new byte[(bits + 7) / 8], SizeInBits = bits, Location = at, Repeat = repeat, IncludeCondition = when };

    /// <summary>The parameter that a value names.</summary>
    public static IndirectParameterEntry Indirect(Parameter selector, string? nameSpace = null, EntryLocation? at = null, EntryRepeat? repeat = null, MatchCriteria? when = null) =>
        new() { Selector = Make.At(selector), AliasNameSpace = nameSpace, Location = at, Repeat = repeat, IncludeCondition = when };

    /// <summary>Bits after the cursor.</summary>
    public static EntryLocation After(IntegerValue bits) => new(bits, ReferenceLocation.PreviousEntry);

    /// <summary>Bits after the container's first.</summary>
    public static EntryLocation FromStart(IntegerValue bits) => new(bits, ReferenceLocation.ContainerStart);

    /// <summary>Bits between the entry's end and the container's.</summary>
    public static EntryLocation BeforeEnd(IntegerValue bits) => new(bits, ReferenceLocation.ContainerEnd);

    /// <summary>Bits between the entry's end and the next entry.</summary>
    public static EntryLocation BeforeNext(IntegerValue bits) => new(bits, ReferenceLocation.NextEntry);

    /// <summary>Repetitions.</summary>
    public static EntryRepeat Times(IntegerValue count, IntegerValue? gap = null) => new(count, gap);
}
