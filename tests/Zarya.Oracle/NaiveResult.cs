using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>What the obvious decoder says about a packet.</summary>
/// <param name="Container">
/// The deepest container reached from the root; <see langword="null"/> when the packet ended at an abstract one (rule 10). What <c>NextContainer</c> added stands in
/// <paramref name="Following"/>.
/// </param>
/// <param name="Following">The deepest container of each <c>NextContainer</c> step, in order (rule 11).</param>
/// <param name="Ambiguous">Whether anywhere a second child would also have matched (rule 9).</param>
/// <param name="Error">What ended decoding, or <see langword="null"/>.</param>
/// <param name="EndBit">The furthest end of any entry that was present: no entry describes the bits from here on (rule 31).</param>
/// <param name="Values">The values in decoding order.</param>
public sealed record NaiveResult(
    SequenceContainer? Container, IReadOnlyList<SequenceContainer> Following, bool Ambiguous, NaiveError? Error, int EndBit, IReadOnlyList<NaiveValue> Values);

/// <summary>Why a packet could not be decoded to its end.</summary>
public enum NaiveErrorKind
{
    /// <summary>A field ends after the packet (rule 30).</summary>
    TooShort,

    /// <summary>The packet ended at an abstract container (rule 10).</summary>
    NoContainer,

    /// <summary>A size below zero (rules 23, 25).</summary>
    BadSize,

    /// <summary>A first bit before the packet, or a location that cannot be worked out (rule 2).</summary>
    BadLocation,

    /// <summary>A repeat count below zero or above 65,536 (rule 5).</summary>
    BadCount,

    /// <summary>A string without its end mark, or larger than permitted (rule 20).</summary>
    BadString,

    /// <summary>A dynamic integer whose value is not there, or a lookup without a row (rule 24).</summary>
    MissingValue,

    /// <summary>An indirect reference to a parameter that does not exist (rule 7a).</summary>
    UnknownParameter,

    /// <summary>More values or steps than one packet may hold (rules 23, 32).</summary>
    TooManyValues,

    /// <summary>Containers or types inside each other more than 64 deep (rule 32).</summary>
    TooDeep,

    /// <summary>The definition does not say how to go on: a reference that is not resolved, a type without an encoding.</summary>
    BadDefinition,
}

/// <summary>What ended decoding, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="Entry">The absolute name of the parameter or container of the innermost entry, or the fixed value's name, or empty.</param>
/// <param name="FirstBit">For <see cref="NaiveErrorKind.TooShort"/> the first bit of the field (inside an array or aggregate: of the element or member) that did not fit; else where decoding stood.</param>
/// <param name="BitsNeeded">For <see cref="NaiveErrorKind.TooShort"/> the size of that field; else 0.</param>
public sealed record NaiveError(NaiveErrorKind Kind, string Entry, long FirstBit, long BitsNeeded);

/// <summary>One value of a packet.</summary>
/// <param name="Parameter">Whose.</param>
/// <param name="Raw">
/// <see cref="long"/> (signed integers), <see cref="ulong"/> (unsigned and BCD), <see cref="double"/>, <see cref="string"/>, octets, <see cref="NaiveArray"/> or <see cref="NaiveAggregate"/>;
/// <see langword="null"/> if the bits are no value (rule 13).
/// </param>
/// <param name="Eng">As <paramref name="Raw"/>, or <see cref="bool"/> or <see cref="NaiveTime"/>; <see langword="null"/> if there is no engineering value.</param>
/// <param name="Invalid">Whether the bits, or those of any part, are no value.</param>
/// <param name="FirstBit">The first bit.</param>
/// <param name="BitLength">Bits taken, from the first bit to the cursor after it.</param>
public sealed record NaiveValue(Parameter Parameter, object? Raw, object? Eng, bool Invalid, int FirstBit, int BitLength)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Parameter.Name}@{FirstBit}+{BitLength} {NaiveText.Of(Raw)} => {NaiveText.Of(Eng)}{(Invalid ? " invalid" : "")}";
}

/// <summary>An instant.</summary>
/// <param name="TaiNanoseconds">Nanoseconds since 1958-01-01T00:00:00 TAI.</param>
public sealed record NaiveTime(long TaiNanoseconds);

/// <summary>The elements of an array, the last dimension fastest (rule 23).</summary>
/// <param name="Sizes">Elements in each dimension.</param>
/// <param name="Items">All elements.</param>
public sealed record NaiveArray(IReadOnlyList<int> Sizes, IReadOnlyList<object?> Items);

/// <summary>The members of an aggregate in order (rule 23).</summary>
/// <param name="Members">Names and values.</param>
public sealed record NaiveAggregate(IReadOnlyList<KeyValuePair<string, object?>> Members);
