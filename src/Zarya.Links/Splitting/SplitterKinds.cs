namespace Zarya.Links.Splitting;

/// <summary>The closed list of packet layouts, and how their settings are read. Adding one is adding its files and a case here.</summary>
internal static class SplitterKinds
{
    internal static IReadOnlyList<string> All { get; } = ["ccsds", "fixed", "length-field", "delimiter", "whole"];

    /// <summary>Reads the group <c>packets</c>; <see langword="null"/> when it cannot be, and then the problems say why.</summary>
    internal static SplitterOptions? Read(LinkSettings settings, bool hasBoundaries)
    {
        int problems = settings.Problems.Count;
        string kind = settings.Choice("packets.kind", "ccsds", All);
        SplitterOptions? options = kind switch
        {
            "ccsds" => Ccsds(settings),
            "fixed" => Fixed(settings),
            "length-field" => LengthField(settings),
            "delimiter" => Delimiter(settings),
            "whole" => new WholeSplitterOptions { MaxOctets = settings.Whole("packets.maxOctets", 65536, WholeSplitterOptions.LengthRange) },
            _ => null,
        };
        if (options is null || settings.Problems.Count > problems) return null;
        if (options.NeedsBoundaries && !hasBoundaries)
        {
            settings.Refuse("packets.kind", $"'{kind}' needs datagrams or files; a stream has no ends between packets");
            return null;
        }
        try
        {
            // Settings that cannot be together.
            _ = options.MakeSplitter();
            return options;
        }
        catch (ArgumentException fault)
        {
            settings.Refuse("packets", fault.Message);
            return null;
        }
    }

    private static CcsdsSplitterOptions Ccsds(LinkSettings settings) => new()
    {
        PrefixOctets = settings.Whole("packets.prefixOctets", 0, CcsdsSplitterOptions.AroundRange),
        SuffixOctets = settings.Whole("packets.suffixOctets", 0, CcsdsSplitterOptions.AroundRange),
        MaxOctets = settings.Whole("packets.maxOctets", 65542, CcsdsSplitterOptions.LengthRange),
        Apids = settings.Wholes("packets.apids", CcsdsSplitterOptions.ApidRange),
    };

    private static FixedLengthSplitterOptions Fixed(LinkSettings settings) => new()
    {
        Octets = settings.Whole("packets.octets", null, FixedLengthSplitterOptions.OctetsRange),
        Sync = settings.Octets("packets.sync", SyncMarker.LengthRange),
    };

    private static LengthFieldSplitterOptions LengthField(LinkSettings settings) => new()
    {
        Offset = settings.Whole("packets.offset", 0, LengthFieldSplitterOptions.OffsetRange),
        Width = settings.Choice("packets.width", "2", ["1", "2", "4"]) switch { "1" => 1, "4" => 4, _ => 2 },
        IsLittleEndian = settings.Choice("packets.endian", "big", ["big", "little"]) == "little",
        Adjustment = settings.Whole("packets.adjustment", 0, LengthFieldSplitterOptions.AdjustmentRange),
        MaxOctets = settings.Whole("packets.maxOctets", 65536, LengthFieldSplitterOptions.LengthRange),
        Sync = settings.Octets("packets.sync", SyncMarker.LengthRange),
    };

    private static DelimiterSplitterOptions? Delimiter(LinkSettings settings)
    {
        byte[] delimiter = settings.Octets("packets.delimiter", DelimiterSplitterOptions.DelimiterRange);
        int maxOctets = settings.Whole("packets.maxOctets", 65536, DelimiterSplitterOptions.LengthRange);
        bool endOfInputEnds = settings.Switch("packets.endOfInputEnds", false);
        if (delimiter.Length > 0) return new() { Delimiter = delimiter, MaxOctets = maxOctets, EndOfInputEnds = endOfInputEnds };
        if (settings.Problems.All(p => p.Key != "packets.delimiter")) settings.Refuse("packets.delimiter", "is needed, for example 0A");
        return null;
    }
}
