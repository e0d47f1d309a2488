namespace Zarya.Time;

/// <summary>What writing a time gave: the octets written, or why nothing was.</summary>
public readonly struct TimeEncode
{
    private TimeEncode(int written, TimeFault fault) => (Written, Fault) = (written, fault);

    /// <summary>The fault, or <see cref="TimeFault.None"/>.</summary>
    public TimeFault Fault { get; }

    /// <summary>Octets written; 0 with a fault, and then what the destination holds is undefined.</summary>
    public int Written { get; }

    /// <summary>Whether the time was written.</summary>
    public bool IsWritten => Fault == TimeFault.None;

    /// <summary>The fault in words.</summary>
    public string Reason => Fault.Reason();

    /// <inheritdoc/>
    public override string ToString() => IsWritten ? $"{Written} octets" : Reason;

    internal static TimeEncode Done(int written) => new(written, TimeFault.None);

    internal static TimeEncode Refused(TimeFault fault) => new(0, fault);
}
