using Zarya.Processing;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>A processor with the lock that guards it. Packets and the API take turns.</summary>
public sealed class RunningProcessor
{
    /// <summary><c>realtime</c>, or the replay's name.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>The replay's state and place; <see langword="null"/> for the live one.</summary>
    public ReplayControl? Replay => throw new NotImplementedException();

    /// <summary>Now in this processor.</summary>
    public Instant Now => throw new NotImplementedException();

    /// <summary>Does something with the processor under its lock. Keep it short; never wait inside.</summary>
    public T Run<T>(Func<Processor, T> action) => throw new NotImplementedException();

    /// <summary>Does something with the processor under its lock.</summary>
    public void Run(Action<Processor> action) => throw new NotImplementedException();

    /// <summary>From now on this audience hears too: under the lock, on the processor's thread. It must only put things into its own bounded queue.</summary>
    public void Add(IProcessorAudience audience) => throw new NotImplementedException();

    /// <summary>It hears no more.</summary>
    public void Remove(IProcessorAudience audience) => throw new NotImplementedException();
}

/// <summary>Steers a replay.</summary>
public sealed class ReplayControl
{
    /// <summary>Where it begins.</summary>
    public Instant Start => throw new NotImplementedException();

    /// <summary>Where it ends.</summary>
    public Instant Stop => throw new NotImplementedException();

    /// <summary>Times real time; infinity: as fast as it goes.</summary>
    public double Speed { get => throw new NotImplementedException(); set => throw new NotImplementedException(); }

    /// <summary>Whether it waits.</summary>
    public bool IsPaused { get => throw new NotImplementedException(); set => throw new NotImplementedException(); }

    /// <summary>Whether it has come to its end.</summary>
    public bool IsAtEnd => throw new NotImplementedException();

    /// <summary>Goes to a time.</summary>
    public void Seek(Instant time) => throw new NotImplementedException();
}
