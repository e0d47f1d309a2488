using System.Globalization;
using Zarya.Time;

namespace Zarya.Processing.Events;

/// <summary>Numbers events, and counts repeats in place of telling each.</summary>
internal sealed class EventDesk(Duration window, Timeline timeline, Action<MissionEvent> tell)
{
    /// <summary>Different events that are listened for repeats of at one time; further ones are told each.</summary>
    private const int WindowLimit = 4096;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Type, string Key), RepeatDue> _windows = [];

    /// <summary>Events that were told.</summary>
    public long Count { get; private set; }

    /// <summary>Whether such an event was told a short while ago, so that this one only counts. Lets callers do without making it.</summary>
    public bool TryCount(string source, string type, string key, Instant generation, Instant now)
    {
        if (!_windows.TryGetValue((source, type, key), out RepeatDue? open)) return false;
        // A clock that was set back leaves windows in the future: they are no reason to be silent.
        if (open.Start > now) return false;
        open.Repeats++;
        open.Last = generation;
        return true;
    }

    /// <summary>Takes an event.</summary>
    /// <param name="happening">The event. One that a person wrote is told each time.</param>
    /// <param name="now">When it was heard of.</param>
    /// <param name="key">What makes it the same as another one; its message unless said.</param>
    /// <returns>The event with its number; a repeat has none.</returns>
    public MissionEvent Take(MissionEvent happening, Instant now, string? key = null)
    {
        key ??= happening.Message;
        if (happening.CreatedBy is null && TryCount(happening.Source, happening.Type, key, happening.GenerationTime, now)) return happening;
        if (happening.CreatedBy is null && window > Duration.Zero) Open((happening.Source, happening.Type, key), happening, now);
        return Tell(happening);
    }

    private MissionEvent Tell(MissionEvent happening)
    {
        int last = _numbers.GetValueOrDefault(happening.Source);
        if (happening.SequenceNumber == 0) happening = happening with { SequenceNumber = last + 1 };
        _numbers[happening.Source] = Math.Max(last, happening.SequenceNumber);
        Count++;
        tell(happening);
        return happening;
    }

    private void Open((string, string, string) key, MissionEvent happening, Instant now)
    {
        if (_windows.Count >= WindowLimit && !_windows.ContainsKey(key)) return;
        var open = new RepeatDue(this, key, happening) { Start = now };
        if (_windows.TryGetValue(key, out RepeatDue? stale)) stale.At = null;
        _windows[key] = open;
        OpenAgain(open, now);
    }

    private void OpenAgain(RepeatDue open, Instant now) => timeline.Schedule(open, now + window);

    /// <summary>The end of a window: what was counted is told in one.</summary>
    private sealed class RepeatDue(EventDesk desk, (string, string, string) key, MissionEvent first) : Due
    {
        public Instant Start { get; set; }

        public long Repeats { get; set; }

        public Instant Last { get; set; }

        public override void Happen(Instant at)
        {
            if (Repeats == 0)
            {
                desk._windows.Remove(key);
                return;
            }
            string times = Repeats == 1 ? "once" : Repeats.ToString(CultureInfo.InvariantCulture) + " times";
            desk.Tell(first with { Message = $"{first.Message} (repeated {times})", GenerationTime = Last, ReceptionTime = at, SequenceNumber = 0 });
            (Repeats, Start) = (0, at);
            desk.OpenAgain(this, at);
        }
    }
}
