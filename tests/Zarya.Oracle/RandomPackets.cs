using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Random packets, steered by the oracle itself towards children and the right length.</summary>
internal sealed class RandomPackets(RandomDefinition definition, Random random)
{
    private const int Longest = 400;

    internal byte[] Next()
    {
        byte[] octets = Fill();
        for (int i = 0; i < 6; i++)
        {
            NaiveResult result = NaiveDecoder.Decode(definition.Database, definition.Root, octets, null);
            SequenceContainer? reached = result.Container ?? (result.Error is { Kind: NaiveErrorKind.NoContainer } e ? definition.Database.FindContainer(e.Entry) : null);
            SequenceContainer[] children = [.. definition.Database.Containers.Where(c => c.BaseContainer?.Target == reached)];
            if (children.Length == 0) break;
            if (random.Pick(children).RestrictionCriteria is { } criteria) Satisfy(criteria, result, octets);
        }
        int length = Length(NaiveDecoder.Decode(definition.Database, definition.Root, octets, null));

        // What stands before the end moves with it.
        NaiveResult cut = NaiveDecoder.Decode(definition.Database, definition.Root, octets[..length], null);
        if (cut.Error is { Kind: NaiveErrorKind.TooShort, BitsNeeded: < 256 } && random.Percent(50)) length = Math.Min(Longest, length + random.Next(1, 40));
        return octets[..length];
    }

    private byte[] Fill()
    {
        var octets = new byte[Longest];
        random.NextBytes(octets);
        int kind = random.Weighted(40, 20, 20, 20);
        for (int i = 0; i < octets.Length; i++)
        {
            octets[i] = kind switch
            {
                1 => (byte)(octets[i] & octets[(i + 1) % Longest] & octets[(i + 2) % Longest]), // Small numbers.
                2 => (byte)(octets[i] % 4 == 0 ? 0 : 0x30 + (octets[i] % 0x40)), // Text with ends.
                3 => (byte)(octets[i] % 3 == 0 ? octets[i] : octets[i] % 2 == 0 ? 0 : 0xFF),
                _ => octets[i],
            };
        }
        return octets;
    }

    /// <summary>Octets near those needed.</summary>
    private int Length(NaiveResult result)
    {
        int needed = Math.Min(Longest, (result.EndBit + 7) / 8);
        return random.Weighted(45, 20, 20, 7, 5, 3) switch
        {
            0 => needed,
            1 => Math.Min(Longest, needed + random.Next(1, 9)),
            2 => Math.Max(0, needed - random.Next(1, 5)),
            3 => random.Next(0, needed + 1),
            4 => Longest,
            _ => 0,
        };
    }

    /// <summary>Writes what a comparison with a key asks for into the key's bits.</summary>
    private void Satisfy(MatchCriteria criteria, NaiveResult result, byte[] octets)
    {
        if (criteria is AndedConditions all) foreach (MatchCriteria term in all.Terms) Satisfy(term, result, octets);
        if (criteria is OredConditions { Terms.Count: > 0 } any) Satisfy(random.Pick(any.Terms), result, octets);
        if (criteria is not Comparison { Value: { } literal, Left.Parameter.Target: { } parameter } comparison) return;
        if (parameter.Type.Target?.Encoding is not IntegerDataEncoding { Encoding: IntegerEncoding.Unsigned, SizeInBits: <= 16 }) return;
        if (result.Values.LastOrDefault(v => v.Parameter == parameter) is not { } value) return;
        if (Wanted(parameter, literal) is not { } wanted) return;
        wanted += comparison.Operator switch { ComparisonOperator.NotEqual or ComparisonOperator.Greater => 1, ComparisonOperator.Less => -1, _ => 0 };
        for (int i = 0; i < value.BitLength; i++)
        {
            int bit = value.FirstBit + i;
            byte mask = (byte)(0x80 >> (bit % 8));
            octets[bit / 8] = (byte)((wanted >> (value.BitLength - 1 - i) & 1) == 1 ? octets[bit / 8] | mask : octets[bit / 8] & ~mask);
        }
    }

    private static long? Wanted(Parameter parameter, string literal)
    {
        if (parameter.Type.Target is EnumeratedDataType enumeration && enumeration.Labels.Any(l => l.Label == literal)) return enumeration.Labels.First(l => l.Label == literal).Value;
        if (literal.StartsWith("0x", StringComparison.Ordinal)) return long.TryParse(literal.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) ? hex : null;
        return long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
    }
}
