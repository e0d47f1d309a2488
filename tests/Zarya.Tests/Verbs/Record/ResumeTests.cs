using System.IO.Compression;
using Zarya.Ccsds.Packets;
using Zarya.Records;

namespace Zarya.Tests.Verbs.Record;

/// <summary>An import that ends at any commit goes on with the next one and gives every octet exactly once.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly byte[] s_file = [.. Enumerable.Range(0, 30).SelectMany(i => i % 7 == 3 ? [.. DamagedPass.Make(), .. Enumerable.Repeat((byte)0xEE, 5000)] : FirstLightPass.Make())];

    private readonly RecordMaking _making = new();

    public void Dispose() => _making.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 5)]
    [InlineData(5, 9)]
    public void After_stops_at_random_commits_the_file_is_there_once(int seed, int around)
    {
        var random = new Random(seed);
        byte[] octets = around == 0 ? s_file : [.. Enumerable.Repeat(DamagedPass.Framed(around, 2), 400).SelectMany(f => f)];
        string file = _making.Add("file", octets);
        int stops = StopAgainAndAgain(file, random, around);
        Assert.True(stops >= 3, $"{stops} stops");
        Assert.True(octets.AsSpan().SequenceEqual(_making.Export("--file", "file").Octets));
        Assert.True(octets.AsSpan().SequenceEqual(_making.Export().Octets));
        Assert.Equal(Packets(octets, around), Packets(_making.Export("--packets-only").Octets, 0));
    }

    [Fact]
    public void A_compressed_file_is_read_over_to_the_place()
    {
        using (var compressed = new GZipStream(File.Create(_making["file.gz"]), CompressionLevel.Fastest)) compressed.Write(s_file);
        Assert.True(StopAgainAndAgain(_making["file.gz"], new Random(6), 0) >= 3);
        Assert.True(s_file.AsSpan().SequenceEqual(_making.Export("--file", "file.gz").Octets));
    }

    [Fact]
    public void What_came_between_the_parts_stays_apart()
    {
        string file = _making.Add("file", s_file);
        Assert.Throws<StopException>(() => Import(file, 3, 0));
        Assert.Equal(0, _making.Import([VerbRun.Mission("pass.ccsds")]).Exit);
        Assert.Contains("is not in the record whole", _making.Export("--file", "file").Run.Error, StringComparison.Ordinal);
        VerbRun rest = Import(file, int.MaxValue, 0);
        Assert.Contains("went on at octet", rest.Output, StringComparison.Ordinal);
        Assert.True(s_file.AsSpan().SequenceEqual(_making.Export("--file", "file").Octets));
        Assert.Equal(FirstLightPass.Make(), _making.Export("--file", "pass.ccsds").Octets);
    }

    [Fact]
    public void Another_layout_does_not_go_on_with_a_file()
    {
        string file = _making.Add("file", s_file);
        Assert.Throws<StopException>(() => Import(file, 2, 0));
        VerbRun run = _making.Import([file], r => r with { Layout = RecordMaking.Layout(4) });
        Assert.Equal(1, run.Exit);
        Assert.Contains("imported with --skip-header 0 --skip-trailer 0 --packet-version 0", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_import_keeps_what_was_read()
    {
        string file = _making.Add("file", s_file);
        using var stop = new CancellationTokenSource();
        using var told = new StringWriter();
        int commits = 0;
        var run = new ImportRun { Record = _making.Record, Files = [file], Layout = RecordMaking.Layout(), Output = told, Told = told, CommitOctets = 4096, BlockOctets = 2048, Committed = () => { if (++commits == 4) stop.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => run.Run(stop.Token));
        Assert.Contains("it goes on there", told.ToString(), StringComparison.Ordinal);
        byte[] kept = _making.Export("--file", "file").Octets;
        Assert.True(kept.Length > 4 * 4096 && s_file.AsSpan().StartsWith(kept));
        Assert.Equal(0, _making.Import([file]).Exit);
        Assert.True(s_file.AsSpan().SequenceEqual(_making.Export("--file", "file").Octets));
    }

    [Fact]
    public void A_file_that_is_there_is_not_imported_twice_unless_asked()
    {
        string file = _making.Add("file", s_file);
        Assert.Equal(0, _making.Import([file]).Exit);
        VerbRun second = _making.Import([file]);
        Assert.Equal(0, second.Exit);
        Assert.Contains("file: in the record already, 2", second.Output, StringComparison.Ordinal);
        File.Copy(file, _making["copy"]);
        Assert.Contains("in the record already, as", _making.Import([_making["copy"]]).Output, StringComparison.Ordinal);
        Assert.Equal(s_file.Length, _making.Export().Octets.Length);
        Assert.Equal(0, _making.Import([file], r => r with { Link = "second" }).Exit);
        Assert.Equal(2 * s_file.Length, _making.Export().Octets.Length);
        Assert.Equal(0, _making.Import([file], r => r with { Again = true }).Exit);
        Assert.Equal(3 * s_file.Length, _making.Export().Octets.Length);
        (VerbRun run, byte[] newest) = _making.Export("--file", "file");
        Assert.Contains("imported more than once", run.Error, StringComparison.Ordinal);
        Assert.True(s_file.AsSpan().SequenceEqual(newest));
    }

    /// <summary>Imports with a stop after one to three commits until it is done.</summary>
    private int StopAgainAndAgain(string file, Random random, int around)
    {
        for (int stops = 0; ; stops++)
        {
            try
            {
                Assert.Equal(0, Import(file, random.Next(1, 4), around).Exit);
                return stops;
            }
            catch (StopException)
            {
                // As if the machine had stopped here.
            }
        }
    }

    private VerbRun Import(string file, int commits, int around)
    {
        int committed = 0;
        using var told = new StringWriter();
        var run = new ImportRun
        {
            Record = _making.Record,
            Files = [file],
            Layout = RecordMaking.Layout(around, around == 0 ? 0 : 2),
            Output = told,
            Told = told,
            CommitOctets = 4096,
            BlockOctets = 2048,
            Committed = () => { if (++committed == commits) throw new StopException(); },
        };
        return new VerbRun(run.Run(TestContext.Current.CancellationToken), told.ToString(), "");
    }

    private static int Packets(byte[] octets, int around)
    {
        var cursor = new PacketCursor(octets, RecordMaking.Layout(around, around == 0 ? 0 : 2));
        int packets = 0;
        for (PacketStep step = cursor.Next(); step.Kind != PacketStepKind.End; step = cursor.Next())
            if (step.Kind == PacketStepKind.Packet) packets++;
        return packets;
    }

    private sealed class StopException : Exception
    {
    }
}
