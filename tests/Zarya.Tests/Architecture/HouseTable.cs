namespace Zarya.Tests.Architecture;

/// <summary>The table of rooms as data: who may reference whom, and which packages from outside. Rooms that are not built yet stand here too, so that they are born under the rule.</summary>
internal static class HouseTable
{
    private static readonly string[] s_all = ["Time", "Ccsds", "Mdb", "Station", "Processing", "Archive", "Links", "Simulation", "Cluster", "Server"];

    public static IReadOnlyDictionary<string, string[]> MayReference { get; } = new Dictionary<string, string[]>
    {
        ["Time"] = [],
        ["Ccsds"] = ["Time"],
        ["Mdb"] = ["Time"],
        ["Station"] = ["Time"],
        ["Processing"] = ["Time", "Ccsds", "Mdb", "Station"],
        ["Archive"] = ["Time", "Ccsds", "Mdb", "Processing"],
        ["Links"] = ["Time", "Ccsds"],
        ["Simulation"] = ["Time", "Ccsds", "Mdb", "Station"],
        ["Cluster"] = ["Time", "Ccsds", "Mdb", "Processing", "Archive"],
        ["Server"] = [.. s_all.Where(r => r != "Server")],
        ["Zarya"] = s_all,
    };

    /// <summary>Packages a room may use beside the SDK; a room that is not named may use none. Why each is here stands in <c>docs/dependencies.md</c>.</summary>
    public static IReadOnlyDictionary<string, string[]> Packages { get; } = new Dictionary<string, string[]>
    {
        ["Archive"] = ["K4os.Compression.LZ4", "ZstdSharp.Port"],
        ["Server"] = ["Google.Protobuf", "YamlDotNet"],
        ["Station"] = ["MathNet.Numerics"],
        ["Zarya"] = ["OxyPlot.Core", "Parquet.Net", "System.CommandLine", "ZstdSharp.Port"],
    };

    /// <summary>Words that must not be part of an identifier in a room, with what they would let in.</summary>
    public static IReadOnlyDictionary<string, string[]> BannedWords { get; } = new Dictionary<string, string[]>
    {
        ["Time"] = ["Packet", "Container", "Mdb", "Xtce"],
        ["Ccsds"] = ["Mdb", "Xtce", "Calibrator", "Calibration", "SpaceSystem", "MetaCommand", "Socket", "Thread", "Timer", "Logger"],
        ["Mdb"] = ["Apid", "Vcid", "Scid", "Mcid", "Gvcid", "Clcw", "Frame", "VirtualChannel", "Ccsds"],
    };

    /// <summary>XTCE's own nouns that hold a banned word.</summary>
    public static IReadOnlyList<string> AllowedWords { get; } = ["FixedFrame", "VariableFrame", "FrameLengthInBits", "CustomStream", "FixedFrameStream", "VariableFrameStream"];

    public static IReadOnlyList<string> BannedNameParts { get; } = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Core", "Base", "Impl", "Infrastructure", "Data", "Info", "Wrapper"];

    /// <summary>Names that hold a banned part because a standard, or the thing itself, is called so.</summary>
    public static IReadOnlyDictionary<string, string> AllowedNames { get; } = new[]
    {
        ("XTCE's noun", new[]
        {
            "DataType", "IntegerDataType", "FloatDataType", "NumericDataType", "BooleanDataType", "EnumeratedDataType", "StringDataType", "BinaryDataType", "TimeDataType", "AbsoluteTimeDataType",
            "RelativeTimeDataType", "ArrayDataType", "AggregateDataType", "DataEncoding", "IntegerDataEncoding", "FloatDataEncoding", "StringDataEncoding", "BinaryDataEncoding", "DataSource",
            "BaseContainer", "BaseMetaCommand",
        }),
        ("the folder ../shared/data", new[] { "SharedData", "SharedDataTests" }),
    }.SelectMany(g => g.Item2.Select(name => (name, g.Item1))).ToDictionary();

    /// <summary>The one file that may do what no other may: <c>zarya torture</c> starts itself to be killed, and nothing else.</summary>
    public static IReadOnlyDictionary<string, string> AllowedCalls { get; } = new Dictionary<string, string> { ["src/Zarya/Torture/ChildProcess.cs"] = "Process.Start" };

    /// <summary>Files longer than 300 lines, with the reason. House habit: nine in ten under 300, and a reason for the tenth.</summary>
    public static IReadOnlyDictionary<string, string> LongFiles { get; } = new Dictionary<string, string>();
}
