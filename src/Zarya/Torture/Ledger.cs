using Zarya.Archive.Log;

namespace Zarya.Torture;

/// <summary>Entries of one attempt to append: they are in the record all together or not at all.</summary>
internal readonly record struct Attempt(long First, long Last, long Number);

/// <summary>What the record must hold, what it may hold, and so what it must not hold.</summary>
internal sealed class Ledger(ulong seed)
{
    private readonly List<Attempt> _acknowledged = [];
    private readonly List<Attempt> _possible = [];

    public ulong Seed => seed;

    /// <summary>The last entry that was acknowledged.</summary>
    public long LastAcknowledged { get; private set; }

    /// <summary>What was acknowledged, in order and without holes.</summary>
    public IReadOnlyList<Attempt> Acknowledged => _acknowledged;

    /// <summary>Commits whose fate nobody was told: each may be there as a whole behind what was acknowledged.</summary>
    public IReadOnlyList<Attempt> Possible => _possible;

    /// <summary>A commit was begun.</summary>
    public void Begin(Attempt attempt) => _possible.Add(attempt);

    /// <summary>It was acknowledged: nothing else can be in its place.</summary>
    public void Acknowledge(Attempt attempt)
    {
        if (attempt.First != LastAcknowledged + 1) throw new InvalidOperationException($"entries {attempt.First} to {attempt.Last} were acknowledged behind {LastAcknowledged}");
        _acknowledged.Add(attempt);
        LastAcknowledged = attempt.Last;
        _possible.Clear();
    }

    /// <summary>The same at this moment, to go on from.</summary>
    public Ledger Clone()
    {
        var clone = new Ledger(seed) { LastAcknowledged = LastAcknowledged };
        clone._acknowledged.AddRange(_acknowledged);
        clone._possible.AddRange(_possible);
        return clone;
    }

    /// <summary>A log was opened that holds more than was acknowledged: one of the attempts is in it, and from now on counts.</summary>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public string? Adopt(LogStore store)
    {
        if (store.LastEntry == LastAcknowledged) return null;
        if (store.LastEntry < LastAcknowledged) return $"lost: entry {LastAcknowledged} was acknowledged, {store.LastEntry} is the last one";
        EntryMaker maker = new(seed);
        foreach (Attempt attempt in _possible)
        {
            if (attempt.First != LastAcknowledged + 1 || attempt.Last != store.LastEntry || !Holds(store, maker, attempt)) continue;
            Acknowledge(attempt);
            return null;
        }
        return $"invented: entries {LastAcknowledged + 1} to {store.LastEntry} are no commit that was ever begun";
    }

    private static bool Holds(LogStore store, EntryMaker maker, Attempt attempt)
    {
        using var reader = new EntryReader(store, new EntryQuery { FirstEntry = attempt.First, LastEntry = attempt.Last });
        long next = attempt.First;
        while (reader.Read())
        {
            maker.Make(next, attempt.Number);
            if (reader.Number != next++ || !maker.IsSame(reader)) return false;
        }
        return next == attempt.Last + 1;
    }
}
