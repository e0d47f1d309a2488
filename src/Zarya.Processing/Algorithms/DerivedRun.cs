using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.Algorithms;

/// <summary>Runs what is computed, behind each packet and each value that is set: every step at most once, behind those whose answers it looks at.</summary>
internal sealed class DerivedRun
{
    private readonly DerivedStep[] _steps;
    private readonly int[][] _stepsOfTrigger;
    private readonly int[][] _stepsOfInput;
    private readonly int[][] _makers;
    private readonly ILookup<SequenceContainer, int> _stepsOfContainer;
    private readonly PeriodDue?[] _periods;
    private readonly bool[] _isDue;
    private readonly bool[] _ranInPacket;
    private readonly NewestSamples _samples;
    private readonly Timeline _timeline;
    private readonly Publisher _publisher;
    private bool _anyDue;

    public DerivedRun(ProcessorPlan plan, NewestSamples samples, Timeline timeline, Publisher publisher)
    {
        (_steps, _samples, _timeline, _publisher) = (plan.Derived, samples, timeline, publisher);
        _isDue = new bool[_steps.Length];
        _ranInPacket = new bool[_steps.Length];
        _stepsOfTrigger = BySlot(plan.Parameters.Length, s => s.Triggers);
        _stepsOfInput = BySlot(plan.Parameters.Length, s => s.Period is null ? [] : s.Inputs);
        _makers = BySlot(plan.Parameters.Length, s => s.RunsInPackets ? [s.Output] : []);
        _stepsOfContainer = Enumerable.Range(0, _steps.Length).SelectMany(i => _steps[i].TriggerContainers.Select(c => (Container: c, Step: i))).ToLookup(p => p.Container, p => p.Step);
        _periods = [.. _steps.Select((s, i) => s.Period is null ? null : new PeriodDue(this, i))];
        for (int slot = 0; slot < plan.Parameters.Length; slot++)
            if (_stepsOfTrigger[slot].Length + _stepsOfInput[slot].Length + _makers[slot].Length > 0) samples.Mark(slot, WatchMarks.Feeds, true);
    }

    /// <summary>Whether packets that end at a container set anything off by themselves.</summary>
    public int[] StepsOf(PacketTrack track) => [.. track.Chain.SelectMany(c => _stepsOfContainer[c]).Distinct()];

    /// <summary>A packet came that sets these off.</summary>
    public void SetOff(int[] steps)
    {
        foreach (int step in steps) _isDue[step] = _anyDue = true;
    }

    /// <summary>A parameter has a new value.</summary>
    /// <param name="slot">The parameter.</param>
    /// <param name="isDecoded">Whether a packet brought it: then the decoder ran what computes it.</param>
    public void Heed(int slot, bool isDecoded)
    {
        foreach (int step in _stepsOfTrigger[slot]) _isDue[step] = _anyDue = true;
        foreach (int step in _stepsOfInput[slot]) AwaitPeriod(step);
        if (!isDecoded) return;
        foreach (int step in _makers[slot]) _ranInPacket[step] = _anyDue = true;
    }

    /// <summary>Runs what was set off.</summary>
    /// <param name="generation">The generation time of what set it off.</param>
    public void Run(Instant generation)
    {
        if (!_anyDue) return;
        for (int i = 0; i < _steps.Length; i++)
        {
            bool runs = _isDue[i] && !_ranInPacket[i];
            _isDue[i] = _ranInPacket[i] = false;
            if (runs) Run(i, generation);
        }
        _anyDue = false;
    }

    private void Run(int index, Instant generation)
    {
        DerivedStep step = _steps[index];
        if (!step.TryRun(_samples, out TelemetryValue value, out bool isInvalid)) return;
        _samples.Newest.Put(step.Output, value, isInvalid, generation, _samples.Now, null);
        var arrived = new Arrived(_samples.Newest, step.Output);
        _publisher.Publish(ref arrived);
        Heed(step.Output, isDecoded: false);
    }

    private void AwaitPeriod(int step)
    {
        if (_periods[step] is not { At: null } due) return;
        long period = _steps[step].Period!.Value.Nanoseconds;
        long now = _samples.Now.TaiNanoseconds;
        long next = now - (((now % period) + period) % period) + period;
        _timeline.Schedule(due, Instant.FromTaiNanoseconds(next));
    }

    private int[][] BySlot(int count, Func<DerivedStep, IReadOnlyList<int>> slots)
    {
        ILookup<int, int> steps = Enumerable.Range(0, _steps.Length).SelectMany(i => slots(_steps[i]).Distinct().Select(slot => (Slot: slot, Step: i))).ToLookup(p => p.Slot, p => p.Step);
        int[][] bySlot = new int[count][];
        for (int slot = 0; slot < count; slot++) bySlot[slot] = steps.Contains(slot) ? [.. steps[slot]] : [];
        return bySlot;
    }

    /// <summary>The end of a step's period in which an input came.</summary>
    private sealed class PeriodDue(DerivedRun run, int step) : Due
    {
        public override void Happen(Instant at)
        {
            run.Run(step, at);
            run.Run(at);
        }
    }
}
