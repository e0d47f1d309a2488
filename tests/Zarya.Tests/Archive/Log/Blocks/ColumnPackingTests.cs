using Zarya.Archive.Log.Blocks;

namespace Zarya.Tests.Archive.Log.Blocks;

public class ColumnPackingTests
{
    private static readonly int[] _counts = [1, 2, 3, 7, 8, 9, 15, 16, 17, 18, 31, 33, 64, 100, 129, 500];

    [Fact]
    public void Every_mode_gives_every_column_back()
    {
        var random = new Random(4);
        foreach (int count in _counts)
        {
            byte[][] columns = [.. Kinds(random, count)];
            foreach (ColumnMode mode in Modes(random))
            {
                byte[] all = [.. columns.SelectMany(c => c)];
                byte[] stored = Pack(all, count, [.. columns.Select(_ => mode)]);
                Assert.True(stored.Length <= 4 + columns.Length * (count + 2 + 2));
                byte[] back = new byte[all.Length];
                Assert.True(ColumnPacking.TryUnpack(stored, back));
                Assert.Equal(all, back);
            }
        }
    }

    [Fact]
    public void The_drawing_is_what_is_written()
    {
        // Differences 5, 5, 6, 100, 5 with base 5 in two bits: 0, 0, 1, escape, 0; the first one (7 - 0) stands in front.
        byte[] column = [7, 12, 17, 23, 123, 128];
        byte[] stored = Pack(column, 6, [new ColumnMode(1, 2, 5)]);
        // q = 2: octet 0 has values 0, 2, 4 and octet 1 values 1, 3, 5.
        Assert.Equal([6, 0, 0, 0, 0x21, 5, 7, 0b00_11_00_00, 0b00_00_01_00, 100], stored);
    }

    [Fact]
    public void Chosen_modes_are_small()
    {
        Assert.Equal(4 + 2, Length(i => 9));
        Assert.Equal(4 + 3, Length(i => (byte)(3 * i)));
        Assert.Equal(4 + 4, Length(i => (byte)(i * i)));
        Assert.Equal(4 + 2 + 500, Length(i => (byte)((i * 40_503) >> 8 ^ (i * 2_654_435_761) >> 13)));
        // One bit a value, and the two that differ (back, too, because differences are taken once).
        Assert.InRange(Length(i => i == 250 ? (byte)77 : (byte)9), 4 + 2 + 63, 4 + 2 + 63 + 2);
        Assert.InRange(Length(i => (byte)(100 + i % 15)), 4 + 2 + 63, 4 + 2 + 250 + 2);
    }

    [Fact]
    public void Octets_that_are_no_columns_are_refused()
    {
        var random = new Random(5);
        byte[] columns = [.. Kinds(random, 50).SelectMany(c => c)];
        byte[] stored = Pack(columns, 50, [.. Enumerable.Range(0, columns.Length / 50).Select(c => ColumnMode.Choose(columns.AsSpan(c * 50, 50)))]);
        byte[] back = new byte[columns.Length];
        for (int length = 0; length < stored.Length; length++) Assert.False(ColumnPacking.TryUnpack(stored.AsSpan(0, length), back));
        Assert.False(ColumnPacking.TryUnpack([.. stored, 0], back));
        Assert.False(ColumnPacking.TryUnpack(stored, back.AsSpan(1)));
        // Altered at will: never out of bounds, whatever comes out.
        int accepted = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] altered = [.. stored];
            for (int k = random.Next(4); k >= 0; k--) altered[random.Next(altered.Length)] = (byte)random.Next(256);
            if (ColumnPacking.TryUnpack(altered, back)) accepted++;
        }
        Assert.InRange(accepted, 1, 19_999);
    }

    private static int Length(Func<int, byte> column)
    {
        byte[] octets = [.. Enumerable.Range(0, 500).Select(column)];
        return Pack(octets, 500, [ColumnMode.Choose(octets)]).Length;
    }

    private static byte[] Pack(byte[] columns, int count, ColumnMode[] modes)
    {
        byte[] output = new byte[ColumnPacking.MaxLength(modes.Length, count)];
        byte[] scratch = new byte[ColumnPacking.ScratchLength(count)];
        Array.Fill(scratch, (byte)0xEE);
        return output[..ColumnPacking.Pack(columns, count, modes, output, scratch)];
    }

    private static IEnumerable<byte[]> Kinds(Random random, int count)
    {
        byte[] noise = new byte[count];
        random.NextBytes(noise);
        yield return noise;
        yield return [.. noise.Select(_ => (byte)7)];
        yield return [.. Enumerable.Range(0, count).Select(i => (byte)(5 * i))];
        yield return [.. Enumerable.Range(0, count).Select(i => (byte)(i * i / 2))];
        yield return [.. noise.Select(n => n > 250 ? n : (byte)3)];
        yield return [.. noise.Select(n => (byte)(250 + n % 12))];
    }

    private static IEnumerable<ColumnMode> Modes(Random random)
    {
        for (byte order = 0; order <= 2; order++)
            foreach (byte bits in new byte[] { 0, 1, 2, 4 })
                foreach (byte least in new byte[] { 0, 3, 7, 250, (byte)random.Next(256) }) yield return new ColumnMode(order, bits, least);
        yield return ColumnMode.Raw;
    }
}
