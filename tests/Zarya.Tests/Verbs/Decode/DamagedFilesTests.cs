using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>Damage in the data costs what is damaged, is told with its place, is counted, and is no failure: exit code 0. A compressed file that cannot be read to its end gives what it has, with exit code 1.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private static readonly byte[] s_garbage = [0xFF, 0xFE, 0x80, 0xC1, 0xFF, 0x99, 0xEE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, byte[], int[], string> Damages => new()
    {
        { "cut inside a packet", [.. Smalls(1, 5), .. OwnValues.Small(6)[..6]], [1, 2, 3, 4, 5], "6 octets skipped at offset 55: the file ends inside this packet" },
        { "cut inside a header", [.. Smalls(1, 5), .. OwnValues.Small(6)[..3]], [1, 2, 3, 4, 5], "3 octets skipped at offset 55: the file ends inside this packet" },
        { "the last length field past the end", [.. Smalls(1, 5), .. WithLength(OwnValues.Small(6), 9000)], [1, 2, 3, 4, 5], "11 octets skipped at offset 55: the file ends inside this packet" },
        { "a length field past the end", [.. Smalls(1, 3), .. WithLength(OwnValues.Small(4), 9000), .. Smalls(5, 4)], [1, 2, 3, 5, 6, 7, 8], "11 octets skipped at offset 33: the length field leads past the end of the file, over other packets" },
        { "a length field too large", [.. Smalls(1, 3), .. WithLength(OwnValues.Small(4), 20), .. Smalls(5, 6)], [1, 2, 3, 5, 6, 7, 8, 9, 10], "11 octets skipped at offset 33: no header where a packet ends by its length field" },
        { "garbage between packets", [.. Smalls(1, 3), .. s_garbage, .. Smalls(4, 4)], [1, 2, 3, 4, 5, 6, 7], "13 octets skipped at offset 33: no header where a packet ends by its length field" },
        { "zeros between packets", [.. Smalls(1, 3), .. new byte[4000], .. Smalls(4, 4)], [1, 2, 3, 4, 5, 6, 7], "4000 octets skipped at offset 33" },
        { "garbage first", [.. s_garbage, .. Smalls(1, 4)], [1, 2, 3, 4], "13 octets skipped at offset 0: another packet version number" },
        { "only garbage", s_garbage, [], "13 octets skipped at offset 0: another packet version number" },
        { "one octet", [0x08], [], "1 octets skipped at offset 0: the file ends inside this packet" },
        { "no container matches", [.. Smalls(1, 2), .. OwnValues.Packets[8], .. Smalls(3, 2)], [1, 2, 3, 4], "packet 2, APID 99: no container matches: /Own/Packet is abstract and none of its inheritors' criteria hold" },
        { "too short for its definition", [.. Smalls(1, 2), .. OwnValues.Packets[9], .. Smalls(3, 2)], [1, 2, 3, 4], "packet 2, APID 1: packet too short: /Own/Most needs 64 bits from bit 112, the packet has 128" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_whole_is_decoded_and_the_rest_is_told(string what, byte[] file, int[] whole, string told)
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _scratch.Add("pass.ccsds", file)).AssertCalm(exit: 0);
        Assert.True(whole.SequenceEqual(run.Smalls()), $"{what}: {run.Text}");
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        // Every packet found is a line, and none is found twice.
        Assert.Contains($"{run.Text.Count(c => c == '\n')} packets, ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("summary")]
    [InlineData("parquet")]
    public async Task An_empty_file_is_no_packets(string format)
    {
        string output = _scratch["out"];
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _scratch.Add("pass.ccsds", ""), "--format", format, "-o", output).AssertCalm(exit: 0);
        Assert.StartsWith("0 packets, 0 octets: ", run.Error, StringComparison.Ordinal);
        if (format == "parquet") Assert.Empty((await ParquetRows.ReadAsync(output)).Rows);
        else Assert.Equal(format switch { "jsonl" => 0, "csv" => 1, _ => 3 }, File.ReadAllLines(output).Length);
    }

    [Theory]
    [InlineData("pass.ccsds.gz")]
    [InlineData("pass.ccsds.zst")]
    [InlineData("PASS.GZ")]
    public void Compressed_files_are_read(string name) =>
        Assert.Equal([1, 2, 3, 4, 5], ZaryaRun.Decode(OwnValues.Definition, _scratch.Add(name, Compressed(name, Smalls(1, 5)))).AssertCalm(exit: 0).Smalls());

    /// <summary>Also where the cut falls on the end of a packet, so that nothing else would show it.</summary>
    [Theory]
    [InlineData("pass.gz")]
    [InlineData("pass.zst")]
    public void A_compressed_file_that_is_cut_off_gives_what_it_has_and_says_so(string name)
    {
        byte[] file = Compressed(name, Noisy(40_000));
        string path = _scratch.Add(name, file[..(file.Length / 2)]);
        // In a process of its own: what makes .NET notice the cut is a setting of the program.
        ZaryaRun run = ZaryaProcess.Run(null, "decode", "--mdb", OwnValues.Definition, path, "--parameters", "Len").AssertCalm(exit: 1);
        Assert.Contains($"{path}: the compressed data is cut off or damaged; ", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Text.Count(c => c == '\n'), 10_000, 30_000);
    }

    [Theory]
    [InlineData("pass.gz")]
    [InlineData("pass.zst")]
    public void Damage_inside_a_compressed_file_is_told(string name)
    {
        byte[] file = Compressed(name, Noisy(40_000));
        for (int i = 0; i < 16; i++) file[(file.Length / 2) + i] ^= 0x5A;
        string path = _scratch.Add(name, file);
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, path, "--parameters", "Len").AssertCalm(exit: 1);
        Assert.Contains($"{path}: the compressed data is cut off or damaged; ", run.Error, StringComparison.Ordinal);
        Assert.True(run.Text.Count(c => c == '\n') > 10_000, run.Error);
    }

    [Theory]
    [InlineData("pass.gz")]
    [InlineData("pass.zst")]
    public void A_file_that_is_not_compressed_as_its_name_says_is_refused(string name)
    {
        string path = _scratch.Add(name, Smalls(1, 5));
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, path, "-o", _scratch["out"]).AssertCalm(exit: 1);
        Assert.Equal($"zarya: {path} cannot be decompressed: it is damaged or cut off at its start, or no {Path.GetExtension(name)} file", run.Error.TrimEnd());
        Assert.False(File.Exists(_scratch["out"]));
    }

    [Fact]
    public void Damage_in_one_file_leaves_the_others_alone()
    {
        byte[] packed = Compressed("a.gz", Noisy(20_000));
        string first = _scratch.Add("a.gz", packed[..(packed.Length / 2)]);
        string second = _scratch.Add("b.ccsds", Smalls(1, 5));
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, first, second).AssertCalm(exit: 1);
        Assert.Equal(5, run.Text.Split('\n').Count(l => l.StartsWith($"{{\"file\":\"{second}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Standard_input_comes_in_pieces_of_any_size()
    {
        byte[] file = [.. Smalls(1, 50), .. s_garbage, .. Smalls(51, 50)];
        ZaryaRun whole = ZaryaProcess.Run(s => s.Write(file), "decode", "--mdb", OwnValues.Definition, "-").AssertCalm(exit: 0);
        ZaryaRun pieces = ZaryaProcess.Run(
            s =>
            {
                for (int at = 0, n = 1; at < file.Length; at += n, n = (n % 7) + 1)
                {
                    n = Math.Min(n, file.Length - at);
                    s.Write(file, at, n);
                    s.Flush();
                }
            },
            "decode", "--mdb", OwnValues.Definition, "-").AssertCalm(exit: 0);
        Assert.Equal(Enumerable.Range(1, 100), pieces.Smalls());
        Assert.Equal(whole.Text, pieces.Text);
        Assert.Equal(whole.Error, pieces.Error);
        Assert.Contains("standard input: 13 octets skipped at offset 550", pieces.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Octets_around_packets_are_stepped_over()
    {
        byte[] file = [.. Enumerable.Range(1, 5).SelectMany(i => (byte[])[0xAA, 0xBB, 0xCC, 0xDD, .. OwnValues.Small((byte)i), 0xEE])];
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _scratch.Add("pass.ccsds", file), "--skip-header", "4", "--skip-trailer", "1").AssertCalm(exit: 0);
        Assert.Equal([1, 2, 3, 4, 5], run.Smalls());
        Assert.DoesNotContain("skipped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_resynchronising_the_first_damage_ends_the_file()
    {
        string path = _scratch.Add("pass.ccsds", [.. Smalls(1, 3), .. s_garbage, .. Smalls(4, 4)]);
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, path, "--no-resync").AssertCalm(exit: 0);
        Assert.Equal([1, 2, 3], run.Smalls());
        Assert.Contains("57 octets skipped at offset 33", run.Error, StringComparison.Ordinal);
    }

    private static byte[] Smalls(int first, int count) => [.. Enumerable.Range(first, count).SelectMany(i => OwnValues.Small((byte)i))];

    private static byte[] WithLength(byte[] packet, int field)
    {
        (packet[4], packet[5]) = ((byte)(field >> 8), (byte)field);
        return packet;
    }

    /// <summary>Packets that do not compress well: half a compressed file is half the packets.</summary>
    private static byte[] Noisy(int packets)
    {
        var file = new byte[packets * 41];
        new Random(1).NextBytes(file);
        for (int at = 0; at < file.Length; at += 41) ((ReadOnlySpan<byte>)[0x08, 0x07, 0xC0, 0x00, 0, 34]).CopyTo(file.AsSpan(at));
        return file;
    }

    private static byte[] Compressed(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream stream = name.EndsWith("zst", StringComparison.OrdinalIgnoreCase) ? Zstandard(packed) : new GZipStream(packed, CompressionLevel.Fastest)) stream.Write(content);
        return packed.ToArray();
    }

    /// <summary>With the checksum that the zstd program writes.</summary>
    private static CompressionStream Zstandard(Stream packed)
    {
        var stream = new CompressionStream(packed);
        stream.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return stream;
    }
}
