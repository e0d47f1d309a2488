using System.Buffers.Binary;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Tests.Archive.Log;
using Zarya.Time;

namespace Zarya.Tests.Archive.Views;

/// <summary>Two kinds of packets with a float in each, and a definition of them.</summary>
internal sealed class Telemetry
{
    public const long Start = 2_100_000_000_000_000_000;
    public const int Temperature = 0x0864;
    public const int Pressure = 0x0865;

    private readonly MissionDatabase _database;
    private readonly SequenceContainer _root;

    public Telemetry()
    {
        var build = new Build();
        Parameter kind = build.UInt("KIND", 16);
        SequenceContainer root = build.Abstract("Packet", Entry.Of(kind), Entry.Of(build.UInt("SEQUENCE", 16)), Entry.Of(build.UInt("LENGTH", 16)));
        build.Child("Temperature", root, Make.Is(kind, "==", Temperature), Entry.Gap(24), Entry.Of(build.Float("TEMPERATURE")));
        build.Child("Pressure", root, Make.Is(kind, "==", Pressure), Entry.Gap(8), Entry.Of(build.Float("PRESSURE")));
        (_database, _root) = (build.Database(), root);
    }

    public static LeapSeconds LeapSeconds { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public RowReader Reader(string parameter) => RowReader.Create(_database, _root, [_database.Parameters.Single(p => p.Name == parameter)], new PlanOptions { LeapSeconds = LeapSeconds });

    /// <summary>A packet every second, of the two kinds in turn; the sequence counts run on.</summary>
    public static Made Packet(long second, int kind = Temperature, string link = "tm")
    {
        byte[] octets = new byte[30];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)kind);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2), (ushort)(0xC000 | (second & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), 23);
        BinaryPrimitives.WriteSingleBigEndian(octets.AsSpan(kind == Temperature ? 9 : 7), Value(second, kind));
        var generation = Instant.FromTaiNanoseconds(Start + second * 1_000_000_000);
        return new Made(StreamKey.OfPacket(link, octets), generation, generation + Duration.FromNanoseconds(250_000_000), octets);
    }

    public static float Value(long second, int kind) => (float)(kind + Math.Sin(second / 500.0) * 10 + second % 7);

    public static LogWriter Write(SimulatedDisk disk, IEnumerable<Made> packets, int commitEvery, LogOptions? options = null)
    {
        LogWriter writer = LogWriter.Open(disk, options ?? LogMaking.Small);
        Append(writer, packets, commitEvery);
        return writer;
    }

    public static void Append(LogWriter writer, IEnumerable<Made> packets, int commitEvery)
    {
        foreach (Made made in packets)
        {
            writer.Append(writer.Register(made.Stream), made.Generation, made.Reception, made.Octets);
            if (writer.Pending == commitEvery) writer.Commit();
        }
        writer.Commit();
    }
}
