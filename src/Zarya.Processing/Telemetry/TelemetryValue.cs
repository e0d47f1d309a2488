using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>What a <see cref="TelemetryValue"/> holds.</summary>
public enum TelemetryKind : byte
{
    /// <summary>Nothing: no label, no calibration, not readable.</summary>
    None,

    /// <summary>A signed integer, in <see cref="TelemetryValue.Integer"/>.</summary>
    Signed,

    /// <summary>An unsigned integer: the bits of <see cref="TelemetryValue.Integer"/>.</summary>
    Unsigned,

    /// <summary>A number, in <see cref="TelemetryValue.Number"/>.</summary>
    Float,

    /// <summary>0 or 1 in <see cref="TelemetryValue.Integer"/>.</summary>
    Boolean,

    /// <summary>A label of an enumeration in <see cref="TelemetryValue.Text"/>, its number in <see cref="TelemetryValue.Integer"/>.</summary>
    Label,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Octets.</summary>
    Octets,

    /// <summary>A time, in <see cref="TelemetryValue.Time"/>.</summary>
    Time,

    /// <summary>Elements of one type, in <see cref="TelemetryValue.Parts"/>.</summary>
    Array,

    /// <summary>Members of an aggregate, in <see cref="TelemetryValue.Parts"/>, with their names.</summary>
    Aggregate,
}

/// <summary>A value by itself, apart from the packet it came in: what is shown, kept as the newest, compared and set. Immutable.</summary>
public readonly struct TelemetryValue
{
    private readonly object? _content;

    private TelemetryValue(TelemetryKind kind, long integer, object? content) => (Kind, Integer, _content) = (kind, integer, content);

    /// <summary>What it is.</summary>
    public TelemetryKind Kind { get; }

    /// <summary>The bits of integers, booleans, labels, times; those of a double for numbers.</summary>
    public long Integer { get; }

    /// <summary>The number of a <see cref="TelemetryKind.Float"/>.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Integer);

    /// <summary>The time of a <see cref="TelemetryKind.Time"/>.</summary>
    public Instant Time => Instant.FromTaiNanoseconds(Integer);

    /// <summary>Text or label; empty for others.</summary>
    public string Text => _content as string ?? "";

    /// <summary>Octets; empty for others.</summary>
    public ReadOnlyMemory<byte> Octets => _content as byte[] ?? [];

    /// <summary>Elements or members; empty for others.</summary>
    public IReadOnlyList<TelemetryPart> Parts => _content as TelemetryPart[] ?? [];

    /// <summary>A signed integer.</summary>
    public static TelemetryValue OfSigned(long value) => new(TelemetryKind.Signed, value, null);

    /// <summary>An unsigned integer.</summary>
    public static TelemetryValue OfUnsigned(ulong value) => new(TelemetryKind.Unsigned, (long)value, null);

    /// <summary>A number.</summary>
    public static TelemetryValue OfFloat(double value) => new(TelemetryKind.Float, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>A boolean.</summary>
    public static TelemetryValue OfBoolean(bool value) => new(TelemetryKind.Boolean, value ? 1 : 0, null);

    /// <summary>A label.</summary>
    public static TelemetryValue OfLabel(long number, string label) => new(TelemetryKind.Label, number, label);

    /// <summary>Text.</summary>
    public static TelemetryValue OfText(string text) => new(TelemetryKind.Text, 0, text);

    /// <summary>Octets; the array is not copied and may not change.</summary>
    public static TelemetryValue OfOctets(byte[] octets) => new(TelemetryKind.Octets, 0, octets);

    /// <summary>A time.</summary>
    public static TelemetryValue OfTime(Instant time) => new(TelemetryKind.Time, time.TaiNanoseconds, null);

    /// <summary>An array; not copied.</summary>
    public static TelemetryValue OfArray(TelemetryPart[] elements) => new(TelemetryKind.Array, 0, elements);

    /// <summary>An aggregate; not copied.</summary>
    public static TelemetryValue OfAggregate(TelemetryPart[] members) => new(TelemetryKind.Aggregate, 0, members);

    /// <summary>The same value with another part in it.</summary>
    /// <param name="path">Which part.</param>
    /// <param name="part">What it is to be.</param>
    /// <param name="whole">The value with it.</param>
    /// <returns><see langword="false"/> if there is no such part.</returns>
    public bool TryReplace(IReadOnlyList<PathStep> path, TelemetryValue part, out TelemetryValue whole)
    {
        ArgumentNullException.ThrowIfNull(path);
        return TryReplace(path, 0, part, out whole);
    }

    private bool TryReplace(IReadOnlyList<PathStep> path, int depth, TelemetryValue part, out TelemetryValue whole)
    {
        whole = part;
        if (depth == path.Count) return true;
        PathStep step = path[depth];
        if (_content is not TelemetryPart[] parts || (Kind == TelemetryKind.Array) != (step.Member is null)) return false;
        int index = step.Member is null ? step.Index : Array.FindIndex(parts, p => p.Name == step.Member);
        if (index < 0 || index >= parts.Length || !parts[index].Value.TryReplace(path, depth + 1, part, out TelemetryValue inner)) return false;
        TelemetryPart[] replaced = [.. parts];
        replaced[index] = new TelemetryPart(parts[index].Name, inner);
        whole = new TelemetryValue(Kind, 0, replaced);
        return true;
    }

    /// <summary>The value as a number: integers, floats, booleans, and labels by their number.</summary>
    public bool TryGetNumber(out double number)
    {
        number = Kind switch
        {
            TelemetryKind.Float => Number,
            TelemetryKind.Unsigned => (ulong)Integer,
            TelemetryKind.Signed or TelemetryKind.Boolean or TelemetryKind.Label => Integer,
            _ => double.NaN,
        };
        return Kind is TelemetryKind.Float or TelemetryKind.Unsigned or TelemetryKind.Signed or TelemetryKind.Boolean or TelemetryKind.Label;
    }
}

/// <summary>An element of an array (its name is empty) or a member of an aggregate.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct TelemetryPart(string Name, TelemetryValue Value);
