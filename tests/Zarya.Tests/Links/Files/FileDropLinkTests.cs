using System.IO.Compression;
using Zarya.Links;
using Zarya.Links.Files;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;
using static Zarya.Tests.Links.RunningLink;

namespace Zarya.Tests.Links.Files;

public sealed class FileDropLinkTests : IDisposable
{
    private readonly CollectingSink _sink = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-links-").FullName;

    [Fact]
    public async Task Files_are_read_in_the_order_of_their_names_and_put_into_done()
    {
        byte[][] packets = Twenty();
        Put("b.bin", Join(packets[8..]));
        Put("a.bin", Join(packets[..8]));
        Put("c.part", Packet(1, 0, 4));
        Put(".hidden", Packet(1, 0, 4));
        await using RunningLink running = Start();
        await UntilAsync(() => _sink.Settled == 2 && !Has("b.bin"));
        Assert.Equal(packets, _sink.Of("f"));
        Assert.True(Has("done/a.bin") && Has("done/b.bin") && Has("c.part") && Has(".hidden"));
        Assert.Equal((LinkStatus.Ok, 20L, 0L), (running.Report.Status, running.Report.Packets, running.Report.SkippedOctets));
        Assert.Empty(_sink.Notices);
    }

    [Fact]
    public async Task Compressed_files_are_read_and_broken_ones_fail()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Join(Enumerable.Range(0, 500).Select(i => Packet(1, i, 300))));
        Put("a.gz", compressed.ToArray());
        Put("b.gz", compressed.ToArray()[..^200]);
        Put("c.gz", [1, 2, 3, 4]);
        await using RunningLink running = Start();
        await UntilAsync(() => Has("done/a.gz") && Has("failed/b.gz") && Has("failed/c.gz") && _sink.Notices.Count == 2);
        Assert.Contains("could not be read to its end", File.ReadAllText(Path.Combine(_folder, "failed/b.gz.reason.txt")), StringComparison.Ordinal);
        // What could be read of the broken one is there.
        Assert.InRange(_sink.Of("f").Count, 500, 999);
    }

    [Fact]
    public async Task Files_without_a_packet_fail_and_names_that_are_taken_are_kept()
    {
        Put("a.bin", [0xFF, 0xFF]);
        Put("b.bin", []);
        await using RunningLink running = Start();
        await UntilAsync(() => Has("failed/a.bin") && Has("failed/b.bin"));
        Put("a.bin", [0xFE]);
        await UntilAsync(() => Has("failed/a.bin.1"));
        Assert.Equal([0xFF, 0xFF], File.ReadAllBytes(Path.Combine(_folder, "failed/a.bin")));
        Assert.Equal(3, running.Report.SkippedOctets);
        Assert.All(_sink.Notices, n => Assert.True(n.Notice.IsTrouble));
        Assert.Contains("holds no packet", running.Report.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_inside_a_file_costs_what_it_lies_in()
    {
        byte[][] packets = Twenty();
        Put("a.bin", Join([.. packets[..10], [0xFF, 0xFE, 0xFD], .. packets[10..]]));
        await using RunningLink running = Start();
        await UntilAsync(() => Has("done/a.bin"));
        Assert.Equal(packets, _sink.Of("f"));
        Assert.Equal(3, running.Report.SkippedOctets);
    }

    [Fact]
    public async Task A_file_that_still_grows_waits()
    {
        byte[][] packets = Twenty();
        await using RunningLink running = Start(0.3);
        using (var stream = new FileStream(Path.Combine(_folder, "a.bin"), FileMode.CreateNew, FileAccess.Write, FileShare.Read))
        {
            foreach (byte[] packet in packets)
            {
                stream.Write(packet);
                stream.Flush();
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
        await UntilAsync(() => Has("done/a.bin"));
        Assert.Equal(packets, _sink.Of("f"));
    }

    [Fact]
    public async Task Switched_off_in_the_middle_of_a_file_it_goes_on_there()
    {
        byte[][] packets = [.. Enumerable.Range(0, 16000).Select(i => Packet(1, i, 100))];
        Put("a.bin", Join(packets));
        _sink.Close();
        await using RunningLink running = Start();
        await UntilAsync(() => running.Report.Octets > 0);
        running.Link.IsEnabled = false;
        Assert.Equal(LinkStatus.Disabled, running.Report.Status);
        _sink.Open();
        await UntilAsync(() => _sink.Of("f").Count > 0);
        running.Link.IsEnabled = true;
        await UntilAsync(() => Has("done/a.bin"));
        Assert.Equal(packets, _sink.Of("f"));
        Assert.Equal(0, running.Report.MissingPackets);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_unavailable()
    {
        Put("file", [1]);
        var link = new FileDropLink("f", new() { Folder = Path.Combine(_folder, "file", "below"), PollS = 0.05 }, Clock);
        await using var running = new RunningLink(link, _sink);
        await UntilAsync(() => link.Report.LastError is not null);
        Assert.Equal(LinkStatus.Unavailable, link.Report.Status);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Put(string name, byte[] octets) => File.WriteAllBytes(Path.Combine(_folder, name), octets);

    private bool Has(string name) => File.Exists(Path.Combine(_folder, name));

    private RunningLink Start(double pollS = 0.05) => new(new FileDropLink("f", new() { Folder = _folder, PollS = pollS }, Clock), _sink);
}
