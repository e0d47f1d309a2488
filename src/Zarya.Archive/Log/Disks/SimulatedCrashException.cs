namespace Zarya.Archive.Log.Disks;

/// <summary>The simulated power went off: thrown at the planned operation and at everything after it. No <see cref="IOException"/>, so that nothing meant for errors of a disk catches it.</summary>
public sealed class SimulatedCrashException : Exception
{
    /// <summary>With a standard message.</summary>
    public SimulatedCrashException() : this("the simulated disk has crashed") { }

    /// <summary>With a message.</summary>
    public SimulatedCrashException(string message) : base(message) { }

    /// <summary>With a message and what was thrown.</summary>
    public SimulatedCrashException(string message, Exception inner) : base(message, inner) { }
}
