using System.Diagnostics;
using System.Globalization;
using K4os.Compression.LZ4;
using Zarya.Archive.Log.Blocks;
using ZstdSharp;

namespace Zarya.Benchmarks.Record;

/// <summary>Where the nanoseconds of appending and scanning go: each step alone, over one block of 136-octet packets, the least of many runs.</summary>
internal static class PhasesBench
{
    private const int Rows = 1928;

    /// <summary>Long enough for the JIT to have done its best before the end.</summary>
    private static readonly TimeSpan s_turns = TimeSpan.FromMilliseconds(600);

    public static void Run()
    {
        var mill = new PacketMill(1, 4, 2);
        int width = mill.Octets;
        byte[] rows = new byte[Rows * width];
        byte[] columns = new byte[rows.Length];
        byte[] differences = new byte[rows.Length];
        byte[] packed = new byte[2 * rows.Length];
        var pending = new PendingBlock(PacketMill.Key(0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| step, a block of {Rows} packets of {width} octets | ns a packet | octets a packet |"));
        Console.WriteLine("| --- | ---: | ---: |");
        Time("making packets (the bench's own)", () =>
        {
            for (int i = 0; i < Rows; i++) mill.Make(i).CopyTo(rows.AsSpan(i * width));
            return rows.Length;
        });
        Time("copy into the pending block", () =>
        {
            pending.Clear();
            for (int i = 0; i < Rows; i++) pending.Add(4 * i, i * 250_000_000L, i * 250_000_000L + i * 7919 % 1_000_000, rows.AsSpan(i * width, width));
            return pending.Octets;
        });
        Time("rows to columns", () =>
        {
            Transposition.ToColumns(pending.Rows, width, Rows, columns);
            return rows.Length;
        });
        Time("differences", () =>
        {
            ColumnDelta.Encode(columns, Rows, differences);
            return rows.Length;
        });
        Time("numbers and two times", () => IntegerColumn.Encode(pending.Numbers, packed) + IntegerColumn.Encode(pending.Receptions, packed) + IntegerColumn.Encode(pending.Generations, packed));
        Time("summary for the header", () =>
        {
            var header = new BlockHeader();
            BlockSummary.Fill(pending, ref header);
            return header.HeaderOctets;
        });
        Time("LZ4 of columns, groups of 8", () => Lz4(columns, width, packed));
        Time("LZ4 of differences, groups of 8", () => Lz4(differences, width, packed));
        Time("CRC-32C", () => (int)(Crc32C.Of(rows) & 0) + rows.Length);
        var modes = new ColumnMode[width];
        Time("choice of modes (once in many blocks)", () =>
        {
            for (int c = 0; c < width; c++) modes[c] = ColumnMode.Choose(columns.AsSpan(c * Rows, Rows));
            return width;
        });
        byte[] scratch = new byte[ColumnPacking.ScratchLength(Rows)];
        byte[] byColumn = new byte[ColumnPacking.MaxLength(width, Rows)];
        Time("columns in a few bits", () => ColumnPacking.Pack(columns, Rows, modes, byColumn, scratch));
        using var encoder = BlockEncoder.Fresh();
        var choice = new PackingChoice(1 << 20);
        var output = new OctetBuffer();
        Time("all of the encoder", () =>
        {
            output.Clear();
            encoder.EncodeStream(pending, choice, new BlockPlace(0, 1, 0, 0, 1), output);
            return output.Length;
        });
        Decoding(columns.AsSpan(24 * Rows, 8 * Rows).ToArray(), differences.AsSpan(24 * Rows, 8 * Rows).ToArray(), width, rows);
    }

    private static void Decoding(byte[] columns, byte[] differences, int width, byte[] rows)
    {
        byte[] plain = new byte[columns.Length];
        byte[] lz4 = new byte[2 * columns.Length];
        lz4 = lz4[..LZ4Codec.Encode(columns, lz4.AsSpan())];
        using var compressor = new Compressor(3);
        using var decompressor = new Decompressor();
        byte[] zstd = compressor.Wrap(differences).ToArray();
        Time("8 columns: LZ4 back", () => LZ4Codec.Decode(lz4, plain.AsSpan()));
        ColumnMode[] modes = [.. Enumerable.Range(0, 8).Select(c => ColumnMode.Choose(columns.AsSpan(c * Rows, Rows)))];
        byte[] byColumn = new byte[ColumnPacking.MaxLength(8, Rows)];
        byColumn = byColumn[..ColumnPacking.Pack(columns, Rows, modes, byColumn, new byte[ColumnPacking.ScratchLength(Rows)])];
        Time("8 columns: few bits back", () =>
        {
            ColumnPacking.TryUnpack(byColumn, plain);
            return byColumn.Length;
        });
        Time("8 columns: Zstandard of differences back", () => decompressor.Unwrap(zstd, plain.AsSpan()));
        Time("8 columns: sums of differences", () =>
        {
            ColumnDelta.Decode(plain, Rows);
            return plain.Length;
        });
        Time("8 columns to rows", () =>
        {
            Transposition.ToRows(columns, 24, 8, rows, width, Rows);
            return plain.Length;
        });
        Time("7 columns to rows", () =>
        {
            Transposition.ToRows(columns.AsSpan(0, 7 * Rows), 24, 7, rows, width, Rows);
            return plain.Length;
        });
    }

    private static int Lz4(byte[] columns, int width, byte[] packed)
    {
        int sum = 0;
        for (int c = 0; c < width; c += BlockEncoder.GroupColumns)
        {
            int length = Math.Min(BlockEncoder.GroupColumns, width - c) * Rows;
            sum += Math.Min(length, LZ4Codec.Encode(columns.AsSpan(c * Rows, length), packed.AsSpan()));
        }
        return sum;
    }

    private static void Time(string name, Func<int> step)
    {
        (double least, int octets) = (double.MaxValue, 0);
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < s_turns;)
        {
            long start = Stopwatch.GetTimestamp();
            octets = step();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {least / Rows:F2} | {octets / (double)Rows:F1} |"));
    }
}
