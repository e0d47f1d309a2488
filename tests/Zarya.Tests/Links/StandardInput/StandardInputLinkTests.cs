using System.IO.Pipelines;
using Zarya.Links;
using Zarya.Links.StandardInput;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;
using static Zarya.Tests.Links.RunningLink;

namespace Zarya.Tests.Links.StandardInput;

public class StandardInputLinkTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task All_packets_up_to_the_end_and_then_it_says_so()
    {
        byte[][] packets = Twenty();
        var link = new StandardInputLink("i", new(), Clock, new MemoryStream(Join([.. packets, [0, 1, 2]])));
        await using var running = new RunningLink(link, _sink);
        await UntilAsync(() => link.Report.Detail.Contains("come to its end", StringComparison.Ordinal));
        Assert.Equal(packets, _sink.Of("i"));
        Assert.Equal(3, link.Report.SkippedOctets);
        Assert.Null(_sink.Notices.FirstOrDefault(n => n.Notice.IsTrouble && n.Notice.Message.Contains("end", StringComparison.Ordinal)).Notice);
    }

    [Fact]
    public async Task Packets_are_handed_on_without_waiting_for_more()
    {
        var pipe = new Pipe();
        var link = new StandardInputLink("i", new(), Clock, pipe.Reader.AsStream());
        await using var running = new RunningLink(link, _sink);
        for (int i = 0; i < 5; i++)
        {
            await pipe.Writer.WriteAsync(Packet(1, i, 20), TestContext.Current.CancellationToken);
            await UntilAsync(() => link.Report.Packets == i + 1);
        }
    }

    [Fact]
    public async Task Switched_off_it_loses_nothing()
    {
        var pipe = new Pipe();
        var link = new StandardInputLink("i", new(), Clock, pipe.Reader.AsStream());
        await using var running = new RunningLink(link, _sink);
        await pipe.Writer.WriteAsync(Join(Packet(1, 0, 20), Packet(1, 1, 20)[..9]), TestContext.Current.CancellationToken);
        await UntilAsync(() => link.Report.Packets == 1);
        link.IsEnabled = false;
        await pipe.Writer.WriteAsync(Packet(1, 1, 20).AsMemory(9), TestContext.Current.CancellationToken);
        Assert.Equal(LinkStatus.Disabled, link.Report.Status);
        Assert.Equal(1, link.Report.Packets);
        link.IsEnabled = true;
        await UntilAsync(() => link.Report.Packets == 2);
        Assert.Equal([Packet(1, 0, 20), Packet(1, 1, 20)], _sink.Of("i"));
    }
}
