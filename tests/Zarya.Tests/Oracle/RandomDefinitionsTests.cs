using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>The generator is worth as much as what it reaches: every feature must be met, and met alive.</summary>
public class RandomDefinitionsTests
{
    [Fact]
    public void The_same_seed_gives_the_same_packets_and_answers()
    {
        RandomDefinition first = RandomDefinitions.Create(7);
        RandomDefinition second = RandomDefinitions.Create(7);
        for (int seed = 0; seed < 5; seed++)
        {
            byte[] packet = first.Packet(new Random(seed));
            Assert.Equal(packet, second.Packet(new Random(seed)));
            Assert.Equal(
                NaiveDecoder.Decode(first.Database, first.Root, packet, Run.LeapSeconds).Values.Select(v => v.ToString()),
                NaiveDecoder.Decode(second.Database, second.Root, packet, Run.LeapSeconds).Values.Select(v => v.ToString()));
        }
    }

    [Fact]
    public void Everything_is_met()
    {
        var met = new Dictionary<string, int>();
        void Meet(string what) => met[what] = met.GetValueOrDefault(what) + 1;
        int packets = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            RandomDefinition definition = RandomDefinitions.Create(seed);
            for (int i = 0; i < 10; i++, packets++)
            {
                byte[] packet = definition.Packet(new Random((seed * 1000) + i));
                NaiveResult result = NaiveDecoder.Decode(definition.Database, definition.Root, packet, Run.LeapSeconds);
                Meet(result.Error is { } error ? error.Kind.ToString() : "Complete");
                if (result.Ambiguous) Meet("Ambiguous");
                if (result.Following.Count > 0) Meet("Following");
                if (packet.Length == 0) Meet("Empty");
                if (result.Error is null && result.EndBit < (packet.Length * 8) - 7) Meet("Left");
                for (SequenceContainer? c = result.Container, b = c?.BaseContainer?.Target; b is not null; b = b.BaseContainer?.Target) Meet("Level");
                foreach (NaiveValue value in result.Values) Describe(value, Meet);
            }
        }
        string report = string.Join(" ", met.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}"));
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        string[] wanted =
        [
            "Complete", "TooShort", "NoContainer", "BadSize", "BadLocation", "BadCount", "BadString", "MissingValue", "UnknownParameter",
            "Ambiguous", "Following", "Empty", "Left", "Level", "Invalid", "NoEng", "Segment",
            .. new[] { "Int64", "UInt64", "Double", "String", "Byte[]", "NaiveArray", "NaiveAggregate" }.Select(t => "raw " + t),
            .. new[] { "Int64", "UInt64", "Double", "Boolean", "String", "Byte[]", "NaiveTime", "NaiveArray", "NaiveAggregate" }.Select(t => "eng " + t),
        ];
        Assert.True(wanted.All(w => met.GetValueOrDefault(w) >= 5), report);
        Assert.True(met["Complete"] * 10 > packets * 3, report);
    }

    private static void Describe(NaiveValue value, Action<string> meet)
    {
        if (value.Raw is { } raw) meet("raw " + raw.GetType().Name);
        if (value.Eng is { } eng) meet("eng " + eng.GetType().Name);
        else meet("NoEng");
        if (value.Invalid) meet("Invalid");
        if (value.Parameter.Type.Target!.Encoding is IntegerDataEncoding integer && integer.SizeInBits != value.BitLength) meet("Segment");
    }
}
