namespace Zarya.Contracts.Faults;

/// <summary>A clock that goes so many times as fast, so that a test need not wait a minute.</summary>
internal sealed class HastyClock(double factor) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _origin = System.GetTimestamp();

    public override long GetTimestamp() => _origin + (long)((System.GetTimestamp() - _origin) * factor);

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_origin) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hasten(dueTime), Hasten(period));

    private TimeSpan Hasten(TimeSpan time) => time <= TimeSpan.Zero ? time : time / factor;
}
