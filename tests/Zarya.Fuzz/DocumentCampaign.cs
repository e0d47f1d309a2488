using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Fuzz;

/// <summary>Mutated XTCE documents: reading, checking, compiling and decoding with what is left never throws; a document that differs only in meaning is reported or usable.</summary>
internal static class DocumentCampaign
{
    private const int LargestOctets = 120_000;

    public static FuzzResult Run(int seed, int documents, IReadOnlyList<string> files)
    {
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        var result = new FuzzResult("mutated XTCE documents");
        byte[][] originals = [.. files.Where(f => new FileInfo(f).Length <= LargestOctets).Select(File.ReadAllBytes)];
        var random = new Random(seed);
        for (int i = 0; i < documents; i++)
        {
            byte[] document = Mutation.Document(random, originals[random.Next(originals.Length)]);
            var packets = new Random(seed + i);
            result.Check($"document {i} of seed {seed}", () =>
            {
                MissionDatabase database = XtceLoader.Load([new XtceSource("mutated.xml", new MemoryStream(document))]);
                result.Saw(database.HasErrors ? "errors reported" : "no error");
                foreach (SequenceContainer root in RootContainers.Candidates(database).Take(2))
                {
                    // Expressions are compiled at first use: one packet is enough to see that they can be.
                    var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, CheckLimits = true, Backend = i % 8 == 0 ? PlanBackend.Compiled : PlanBackend.Interpreted });
                    DecodedPacket buffer = plan.CreateBuffer();
                    for (int p = 0; p < 3; p++) result.Saw(plan.Decode(Mutation.Packet(packets, []), buffer) ? "packet decoded" : "packet in error");
                }
                return null;
            });
        }
        return result;
    }
}
