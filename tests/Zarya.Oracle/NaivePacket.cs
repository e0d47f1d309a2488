using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Oracle;

/// <summary>What ends decoding; caught in <see cref="NaiveDecoder.Decode"/>.</summary>
internal sealed class NaiveFailure(NaiveErrorKind kind, Int128 firstBit, Int128 bitsNeeded) : Exception
{
    internal NaiveErrorKind Kind => kind;

    internal Int128 FirstBit => firstBit;

    internal Int128 BitsNeeded => bitsNeeded;
}

/// <summary>The bits of one packet and all that is known about it so far.</summary>
internal sealed class NaivePacket(bool[] bits, LeapSeconds? leapSeconds)
{
    // Rule 32.
    private const int MaxValues = 1_048_576;
    private const int MaxSteps = 4_194_304;
    private const int MaxDepth = 64;

    private int _single;
    private int _steps;
    private int _depth;

    /// <summary>Bit 0 is the most significant bit of the first octet (rule 1).</summary>
    internal bool[] Bits => bits;

    internal LeapSeconds? LeapSeconds => leapSeconds;

    /// <summary>The end of the last entry that was present and not placed backwards (rules 1, 4).</summary>
    internal Int128 Cursor { get; private set; }

    /// <summary>The furthest end of any entry since it was last set: where a referenced container, a container before a next one, and the packet end (rules 4, 11, 31).</summary>
    internal Int128 Furthest { get; set; }

    /// <summary>The furthest end of any entry of the packet.</summary>
    internal Int128 FurthestOfAll { get; private set; }

    /// <summary>The name of the entry at hand, for errors.</summary>
    internal string EntryName { get; set; } = "";

    internal List<NaiveValue> Values { get; } = [];

    /// <summary>The latest value of each parameter in this packet (rule 26). A value is there once its entry is done.</summary>
    internal Dictionary<Parameter, NaiveValue> Latest { get; } = [];

    internal static bool[] ToBits(byte[] octets)
    {
        var result = new bool[octets.Length * 8];
        for (int i = 0; i < result.Length; i++) result[i] = (octets[i / 8] >> (7 - (i % 8)) & 1) == 1;
        return result;
    }

    /// <summary>The bits of a field, or the error that it does not fit (rules 2, 25, 30).</summary>
    internal static bool[] Take(bool[] bits, Int128 first, Int128 count)
    {
        if (count < 0) throw new NaiveFailure(NaiveErrorKind.BadSize, first, 0);
        if (first < 0) throw new NaiveFailure(NaiveErrorKind.BadLocation, first, 0);
        if (first + count > bits.Length) throw new NaiveFailure(NaiveErrorKind.TooShort, first, count);
        return bits[(int)first..(int)(first + count)];
    }

    internal void MoveTo(Int128 end)
    {
        Cursor = end;
        Furthest = Int128.Max(Furthest, end);
        FurthestOfAll = Int128.Max(FurthestOfAll, end);
    }

    /// <summary>Goes back to where the cursor was before an entry that was placed backwards (rule 4).</summary>
    internal void StayAt(Int128 cursor) => Cursor = cursor;

    internal void Add(NaiveValue value)
    {
        Values.Add(value);
        Latest[value.Parameter] = value;
    }

    /// <summary>Counts an entry, an element, a member or a container.</summary>
    internal void Step()
    {
        if (++_steps > MaxSteps) throw new NaiveFailure(NaiveErrorKind.TooManyValues, Cursor, 0);
    }

    /// <summary>Counts a single value: a parameter's, or an element's or member's that has no parts.</summary>
    internal void CountValue(Int128 first)
    {
        if (++_single > MaxValues) throw new NaiveFailure(NaiveErrorKind.TooManyValues, first, 0);
    }

    /// <summary>Does something one level further inside.</summary>
    internal T Inside<T>(Func<T> what)
    {
        if (++_depth > MaxDepth) throw new NaiveFailure(NaiveErrorKind.TooDeep, Cursor, 0);
        T result = what();
        _depth--;
        return result;
    }
}
