using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Oracle;
using Zarya.Time;

namespace Zarya.Fuzz;

/// <summary>Random definitions × random packets: the compiled and the interpreted plan against the obvious decoder, rule by rule of <c>docs/design/decoding.md</c>.</summary>
internal static class DefinitionsCampaign
{
    public static FuzzResult Run(int firstSeed, int definitions, int packets)
    {
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        var result = new FuzzResult("random definitions against the oracle");
        for (int seed = firstSeed; seed < firstSeed + definitions; seed++)
        {
            RandomDefinition definition = RandomDefinitions.Create(seed);
            var compiled = ContainerPlan.Compile(definition.Database, definition.Root, new PlanOptions { LeapSeconds = leapSeconds });
            var interpreted = ContainerPlan.Compile(definition.Database, definition.Root, new PlanOptions { LeapSeconds = leapSeconds, Backend = PlanBackend.Interpreted });
            DecodedPacket compiledBuffer = compiled.CreateBuffer();
            DecodedPacket interpretedBuffer = interpreted.CreateBuffer();
            var random = new Random(seed);
            for (int i = 0; i < packets; i++)
            {
                byte[] packet = definition.Packet(random);
                NaiveResult oracle = NaiveDecoder.Decode(definition.Database, definition.Root, packet, leapSeconds);
                string where = $"seed {seed}, packet {i} ({Convert.ToHexStringLower(packet)})";
                result.Check(where + ", interpreted", () => PlanAgainstOracle.Difference(interpreted, interpretedBuffer, oracle, packet));
                result.Check(where + ", compiled", () => PlanAgainstOracle.Difference(compiled, compiledBuffer, oracle, packet));
                if (oracle.Error is null) result.Saw("decoded to the end");
                else result.Saw(oracle.Error.Kind.ToString());
                if (oracle.Ambiguous) result.Saw("ambiguous");
            }
        }
        return result;
    }
}
