using System.Buffers.Binary;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Tests.Archive.Log;

/// <summary>Entries whose content follows from their index, so that a reader can tell lost, altered and invented ones.</summary>
internal static class LogMaking
{
    public static readonly LogOptions Small = new() { BlockOctets = 4096, SegmentOctets = 64 * 1024 };

    /// <summary>A simulated disk on which nothing goes wrong.</summary>
    public static SimulatedDisk Disk(int seed = 1) => new(new Random(seed));

    public static Made Entry(int seed, long index)
    {
        var random = new Random(HashCode.Combine(seed, index));
        int apid = random.Next(5);
        int length = apid == 4 ? random.Next(7, 300) : 20 + 30 * apid;
        byte[] octets = new byte[length];
        // Telemetry: mostly the same from packet to packet.
        for (int i = 6; i < length; i++) octets[i] = i % 5 == 0 ? (byte)random.Next(256) : (byte)(i * 3);
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)(0x0800 | (100 + apid)));
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2), (ushort)(0xC000 | (index & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), (ushort)(length - 7));
        var reception = Instant.FromTaiNanoseconds(2_000_000_000_000_000_000 + index * 1_000_000 + random.Next(1000));
        var generation = Instant.FromTaiNanoseconds(reception.TaiNanoseconds - random.Next(1_000_000_000));
        return new Made(StreamKey.OfPacket("tm", octets), generation, reception, octets);
    }

    /// <summary>Appends entries from index <paramref name="from"/> on, with a commit now and then.</summary>
    public static void Append(LogWriter writer, int seed, long from, int count, int commitEvery = 100)
    {
        for (long i = from; i < from + count; i++)
        {
            Made made = Entry(seed, i);
            writer.Append(writer.Register(made.Stream), made.Generation, made.Reception, made.Octets);
            if ((i + 1) % commitEvery == 0) writer.Commit();
        }
        writer.Commit();
    }

    /// <summary>Asserts that the entries that a reader gives are those of the maker; entry n has index n - 1.</summary>
    public static int AssertSame(LogStore store, int seed, EntryQuery? query = null)
    {
        using var reader = new EntryReader(store, query ?? new EntryQuery());
        int count = 0;
        while (reader.Read())
        {
            Made made = Entry(seed, reader.Number - 1);
            Assert.Equal(made.Stream, reader.Stream);
            Assert.Equal(made.Generation, reader.Generation);
            Assert.Equal(made.Reception, reader.Reception);
            Assert.True(made.Octets.AsSpan().SequenceEqual(reader.Octets));
            count++;
        }
        Assert.Empty(reader.Damage);
        return count;
    }
}

/// <summary>An entry as a maker made it.</summary>
internal sealed record Made(StreamKey Stream, Instant Generation, Instant Reception, byte[] Octets);
