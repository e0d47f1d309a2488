using System.IO.Compression;
using Zarya.Links.Splitting;

namespace Zarya.Links.Files;

/// <summary>A file that is being read.</summary>
internal sealed class FileReading
{
    private readonly PacketStream _packets;
    private readonly Stream _stream;

    /// <summary>Begins.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="stored">Its octets, decompressed here if it is called <c>.gz</c>; closed with this.</param>
    /// <param name="packets">Its packets.</param>
    /// <param name="reception">Their way.</param>
    /// <param name="packetsBefore">The link's count of packets before this file.</param>
    internal FileReading(string name, Stream stored, PacketStream packets, StreamReception reception, long packetsBefore)
    {
        Name = name;
        Reception = reception;
        PacketsBefore = packetsBefore;
        _packets = packets;
        _stream = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
    }

    internal string Name { get; }

    internal StreamReception Reception { get; }

    internal long PacketsBefore { get; }

    /// <summary>Reads to the end, or until the session ends; then it can be called again.</summary>
    internal async Task ReadAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        while (true)
        {
            session.ThrowIfCancellationRequested();
            // Disks answer at once; a read that is called back could not be repeated.
            int octets = await _stream.ReadAsync(_packets.Room(), CancellationToken.None).ConfigureAwait(false);
            if (octets == 0) return;
            await Reception.TakeAsync(octets, sink, stop).ConfigureAwait(false);
            await Task.Yield();
        }
    }

    /// <summary>Closes the file.</summary>
    internal void Close() => _stream.Dispose();
}
