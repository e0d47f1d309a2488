using System.Globalization;
using System.Text;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;

namespace Zarya.Oracle;

/// <summary>Holds a plan's answer to a packet against the obvious decoder's: values, container, error, end. Both become one text, so that a difference can be read.</summary>
public static class PlanAgainstOracle
{
    /// <summary>Beyond this bit a plan keeps no exact count: no packet is so long.</summary>
    private const long Far = int.MaxValue / 2;

    /// <summary>Compares.</summary>
    /// <param name="plan">A plan of all parameters.</param>
    /// <param name="buffer">A buffer of it.</param>
    /// <param name="oracle">The oracle's answer to the same packet.</param>
    /// <param name="packet">The packet.</param>
    /// <returns><see langword="null"/> if they agree, else both answers.</returns>
    public static string? Difference(ContainerPlan plan, DecodedPacket buffer, NaiveResult oracle, ReadOnlySpan<byte> packet)
    {
        bool ok = plan.Decode(packet, buffer);
        string got = Text(plan, buffer, ok, packet);
        string wanted = Text(oracle);
        // Where a packet asks for too much, each may stop at its own step (rule 32).
        if (oracle.Error?.Kind is NaiveErrorKind.TooManyValues or NaiveErrorKind.TooDeep && buffer.Error.Kind is DecodeErrorKind.TooManyValues or DecodeErrorKind.BadDefinition or DecodeErrorKind.BadSize) return null;
        return got == wanted ? null : FirstDifference(wanted, got);
    }

    private static string FirstDifference(string wanted, string got)
    {
        string[] w = wanted.Split('\n');
        string[] g = got.Split('\n');
        int i = 0;
        while (i < w.Length && i < g.Length && w[i] == g[i]) i++;
        return $"after {i} equal lines: oracle '{(i < w.Length ? w[i] : "nothing")}' ({w.Length} lines, ends '{w[^1]}'), plan '{(i < g.Length ? g[i] : "nothing")}' ({g.Length} lines, ends '{g[^1]}')";
    }

    /// <summary>A plan's answer as text.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="decoded">What it decoded.</param>
    /// <param name="ok">What it returned.</param>
    /// <param name="packet">The packet.</param>
    /// <returns>One line a value, then the end.</returns>
    public static string Text(ContainerPlan plan, DecodedPacket decoded, bool ok, ReadOnlySpan<byte> packet)
    {
        var text = new StringBuilder();
        for (int slot = 0; slot < decoded.Count;)
        {
            ParameterValue value = decoded.Values[slot];
            text.Append(plan.Items[value.Item].Parameter.QualifiedName).Append(' ');
            Write(text, plan, decoded, slot, packet, raw: true);
            text.Append(" => ");
            slot = Write(text, plan, decoded, slot, packet, raw: false);
            if ((value.Flags & ValueFlags.Malformed) != 0) text.Append(" invalid");
            text.Append('\n');
        }
        if (decoded.IsAmbiguous) text.Append("ambiguous\n");
        if (!ok) text.Append(CultureInfo.InvariantCulture, $"error {KindOf(decoded.Error.Kind)}");
        else text.Append(CultureInfo.InvariantCulture, $"{decoded.Container.QualifiedName} end {decoded.EndBit}");
        if (decoded.Error.Kind == DecodeErrorKind.TooShort) text.Append(CultureInfo.InvariantCulture, $" {decoded.Error.FirstBit}+{decoded.Error.BitsNeeded}");
        return text.ToString();
    }

    private static string Text(NaiveResult result)
    {
        var text = new StringBuilder();
        foreach (NaiveValue value in result.Values)
        {
            text.Append(value.Parameter.QualifiedName).Append(' ').Append(Of(value.Raw)).Append(" => ").Append(Of(value.Eng));
            if (value.Invalid) text.Append(" invalid");
            text.Append('\n');
        }
        if (result.Ambiguous) text.Append("ambiguous\n");
        if (result.Error is { } error) text.Append(CultureInfo.InvariantCulture, $"error {KindOf(error.Kind)}");
        else text.Append(CultureInfo.InvariantCulture, $"{result.Container!.QualifiedName} end {result.EndBit}");
        if (result.Error is { Kind: NaiveErrorKind.TooShort } shortage) text.Append(CultureInfo.InvariantCulture, $" {Math.Min(shortage.FirstBit, Far)}+{shortage.BitsNeeded}");
        return text.ToString();
    }

    // One name for what both call by two.
    private static string KindOf(DecodeErrorKind kind) => kind.ToString();

    private static string KindOf(NaiveErrorKind kind) => kind switch
    {
        NaiveErrorKind.BadCount => nameof(DecodeErrorKind.BadSize),
        NaiveErrorKind.TooDeep => nameof(DecodeErrorKind.BadDefinition),
        _ => kind.ToString(),
    };

    private static string Of(object? value) => value switch
    {
        NaiveArray array => Nested(array, 0, 0),
        NaiveAggregate aggregate => "{" + string.Join(",", aggregate.Members.Select(m => m.Key + "=" + Of(m.Value))) + "}",
        _ => NaiveText.Of(value),
    };

    /// <summary>An array of several dimensions as an array of arrays.</summary>
    private static string Nested(NaiveArray array, int dimension, int first)
    {
        int inside = array.Sizes.Skip(dimension + 1).Aggregate(1, (product, size) => product * size);
        bool isLast = dimension == array.Sizes.Count - 1;
        return "[" + string.Join(",", Enumerable.Range(0, array.Sizes[dimension]).Select(i => isLast ? Of(array.Items[first + i]) : Nested(array, dimension + 1, first + i * inside))) + "]";
    }

    private static int Write(StringBuilder text, ContainerPlan plan, DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        ParameterValue value = decoded.Values[slot];
        ulong bits = raw ? value.RawBits : value.EngBits;
        switch (raw ? value.RawKind : value.EngKind)
        {
            case ValueKind.Signed: text.Append(NaiveText.Of((long)bits)); break;
            case ValueKind.Unsigned: text.Append(NaiveText.Of(bits)); break;
            case ValueKind.Float: text.Append(NaiveText.Of(BitConverter.UInt64BitsToDouble(bits))); break;
            case ValueKind.Boolean: text.Append(NaiveText.Of(bits != 0)); break;
            case ValueKind.Label or ValueKind.Text: text.Append(NaiveText.Of(decoded.GetText(in value, packet, raw))); break;
            case ValueKind.Octets: text.Append(NaiveText.Of(decoded.GetOctets(in value, packet, raw).ToArray())); break;
            case ValueKind.Time: text.Append(NaiveText.Of(new NaiveTime((long)bits))); break;
            case ValueKind.Array or ValueKind.Aggregate:
                bool isArray = value.RawKind == ValueKind.Array;
                text.Append(isArray ? '[' : '{');
                int end = slot + 1 + value.DescendantCount;
                for (int part = slot + 1; part < end;)
                {
                    if (part > slot + 1) text.Append(',');
                    if (!isArray) text.Append(plan.Items[decoded.Values[part].Item].MemberName).Append('=');
                    part = Write(text, plan, decoded, part, packet, raw);
                }
                text.Append(isArray ? ']' : '}');
                break;
            default: text.Append(NaiveText.Of(null)); break;
        }
        return slot + 1 + value.DescendantCount;
    }
}
