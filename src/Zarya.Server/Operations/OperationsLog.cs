using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Server.Archives;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>What people write down of what was done on board. A line is durable in the record before the leak watch hears of it. Safe for any number of threads.</summary>
/// <param name="mission">The mission.</param>
internal sealed class OperationsLog(Mission mission)
{
    private const int MostAtOneTime = 1000;

    /// <summary>Entries that are looked at for one answer: events of all kinds stand between the lines.</summary>
    private const int MostLooks = 500_000;

    private static readonly Duration s_furthestPast = Duration.FromSeconds(30 * 86_400L);
    private static readonly Duration s_furthestFuture = Duration.FromSeconds(86_400L);

    /// <summary>Checks a line for a mission with a station.</summary>
    /// <param name="room">The leak watch.</param>
    /// <param name="name">The event.</param>
    /// <param name="subject">Hatch, module or name.</param>
    /// <param name="value">As written.</param>
    /// <param name="time">When it was; <see langword="null"/>: now.</param>
    /// <param name="note">The line, if it is right.</param>
    /// <returns><see langword="null"/>, or what is wrong.</returns>
    public RefusedField? Check(LeakRoom room, string name, string subject, string value, Instant? time, out OperationNote? note)
    {
        note = null;
        Instant now = StationNow(room.Picture.Time);
        Instant at = time ?? now;
        if (at > now + s_furthestFuture) return new RefusedField("time", "more than a day ahead of the telemetry");
        if (at < now - s_furthestPast) return new RefusedField("time", "more than 30 days before the telemetry: the leak watch takes nothing back so far");
        return new OperationForm(room.Plan).Check(name, subject, value, at, out note);
    }

    /// <summary>Records a line, and tells the leak watch.</summary>
    /// <param name="room">The leak watch.</param>
    /// <param name="note">The line, which was found to be right.</param>
    /// <param name="by">Who writes it.</param>
    /// <returns>The line as it stands in the record, or why it cannot, in words.</returns>
    /// <exception cref="LogRefusedException">The disk refuses it: nothing was told to anybody.</exception>
    public async ValueTask<(OperationLine? Line, string? Refusal)> WriteAsync(LeakRoom room, OperationNote note, string by)
    {
        if (await room.WriteAsync(by, note).ConfigureAwait(false) is { } refusal) return (null, refusal);
        Instant at = note.Time ?? mission.Now;
        return (List(at, TimeRange.Next(at), MostAtOneTime, CancellationToken.None).FirstOrDefault(l => l.Event == note.Kind && l.Subject == note.Subject && l.By == by), null);
    }

    /// <summary>Lines of the record, the last one first: what people wrote, and what telemetry told.</summary>
    /// <param name="start">The first time.</param>
    /// <param name="before">The first time behind the last.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="stop">Asked now and then.</param>
    public IReadOnlyList<OperationLine> List(Instant start, Instant before, int limit, CancellationToken stop)
    {
        var lines = new List<OperationLine>();
        if (before <= start) return lines;
        using var reader = new GenerationReader(mission.Store, new GenerationQuery { From = start, Before = before, IsBackwards = true, KeepsDuplicates = true, Streams = s => s == OperatorAction.Stream || s == EventEntry.Stream });
        for (int looks = 0; lines.Count < limit && looks < MostLooks && reader.Read(); looks++)
        {
            stop.ThrowIfCancellationRequested();
            if (LineOf(reader) is { } line) lines.Add(line);
        }
        return lines;
    }

    private static OperationLine? LineOf(GenerationReader reader)
    {
        if (reader.Stream == EventEntry.Stream) return EventEntry.TryRead(reader.Octets, out _) is { } happening ? OperationLine.TryOf(happening) : null;
        return OperatorAction.TryRead(reader.Octets, out _) is { } action ? OperationLine.TryOf(action) : null;
    }

    /// <summary>Now where the station is: where an old recording is played, the telemetry's time and not the clock's.</summary>
    private Instant StationNow(Instant latest)
    {
        Instant now = mission.Now;
        if (latest == Instant.MinValue) return now;
        return now > latest + s_furthestFuture || now < latest - s_furthestFuture ? latest : now;
    }
}
