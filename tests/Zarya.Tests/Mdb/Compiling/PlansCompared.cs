using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Holds two plans of one root against each other over the same packet, value by value and bit by bit.</summary>
internal static class PlansCompared
{
    /// <summary>The first difference between a full decoding and a projection's, or <see langword="null"/>.</summary>
    /// <param name="full">What a plan of all parameters made.</param>
    /// <param name="part">What a plan of some parameters made.</param>
    /// <param name="wanted">Those parameters.</param>
    /// <param name="packet">The packet.</param>
    internal static string? Difference(DecodedPacket full, DecodedPacket part, IReadOnlySet<Parameter> wanted, ReadOnlySpan<byte> packet)
    {
        if (full.Error.Kind != part.Error.Kind) return $"error {full.Error} and {part.Error}";
        if (full.Container != part.Container) return $"container {full.Container} and {part.Container}";
        int j = 0;
        for (int i = 0; i < full.Count; i++)
        {
            if (!wanted.Contains(full.Plan.Items[full.Values[i].Item].Parameter)) continue;
            while (j < part.Count && part.Plan.Items[part.Values[j].Item].IsHidden) j++;
            if (j == part.Count) return $"{full.Plan.Items[full.Values[i].Item]} is missing";
            if (!Same(full, i, part, j, packet)) return $"{full.Plan.Items[full.Values[i].Item]} and {part.Plan.Items[part.Values[j].Item]}";
            j++;
        }
        while (j < part.Count && part.Plan.Items[part.Values[j].Item].IsHidden) j++;
        return j == part.Count ? null : $"{part.Plan.Items[part.Values[j].Item]} is too much";
    }

    private static bool Same(DecodedPacket a, int i, DecodedPacket b, int j, ReadOnlySpan<byte> packet)
    {
        ParameterValue x = a.Values[i];
        ParameterValue y = b.Values[j];
        (PlanItem p, PlanItem q) = (a.Plan.Items[x.Item], b.Plan.Items[y.Item]);
        if (p.Parameter != q.Parameter || p.Path != q.Path || x.Flags != y.Flags || x.RawKind != y.RawKind || x.EngKind != y.EngKind) return false;
        if (x.RawKind is ValueKind.Array or ValueKind.Aggregate) return (x.ChildCount, x.DescendantCount) == (y.ChildCount, y.DescendantCount);
        return SameBits(x.RawKind, x.RawBits, y.RawBits) && a.GetOctets(in x, packet, raw: true).SequenceEqual(b.GetOctets(in y, packet, raw: true))
            && SameBits(x.EngKind, x.EngBits, y.EngBits) && a.GetOctets(in x, packet).SequenceEqual(b.GetOctets(in y, packet));
    }

    /// <summary>Of text and octets only the length: they may stand elsewhere in the scratch area.</summary>
    private static bool SameBits(ValueKind kind, ulong x, ulong y) => kind is ValueKind.Text or ValueKind.Octets ? x >> 32 == y >> 32 : x == y;
}
