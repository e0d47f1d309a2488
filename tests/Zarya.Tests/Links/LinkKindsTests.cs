using Zarya.Links;
using Zarya.Links.Udp;

namespace Zarya.Tests.Links;

public class LinkKindsTests
{
    private static readonly LinkSurroundings s_surroundings = new() { Clock = RunningLink.Clock, Folder = "/missions/a", Seed = 1, StandardInput = Stream.Null };

    [Theory]
    [InlineData("udp", "listens on 127.0.0.1:10015; CCSDS packets", "listen=127.0.0.1:10015")]
    [InlineData("udp", "listens on 0.0.0.0:10015, group 239.1.2.3; each datagram or file is one packet", "listen=0.0.0.0:10015;group=239.1.2.3;groupInterface=127.0.0.1;packets.kind=whole")]
    [InlineData("tcp-client", "connects to [::1]:10015; packets of 100 octets", "connect=[::1]:10015;packets.kind=fixed;packets.octets=100;packets.sync=1A CF FC 1D")]
    [InlineData("tcp-client", "connects to station.example:1; CCSDS packets with 4 octets before and 2 behind", "connect=station.example:1;packets.prefixOctets=4;packets.suffixOctets=2;packets.apids=1,0x0B")]
    [InlineData("tcp-server", "listens on 127.0.0.1:0 for up to 3; packets with a length field of 4 octets at octet 2", "listen=127.0.0.1:0;maxClients=3;packets.kind=length-field;packets.width=4;packets.offset=2;packets.endian=little;packets.adjustment=-3")]
    [InlineData("files", "reads files from /missions/a/incoming; packets that end with 0D0A", "folder=incoming;packets.kind=delimiter;packets.delimiter=0d0a;packets.endOfInputEnds=true")]
    [InlineData("stdin", "reads standard input; CCSDS packets", "silentAfterS=3.5;floodPacketsPerS=100;enabled=false")]
    public void Settings_make_a_link(string kind, string setting, string settings)
    {
        LinkMaking making = Make($"kind={kind};{settings}");
        Assert.Empty(making.Problems);
        Assert.Equal((kind, setting.Replace('/', Path.DirectorySeparatorChar), "tm-1"), (making.Link!.Kind, making.Link.Setting.Replace('/', Path.DirectorySeparatorChar), making.Link.Name));
        Assert.Equal(!settings.Contains("enabled=false", StringComparison.Ordinal), making.Link.IsEnabled);
        Assert.Contains(LinkKinds.All, k => k == kind);
    }

    [Fact]
    public void Every_problem_is_told_with_its_key()
    {
        LinkMaking making = Make("kind=udp;listen=localhost;silentAfterS=-1;enabled=perhaps;colour=red;packets.kind=fixed;packets.octets=0;packets.sync=1ACFF;packets.prefixOctets=2");
        Assert.Null(making.Link);
        Assert.Equal(["listen", "enabled", "silentAfterS", "packets.octets", "packets.sync", "colour", "packets.prefixOctets"], making.Problems.Select(p => p.Key));
        Assert.Contains("127.0.0.1:10015", making.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("must be 0 to 604800 s", making.Problems[2].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "kind")]
    [InlineData("kind=carrier-pigeon", "kind")]
    [InlineData("kind=udp", "listen")]
    [InlineData("kind=tcp-client;connect=host", "connect")]
    [InlineData("kind=tcp-client;connect=host:0", "connect")]
    [InlineData("kind=tcp-client;connect=::1:80", "connect")]
    [InlineData("kind=tcp-client;connect=a:1;retryLeastS=5;retryMostS=1", "")]
    [InlineData("kind=tcp-server;listen=0.0.0.0:65536", "listen")]
    [InlineData("kind=tcp-server;listen=127.0.0.1:1;packets.kind=whole", "packets.kind")]
    [InlineData("kind=udp;listen=127.0.0.1:1;group=10.0.0.1", "")]
    [InlineData("kind=files", "folder")]
    [InlineData("kind=files;folder=a;packets.kind=delimiter", "packets.delimiter")]
    [InlineData("kind=files;folder=a;packets.kind=fixed", "packets.octets")]
    [InlineData("kind=files;folder=a;packets.kind=fixed;packets.octets=2;packets.sync=010203", "packets")]
    [InlineData("kind=files;folder=a;packets.kind=length-field;packets.width=3", "packets.width")]
    [InlineData("kind=files;folder=a;packets.apids=1,x", "packets.apids")]
    [InlineData("kind=files;folder=a;pollS=NaN", "pollS")]
    public void What_cannot_be_is_refused_at_its_key(string settings, string key)
    {
        LinkMaking making = Make(settings);
        Assert.Null(making.Link);
        Assert.Equal(key, Assert.Single(making.Problems).Key);
    }

    [Fact]
    public void The_effective_settings_name_every_default()
    {
        Dictionary<string, string> effective = new(Make("kind=udp;listen=127.0.0.1:10015").Effective);
        Assert.Equal("8388608", effective["receiveBufferOctets"]);
        Assert.Equal("10", effective["silentAfterS"]);
        Assert.Equal("ccsds", effective["packets.kind"]);
        Assert.Equal(14, effective.Count);
    }

    [Fact]
    public void The_guide_names_every_setting()
    {
        string guide = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "guide", "links.md"));
        IEnumerable<string> links = LinkKinds.All.SelectMany(kind => Make($"kind={kind}").Effective.Select(e => e.Key));
        IEnumerable<string> layouts = new[] { "ccsds", "fixed", "length-field", "delimiter", "whole" }.SelectMany(kind => Make($"kind=udp;packets.kind={kind}").Effective.Select(e => e.Key));
        Assert.All(links.Concat(layouts).Distinct(), key => Assert.Contains($"`{key.Replace("packets.", "", StringComparison.Ordinal)}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_standard_input_there_is_no_such_link()
    {
        LinkMaking making = LinkKinds.Make("i", new Dictionary<string, string> { ["kind"] = "stdin" }, s_surroundings with { StandardInput = null });
        Assert.Equal("kind", Assert.Single(making.Problems).Key);
        Assert.IsType<UdpLink>(Make("kind=udp;listen=127.0.0.1:0").Link);
    }

    private static LinkMaking Make(string settings) =>
        LinkKinds.Make("tm-1", settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => s[1]), s_surroundings);
}
