using Zarya.Processing;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>A processor with the lock that guards it. Packets and the API take turns. Safe for any number of threads.</summary>
public sealed class RunningProcessor
{
    private readonly Lock _lock = new();
    private readonly AudienceList _audiences = new();
    private readonly Func<Instant> _now;
    private Processor _processor;
    private int _guests;

    /// <summary>Around a new processor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="plan">What is processed and how.</param>
    /// <param name="now">What time it is in it.</param>
    /// <param name="replay">Steers it, if it is a replay.</param>
    internal RunningProcessor(string name, ProcessorPlan plan, Func<Instant> now, ReplayControl? replay = null)
    {
        (Name, _now, Replay) = (name, now, replay);
        _processor = new Processor(plan, _audiences);
    }

    /// <summary><c>realtime</c>, or the replay's name.</summary>
    public string Name { get; }

    /// <summary>The replay's state and place; <see langword="null"/> for the live one.</summary>
    public ReplayControl? Replay { get; }

    /// <summary>Now in this processor.</summary>
    public Instant Now => _now();

    /// <summary>What is processed and how. Another one once the definition was replaced.</summary>
    public ProcessorPlan Plan => Volatile.Read(ref _processor).Plan;

    /// <summary>Called under the lock when another processor has taken the place of the one before: nothing is watched on it yet, and its parameters may be other objects.</summary>
    internal event Action<Processor>? Replaced;

    /// <summary>Audiences that hear now.</summary>
    internal int AudienceCount => _audiences.Count;

    /// <summary>Does something with the processor under its lock. Keep it short; never wait inside.</summary>
    public T Run<T>(Func<Processor, T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        // The thread of the packets gives way to guests: a lock by itself would let it take the next turn as well, and the one after.
        Interlocked.Increment(ref _guests);
        lock (_lock)
        {
            Interlocked.Decrement(ref _guests);
            return action(_processor);
        }
    }

    /// <summary>Does something with the processor under its lock.</summary>
    public void Run(Action<Processor> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Run(p =>
        {
            action(p);
            return true;
        });
    }

    /// <summary>From now on this audience hears too: under the lock, on the processor's thread. It must only put things into its own bounded queue.</summary>
    public void Add(IProcessorAudience audience) => Run(_ => _audiences.Add(audience));

    /// <summary>It hears no more.</summary>
    public void Remove(IProcessorAudience audience) => Run(_ => _audiences.Remove(audience));

    /// <summary>As <see cref="Run{T}"/>, for the thread of the packets, which has no guests' rights.</summary>
    internal void Work<TState>(TState state, Action<Processor, TState> action)
    {
        var spinner = new SpinWait();
        while (Volatile.Read(ref _guests) > 0 && spinner.Count < 50) spinner.SpinOnce();
        lock (_lock) action(_processor, state);
    }

    /// <summary>Puts another processor in its place, under the lock.</summary>
    internal void Replace(ProcessorPlan plan, Action<Processor, Processor> handOver) => Run(old =>
    {
        var next = new Processor(plan, _audiences);
        handOver(old, next);
        Volatile.Write(ref _processor, next);
        Replaced?.Invoke(next);
    });
}
