namespace Zarya.Server.Archives.Exports;

/// <summary>Exports of packets and events, piece by piece; one piece at a time is in memory. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class RecordExports(MissionRecord record)
{
    /// <summary>Packets one behind the other, octet for octet.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Packets(PacketRequest request, CancellationToken stop)
    {
        using var cursor = new PacketCursor(record, request with { IsDescending = false, After = null }, isWhole: true);
        var piece = new MemoryStream();
        while (cursor.Read(stop))
        {
            piece.Write(cursor.Octets);
            if (piece.Length < CsvLine.PieceOctets) continue;
            yield return piece.ToArray();
            piece.SetLength(0);
        }
        yield return piece.ToArray();
    }

    /// <summary>Packets one by one, ascending.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IEnumerable<RecordedPacket> PacketsOneByOne(PacketRequest request, CancellationToken stop)
    {
        using var cursor = new PacketCursor(record, request with { IsDescending = false, After = null }, isWhole: true);
        while (cursor.Read(stop)) yield return cursor.Current;
    }

    /// <summary>Events one by one, ascending.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IEnumerable<Processing.Events.MissionEvent> EventsOneByOne(EventRequest request, CancellationToken stop)
    {
        using var cursor = new EventCursor(record, request with { IsDescending = false, After = null }, isWhole: true);
        while (cursor.Read(stop)) yield return cursor.Current;
    }

    /// <summary>Events as CSV: Source, Generation Time, Reception Time, Event Type, Event Text.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Events(EventRequest request, char separator, CancellationToken stop)
    {
        var line = new CsvLine(separator);
        foreach (string heading in (string[])["Source", "Generation Time", "Reception Time", "Event Type", "Event Text"]) line.Cell(heading);
        line.End();
        foreach (Processing.Events.MissionEvent happening in EventsOneByOne(request, stop))
        {
            line.Cell(happening.Source);
            line.Cell(happening.GenerationTime.ToUtcString(record.LeapSeconds, 3));
            line.Cell(happening.ReceptionTime.ToUtcString(record.LeapSeconds, 3));
            line.Cell(happening.Type);
            line.Cell(happening.Message);
            line.End();
            if (line.IsDue) yield return line.Take();
        }
        yield return line.Take();
    }
}
