namespace Zarya.Archive.Log.Blocks;

/// <summary>How <see cref="ColumnPacking"/> writes a column of octets.</summary>
/// <param name="Order">How often differences are taken first: 0 to 2.</param>
/// <param name="Bits">Bits of a value: 0 if there is but one, 1, 2 or 4; 8 for octets as they are.</param>
/// <param name="Base">The least of the values that fit into the bits.</param>
internal readonly record struct ColumnMode(byte Order, byte Bits, byte Base)
{
    /// <summary>Octets as they are.</summary>
    public static ColumnMode Raw { get; } = new(0, 8, 0);

    /// <summary>The bits that say that the value stands behind all bits.</summary>
    public byte Escape => (byte)((1 << Bits) - 1);

    /// <summary>Finds the mode that makes a column smallest; looks at the last 1,024 octets at most.</summary>
    public static ColumnMode Choose(ReadOnlySpan<byte> column)
    {
        Span<int> counts = stackalloc int[256];
        ReadOnlySpan<byte> sample = column[Math.Max(0, column.Length - 1024)..];
        (ColumnMode best, int least) = (Raw, sample.Length * 8);
        for (byte order = 0; order <= 2 && order < sample.Length; order++)
        {
            Count(sample, order, counts);
            int values = sample.Length - order;
            for (byte bits = 0; bits <= 4; bits = (byte)Math.Max(1, 2 * bits))
            {
                (byte from, int fitting) = Window(counts, Math.Max(1, (1 << bits) - 1));
                if (bits == 0 && fitting < values) continue;
                int cost = values * bits + 8 * (values - fitting) + 8 * order;
                // More differences cost time in reading: a little less is not worth it.
                if (cost >= least - (best.Bits == 8 ? 0 : values / 8)) continue;
                (best, least) = (new ColumnMode(order, bits, from), cost);
            }
        }
        return best;
    }

    private static void Count(ReadOnlySpan<byte> sample, int order, Span<int> counts)
    {
        counts.Clear();
        switch (order)
        {
            case 0:
                foreach (byte octet in sample) counts[octet]++;
                break;
            case 1:
                for (int i = 1; i < sample.Length; i++) counts[(byte)(sample[i] - sample[i - 1])]++;
                break;
            default:
                for (int i = 2; i < sample.Length; i++) counts[(byte)(sample[i] - 2 * sample[i - 1] + sample[i - 2])]++;
                break;
        }
    }

    /// <summary>Where a window of so many neighbouring values (255 and 0 are neighbours) has most of them.</summary>
    private static (byte From, int Fitting) Window(ReadOnlySpan<int> counts, int size)
    {
        int sum = 0;
        for (int i = 0; i < size; i++) sum += counts[i];
        (byte from, int most) = (0, sum);
        for (int i = 1; i < 256; i++)
        {
            sum += counts[(i + size - 1) & 255] - counts[i - 1];
            if (sum > most) (from, most) = ((byte)i, sum);
        }
        return (from, most);
    }
}
