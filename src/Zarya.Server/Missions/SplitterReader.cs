using Zarya.Links;
using Zarya.Links.Splitting;

namespace Zarya.Server.Missions;

/// <summary>Reads how packets lie in what a link receives: <c>packets: ccsds</c>, or a section with a kind and what that kind takes.</summary>
internal static class SplitterReader
{
    private static readonly string[] s_kinds = ["ccsds", "fixed", "length-field", "delimiter", "whole"];

    public static SplitterOptions Read(YamlSection link)
    {
        YamlSection? section = link.HasSection("packets") ? link.Section("packets") : null;
        string kind = section is null ? link.Choice("packets", "ccsds", s_kinds) : section.Choice("kind", "ccsds", s_kinds);
        if (section is null) return kind is "whole" ? new WholeSplitterOptions() : kind is "ccsds" ? new CcsdsSplitterOptions() : Incomplete(link, kind);
        SplitterOptions options = Read(section, kind);
        section.Close($"packets of kind {kind}");
        return options;
    }

    /// <summary>When a link is silent or floods.</summary>
    public static WatchOptions ReadWatch(YamlSection link, WatchOptions otherwise) => new()
    {
        SilentAfterS = link.Text("silent-after") is "never" ? 0 : Checked(link, "silent-after", link.Duration("silent-after") is { } after ? after.Nanoseconds / 1e9 : otherwise.SilentAfterS, WatchOptions.SilentRange),
        FloodPacketsPerS = link.Number("flood", otherwise.FloodPacketsPerS, WatchOptions.FloodRange.Lowest, WatchOptions.FloodRange.Highest),
    };

    /// <summary>A whole number in a range of a setting.</summary>
    public static int Integer(YamlSection section, string key, int otherwise, SettingRange range) => (int)section.Integer(key, otherwise, (long)range.Lowest, (long)range.Highest);

    /// <summary>A number in a range of a setting; told and the lowest if it is not.</summary>
    public static double Checked(YamlSection section, string key, double value, SettingRange range)
    {
        if (range.Holds(value)) return value;
        section.Tell(key, $"'{key}' {range.Rule}");
        return range.Lowest;
    }

    private static SplitterOptions Read(YamlSection section, string kind) => kind switch
    {
        "fixed" => new FixedLengthSplitterOptions { Octets = Required(section, "octets", FixedLengthSplitterOptions.OctetsRange), Sync = Hexadecimal(section, "sync") },
        "length-field" => new LengthFieldSplitterOptions
        {
            Offset = Integer(section, "offset", 0, LengthFieldSplitterOptions.OffsetRange),
            Width = int.Parse(section.Choice("width", "2", "1", "2", "4"), System.Globalization.CultureInfo.InvariantCulture),
            IsLittleEndian = section.Choice("order", "big", "big", "little") == "little",
            Adjustment = Integer(section, "adjustment", 0, LengthFieldSplitterOptions.AdjustmentRange),
            MaxOctets = Integer(section, "longest", 65_536, LengthFieldSplitterOptions.LengthRange),
            Sync = Hexadecimal(section, "sync"),
        },
        "delimiter" => new DelimiterSplitterOptions
        {
            Delimiter = Hexadecimal(section, "delimiter") is { Length: > 0 } delimiter ? delimiter : Missing(section, "delimiter"),
            MaxOctets = Integer(section, "longest", 65_536, DelimiterSplitterOptions.LengthRange),
            EndOfInputEnds = section.Flag("end-ends", false),
        },
        "whole" => new WholeSplitterOptions(),
        _ => new CcsdsSplitterOptions
        {
            PrefixOctets = Integer(section, "prefix", 0, CcsdsSplitterOptions.AroundRange),
            SuffixOctets = Integer(section, "suffix", 0, CcsdsSplitterOptions.AroundRange),
            MaxOctets = Integer(section, "longest", (int)CcsdsSplitterOptions.LengthRange.Highest, CcsdsSplitterOptions.LengthRange),
            Apids = Apids(section),
        },
    };

    private static List<int> Apids(YamlSection section)
    {
        var apids = new List<int>();
        foreach ((string text, _) in section.Texts("apids"))
        {
            if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int apid) && CcsdsSplitterOptions.ApidRange.Holds(apid)) apids.Add(apid);
            else section.Tell("apids", $"'{text}' is no APID: 'apids' {CcsdsSplitterOptions.ApidRange.Rule}");
        }
        return apids;
    }

    private static CcsdsSplitterOptions Incomplete(YamlSection link, string kind)
    {
        link.Tell("packets", $"packets of kind {kind} need more: write 'packets: {{kind: {kind}, ...}}'");
        return new CcsdsSplitterOptions();
    }

    private static int Required(YamlSection section, string key, SettingRange range)
    {
        _ = section.Required(key, range.Rule);
        return Integer(section, key, (int)range.Lowest, range);
    }

    private static byte[] Missing(YamlSection section, string key)
    {
        if (!section.Has(key)) _ = section.Required(key, "the octets that end a packet, hexadecimal, as 0D0A");
        return [(byte)'\n'];
    }

    private static byte[] Hexadecimal(YamlSection section, string key)
    {
        if (section.Text(key) is not { } text) return [];
        try
        {
            byte[] octets = Convert.FromHexString(text);
            if (octets.Length is >= 1 and <= 16) return octets;
        }
        catch (FormatException)
        {
            // Told below.
        }
        section.Tell(key, $"'{key}' takes 1 to 16 octets, hexadecimal, as 1ACFFC1D; not '{text}' (quote it if it is all digits)");
        return [];
    }
}
