using Zarya.Ccsds.Packets;
using Zarya.Inputs;

namespace Zarya.Census;

/// <summary>Walks the packets of a file block by block: what a block cuts off stands at the start of the next, so memory does not grow with the file.</summary>
internal static class PacketWalk
{
    /// <summary>Octets read at once.</summary>
    public const int BlockOctets = 1 << 20;

    /// <summary>Walks to the end of the file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="options">How packets lie in it.</param>
    /// <param name="audience">Is told everything.</param>
    /// <param name="cancellation">Asked once a block.</param>
    /// <param name="state">Where an earlier walk was; the file stands there already.</param>
    /// <param name="blockOctets">Octets read at once.</param>
    /// <returns>Octets of the file, decompressed.</returns>
    /// <exception cref="DamagedFileException">The file cannot be read on; what came before has been told.</exception>
    public static long Run(InputFile input, PacketStreamOptions options, IPacketAudience audience, CancellationToken cancellation, PacketStreamState state = default, int blockOctets = BlockOctets)
    {
        using var progress = Progress.OnStandardError();
        byte[] block = new byte[blockOctets];
        (int held, int needed, long packets) = (0, 1, 0);
        for (bool isFinal = false; !isFinal;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (block.Length < held + needed) Array.Resize(ref block, Math.Max(2 * block.Length, held + needed));
            int end = Fill(input.Content, block, held, out Exception? broken);
            isFinal = end < block.Length || broken is not null;
            var cursor = new PacketCursor(block.AsSpan(0, end), options, state, isFinal);
            needed = Tell(ref cursor, block.AsSpan(0, end), state.Offset, audience, ref packets);
            state = cursor.State;
            block.AsSpan(cursor.Position, end - cursor.Position).CopyTo(block);
            held = end - cursor.Position;
            audience.BlockEnds(state);
            if (broken is not null) throw new DamagedFileException(broken.Message);
            progress.Report(input.Name, input.Length is null ? state.Offset : input.Position, input.Length, packets);
        }
        return state.Offset;
    }

    // A compressed file may break off: what came out of it before is still told.
    private static int Fill(Stream content, byte[] block, int end, out Exception? broken)
    {
        broken = null;
        try
        {
            for (int read = 1; read > 0 && end < block.Length; end += read) read = content.Read(block, end, block.Length - end);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ZstdSharp.ZstdException)
        {
            broken = e;
        }
        return end;
    }

    /// <summary>Tells what one block holds.</summary>
    /// <returns>Octets that must be added before more can be said.</returns>
    private static int Tell(ref PacketCursor cursor, ReadOnlySpan<byte> block, long blockOffset, IPacketAudience audience, ref long packets)
    {
        while (true)
        {
            int before = cursor.Position;
            PacketStep step = cursor.Next();
            switch (step.Kind)
            {
                case PacketStepKind.Packet:
                    packets++;
                    (int start, int end) = ((int)step.Offset, (int)(step.Offset + step.Length));
                    if (start > before) audience.Around(block[before..start]);
                    audience.Packet(block[start..end], step.Rejection == PacketRejection.None);
                    if (cursor.Position > end) audience.Around(block[end..cursor.Position]);
                    break;
                case PacketStepKind.Rejected:
                    audience.Skipped(new SkippedRange(blockOffset + step.Offset, step.Length, step.Rejection, step.Needed), block[before..cursor.Position]);
                    break;
                case PacketStepKind.NeedMore:
                    return step.Needed;
                default:
                    return 1;
            }
        }
    }
}
