namespace Zarya.Time;

/// <summary>What reading a time gave: an instant, "need more", or a fault and where it is. No allocation, no exception.</summary>
public readonly struct TimeDecode
{
    private readonly long _taiNanoseconds;
    private readonly int _position;

    private TimeDecode(long taiNanoseconds, int position, TimeFault fault) => (_taiNanoseconds, _position, Fault) = (taiNanoseconds, position, fault);

    /// <summary>The fault, or <see cref="TimeFault.None"/>.</summary>
    public TimeFault Fault { get; }

    /// <summary>Whether there is an instant.</summary>
    public bool IsValue => Fault == TimeFault.None;

    /// <summary>Whether the input was too short and right as far as it went.</summary>
    public bool NeedsMore => Fault == TimeFault.NeedMore;

    /// <summary>The instant.</summary>
    /// <exception cref="InvalidOperationException">There is none; ask <see cref="IsValue"/> first.</exception>
    public Instant Instant => IsValue ? Instant.FromTaiNanoseconds(_taiNanoseconds) : throw new InvalidOperationException($"no instant: {Reason}");

    /// <summary>With an instant, the octets (or characters) it took; with "need more", how many are needed at the least; otherwise 0.</summary>
    public int Length => IsValue || NeedsMore ? _position : 0;

    /// <summary>With a fault, the offset of the octet (or character) it is in, or of the end of the input; otherwise 0.</summary>
    public int Offset => IsValue || NeedsMore ? 0 : _position;

    /// <summary>The fault in words.</summary>
    public string Reason => Fault.Reason();

    /// <summary>The instant, if there is one.</summary>
    public bool TryGetInstant(out Instant instant)
    {
        instant = Instant.FromTaiNanoseconds(_taiNanoseconds);
        return IsValue;
    }

    /// <inheritdoc/>
    public override string ToString() => IsValue ? Instant.ToString() : $"{Reason} (offset {_position})";

    internal static TimeDecode Value(long taiNanoseconds, int length) => new(taiNanoseconds, length, TimeFault.None);

    internal static TimeDecode NeedMore(int length) => new(0, length, TimeFault.NeedMore);

    internal static TimeDecode Rejected(TimeFault fault, int offset) => new(0, offset, fault);
}
