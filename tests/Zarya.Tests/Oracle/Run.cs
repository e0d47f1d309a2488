using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Time;

namespace Zarya.Tests.Oracle;

/// <summary>Packets through the oracle, answers as text.</summary>
internal static class Run
{
    internal static LeapSeconds LeapSeconds { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    internal static NaiveResult Decode(this Build build, SequenceContainer root, string hex) =>
        NaiveDecoder.Decode(build.Database(), root, Convert.FromHexString(hex), LeapSeconds);

    /// <summary>Decodes a container of the given entries.</summary>
    internal static NaiveResult Decode(this Build build, string hex, params ContainerEntry[] entries) => build.Decode(build.Container("root", entries), hex);

    /// <summary>The one value of a type.</summary>
    internal static NaiveValue One(DataType type, string hex)
    {
        var build = new Build();
        NaiveResult result = build.Decode(hex, Entry.Of(build.Parameter("p", type)));
        Assert.Null(result.Error);
        return Assert.Single(result.Values);
    }

    /// <summary>The error of a type's value.</summary>
    internal static NaiveError Fault(DataType type, string hex)
    {
        var build = new Build();
        NaiveResult result = build.Decode(hex, Entry.Of(build.Parameter("p", type)));
        Assert.Empty(result.Values);
        Assert.NotNull(result.Error);
        return result.Error;
    }

    internal static string Raw(DataType type, string hex) => NaiveText.Of(One(type, hex).Raw);

    internal static string Eng(DataType type, string hex) => NaiveText.Of(One(type, hex).Eng);

    /// <summary><c>name@firstBit=eng</c> of every value, and the error if there is one.</summary>
    internal static string Brief(this NaiveResult result) => string.Join(" ",
        result.Values.Select(v => $"{v.Parameter.Name}@{v.FirstBit}={NaiveText.Of(v.Eng)}")
            .Concat(result.Error is { } e ? [$"{e.Kind}({e.Entry},{e.FirstBit},{e.BitsNeeded})"] : Array.Empty<string>()));
}
