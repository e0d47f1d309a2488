using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing.Alarms;
using Zarya.Processing.Expressions;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>The newest values with what limits and freshness say of them, and who wants to know of each.</summary>
internal sealed class NewestSamples
{
    private readonly ProcessorPlan _plan;
    private readonly SlotJudge?[] _judges;
    private readonly int[] _watches;
    private ExpressionCell[] _cells = [];

    public NewestSamples(ProcessorPlan plan)
    {
        _plan = plan;
        Newest = new NewestValues(plan);
        _watches = new int[plan.Parameters.Length];
        _judges = new SlotJudge?[plan.Parameters.Length];
        for (int slot = 0; slot < _judges.Length; slot++)
            if (SlotJudge.IsNeeded(plan.Parameters[slot])) MarkJudged(_judges[slot] = new SlotJudge(plan, slot));
    }

    public NewestValues Newest { get; }

    public LeapSeconds LeapSeconds => _plan.Options.LeapSeconds;

    /// <summary>The latest time that the processor was told.</summary>
    public Instant Now { get; set; } = Instant.MinValue;

    public SlotJudge? JudgeOf(int slot) => _judges[slot];

    /// <summary>The judge of a parameter that gets limits for the first time.</summary>
    public SlotJudge NeedJudge(int slot) => _judges[slot] ??= new SlotJudge(_plan, slot);

    public void Use(int slot, LimitOverride? limits)
    {
        SlotJudge judge = NeedJudge(slot);
        judge.Use(limits);
        MarkJudged(judge);
    }

    public bool IsMarked(int slot, WatchMarks mark) => (Newest.Marks[slot] & (byte)mark) != 0;

    public void Mark(int slot, WatchMarks mark, bool isOn) => Newest.Marks[slot] = (byte)(isOn ? Newest.Marks[slot] | (byte)mark : Newest.Marks[slot] & ~(byte)mark);

    /// <summary>Counts a watch.</summary>
    /// <returns>Whether it is the first.</returns>
    public bool Watch(int slot)
    {
        Mark(slot, WatchMarks.Watched, true);
        return _watches[slot]++ == 0;
    }

    public void Unwatch(int slot)
    {
        if (_watches[slot] > 0 && --_watches[slot] == 0) Mark(slot, WatchMarks.Watched, false);
    }

    /// <summary>An alarm is over.</summary>
    public void Forget(LiveAlarm alarm)
    {
        if (_judges[alarm.Slot] is { } judge && judge.Alarm == alarm) judge.Alarm = null;
        Mark(alarm.Slot, WatchMarks.Alarmed, false);
    }

    /// <summary>Says what is to be said of a value that has just come.</summary>
    public void Judge(ref Arrived arrived)
    {
        int slot = arrived.Slot;
        ValueFlags flags = arrived.IsDecoded ? arrived.Decoded.Flags : ValueFlags.None;
        bool isInvalid = arrived.IsDecoded ? NewestValues.IsInvalid(in arrived.Decoded) : Newest.IsInvalid(slot);
        if (_judges[slot] is { } judge) arrived.Judgement = judge.Judge(Newest, isInvalid, flags, arrived.DecodedLevel, arrived.EngValue, arrived.IsDecoded);
        else if (isInvalid || (flags & ValueFlags.NotValid) != 0) arrived.Judgement = Judgement.Invalid;
    }

    /// <summary>The newest value with all that is to be said of it, or <see langword="null"/> if there is none.</summary>
    public ParameterSample? TryMake(int slot)
    {
        if (!Newest.Has(slot)) return null;
        Judgement judgement = JudgementOf(slot);
        return Newest.Sample(slot, in judgement, Newest.IsExpired(slot, Now));
    }

    /// <summary>What is said of the newest value, which there is.</summary>
    public Judgement JudgementOf(int slot)
    {
        bool isInvalid = Newest.IsInvalid(slot);
        if (_judges[slot] is { } judge)
            return judge.WantsEach || !Newest.IsDecoded(slot) ? judge.Last : judge.Judge(Newest, isInvalid, Newest.FlagsOf(slot), Newest.WorstInside(slot), Newest.Read(slot, [], raw: false), isDecoded: true);
        return isInvalid || (Newest.FlagsOf(slot) & ValueFlags.NotValid) != 0 ? Judgement.Invalid : default;
    }

    /// <summary>Whether the newest value is to be believed.</summary>
    public bool IsGood(int slot) =>
        !Newest.IsInvalid(slot) && !Newest.IsExpired(slot, Now) && (_judges[slot] is { WantsEach: true } judge ? !judge.Last.IsInvalid : (Newest.FlagsOf(slot) & ValueFlags.NotValid) == 0);

    /// <summary>Room for the steps of an expression; used again by the next.</summary>
    public ExpressionCell[] CellsFor(int count)
    {
        if (count > _cells.Length) _cells = new ExpressionCell[Math.Max(count, 64)];
        return _cells;
    }

    /// <summary>The parameter of a slot.</summary>
    public Parameter ParameterOf(int slot) => _plan.Parameters[slot];

    private void MarkJudged(SlotJudge judge) => Mark(judge.Slot, WatchMarks.Judged, judge.WantsEach);
}
