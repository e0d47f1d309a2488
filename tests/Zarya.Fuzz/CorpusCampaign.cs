using System.Runtime.InteropServices;
using Zarya.Ccsds.Packets;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Fuzz;

/// <summary>
/// Random and mutated packets through every mission database of the corpus: the compiled plan's row equals the interpreted one's octet by octet, nothing throws, nothing takes over 100 ms.
/// </summary>
internal static class CorpusCampaign
{
    private const int RootsADatabase = 3;
    private const double LongestMs = 100;

    public static FuzzResult Run(int seed, long packets, IReadOnlyList<string> files)
    {
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        var result = new FuzzResult($"mutated packets through {files.Count} mission databases");
        long share = Math.Max(1, packets / files.Count);
        foreach (string file in files)
        {
            MissionDatabase database = XtceLoader.LoadFile(file);
            SequenceContainer[] roots = [.. RootContainers.Candidates(database).Take(RootsADatabase)];
            List<byte[]> real = [.. RealPackets(Path.GetDirectoryName(file)!).Take(500)];
            foreach (SequenceContainer root in roots) Run(result, new Random(seed), database, root, real, share / roots.Length, leapSeconds, Path.GetFileName(file));
        }
        return result;
    }

    private static void Run(FuzzResult result, Random random, MissionDatabase database, SequenceContainer root, List<byte[]> real, long packets, LeapSeconds leapSeconds, string name)
    {
        var compiled = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, CheckLimits = true });
        var interpreted = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, CheckLimits = true, Backend = PlanBackend.Interpreted });
        DecodedPacket a = compiled.CreateBuffer();
        DecodedPacket b = interpreted.CreateBuffer();
        for (long i = 0; i < packets; i++)
        {
            byte[] packet = Mutation.Packet(random, real);
            result.Check(name, () =>
            {
                bool ok = compiled.Decode(packet, a);
                bool also = interpreted.Decode(packet, b);
                bool same = ok == also && a.Error == b.Error && a.EndBit == b.EndBit && a.Container == b.Container && a.IsAmbiguous == b.IsAmbiguous
                    && MemoryMarshal.AsBytes(a.Values).SequenceEqual(MemoryMarshal.AsBytes(b.Values));
                return same ? null : $"{root.QualifiedName}, packet {Convert.ToHexStringLower(packet)}: compiled {a.Error} {a.Count} values, interpreted {b.Error} {b.Count} values";
            }, LongestMs);
            result.Saw(a.Error.Kind == DecodeErrorKind.None ? "decoded to the end" : a.Error.Kind.ToString());
        }
    }

    /// <summary>Packets of the files beside a definition, to start mutations from.</summary>
    private static IEnumerable<byte[]> RealPackets(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".pkts" or ".DAT1" or ".CCSDS" or ".tlm" or ".bin" or "").Order(StringComparer.Ordinal))
        {
            byte[] octets = File.ReadAllBytes(file);
            var found = new List<byte[]>();
            var cursor = new PacketCursor(octets, PacketStreamOptions.Default);
            for (PacketStep step = cursor.Next(); step.Kind != PacketStepKind.End && found.Count < 200; step = cursor.Next())
                if (step.Kind == PacketStepKind.Packet) found.Add(cursor.Octets(in step).ToArray());
            foreach (byte[] packet in found) yield return packet;
        }
    }
}
