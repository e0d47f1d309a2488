using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>What somebody wrote into the notebook.</summary>
/// <param name="Time">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">The words: text, never markup.</param>
internal sealed record Note(Instant Time, string By, string Text);

/// <summary>The mission's notebook: entries stand in the record and nowhere else. Safe for any number of threads.</summary>
/// <param name="store">The record.</param>
/// <param name="recorder">Writes to it.</param>
/// <param name="now">The time in the mission.</param>
internal sealed class Notebook(LogStore store, Recorder recorder, Func<Instant> now)
{
    private const string What = "write note";

    /// <summary>Writes an entry; done when it is durable.</summary>
    /// <exception cref="LogRefusedException">The disk refuses it.</exception>
    public async ValueTask<Note> WriteAsync(string text, string by)
    {
        Instant time = now();
        var action = new OperatorAction { Who = by, What = What, Time = time, Comment = text };
        await recorder.AppendAsync(OperatorAction.Stream, time, time, action.ToOctets()).ConfigureAwait(false);
        return new Note(time, by, text);
    }

    /// <summary>Entries of the record, the last one first.</summary>
    /// <param name="start">The first time.</param>
    /// <param name="before">The first time behind the last.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="stop">Asked now and then.</param>
    public IReadOnlyList<Note> List(Instant start, Instant before, int limit, CancellationToken stop)
    {
        var notes = new List<Note>();
        using var reader = new GenerationReader(store, new GenerationQuery { From = start, Before = before, IsBackwards = true, KeepsDuplicates = true, Streams = s => s == OperatorAction.Stream });
        while (notes.Count < limit && reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (OperatorAction.TryRead(reader.Octets, out _) is { } action && TryOf(action) is { } note) notes.Add(note);
        }
        return notes;
    }

    /// <summary>Reads an action; <see langword="null"/> if it is another one.</summary>
    public static Note? TryOf(OperatorAction action) => action.What == What ? new Note(action.Time, action.Who, action.Comment) : null;
}
