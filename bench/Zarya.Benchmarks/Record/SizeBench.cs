using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Ccsds.Packets;
using Zarya.Time;
using Zarya.Time.Codes;
using ZstdSharp;

namespace Zarya.Benchmarks.Record;

/// <summary>What real packet files take in the record, fresh and compacted, beside the file as it is and as Zstandard level 3 makes it.</summary>
internal static class SizeBench
{
    public static void Run(string? parent)
    {
        using var folder = new BenchFolder(parent);
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        Console.WriteLine("| | raw octets | zstd -3 of the file | fresh | of raw (bar 0.45) | compacted | of raw | of zstd -3 (bar 1) |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Print(folder, "JPSS", "packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1", new CdsTimeCode(new CdsPField(false, false, CdsSubmillisecond.Microseconds), leapSeconds));
        Print(folder, "CTIM", "packets/ctim/ccsds_2021_155_14_39_51", null);
    }

    private static void Print(BenchFolder folder, string name, string path, TimeCode? time)
    {
        byte[] file = File.ReadAllBytes(Repository.Shared(path));
        string files = folder.Fresh();
        Import(file, time, files);
        long fresh = Octets(files);
        MadeRecord.Compact(files);
        long compacted = Octets(files);
        using var zstd = new Compressor(3);
        int yardstick = zstd.Wrap(file).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {file.Length:N0} | {yardstick:N0} | {fresh:N0} | {fresh / (double)file.Length:F3} | {compacted:N0} | {compacted / (double)file.Length:F3} | {compacted / (double)yardstick:F3} |"));
    }

    private static long Octets(string files)
    {
        using LogStore store = LogStore.Open(new FileDisk(files));
        return store.Octets;
    }

    /// <summary>As an import does it: the largest commits, and the generation time as reception time, because a file does not say when it came in.</summary>
    private static void Import(byte[] file, TimeCode? time, string files)
    {
        LogWriter writer = LogWriter.Open(new FileDisk(files), new LogOptions());
        try
        {
            var instant = Instant.FromTaiNanoseconds(2_000_000_000_000_000_000);
            var cursor = new PacketCursor(file, PacketStreamOptions.Default);
            for (PacketStep step = cursor.Next(); step.Kind == PacketStepKind.Packet; step = cursor.Next())
            {
                ReadOnlySpan<byte> packet = cursor.Octets(in step);
                if (time is null || !time.Decode(packet[SpacePacketHeader.Octets..]).TryGetInstant(out Instant generation)) generation = instant;
                writer.Append(writer.Register(StreamKey.OfPacket("import", packet)), generation, generation, packet);
            }
            writer.Close();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
