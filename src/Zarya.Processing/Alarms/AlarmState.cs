namespace Zarya.Processing.Alarms;

/// <summary>Where an alarm stands in its life: the states of ISA-18.2-2016 figure 2, and pending before them. Whether it is shelved is said apart: its life goes on under the shelf.</summary>
public enum AlarmState : byte
{
    /// <summary>There is no alarm (A).</summary>
    Normal,

    /// <summary>It violates, not yet often enough.</summary>
    Pending,

    /// <summary>It violates and nobody has acknowledged it (B).</summary>
    Unacknowledged,

    /// <summary>It violates and somebody has acknowledged it (C).</summary>
    Acknowledged,

    /// <summary>Back to normal, and nobody has acknowledged it (D).</summary>
    ReturnedUnacknowledged,

    /// <summary>Back to normal and acknowledged, but on the shelf: it ends when it comes off, so that what chatters does not sound again.</summary>
    ReturnedAcknowledged,

    /// <summary>Back to normal, nobody has acknowledged it, and it is to be reset by hand (E).</summary>
    LatchedUnacknowledged,

    /// <summary>Back to normal, acknowledged, and it is to be reset by hand (F).</summary>
    LatchedAcknowledged,

    /// <summary>It is over.</summary>
    Cleared,
}

/// <summary>What moves an alarm.</summary>
public enum AlarmStimulus : byte
{
    /// <summary>A value violates, not often enough in a row.</summary>
    Violates,

    /// <summary>A value violates, and often enough in a row.</summary>
    Triggers,

    /// <summary>A value conforms, not often enough in a row.</summary>
    Conforms,

    /// <summary>A value conforms, and often enough in a row.</summary>
    Returns,

    /// <summary>Somebody acknowledges it.</summary>
    Acknowledge,

    /// <summary>Somebody resets it.</summary>
    Reset,

    /// <summary>Somebody clears it.</summary>
    Clear,

    /// <summary>It comes off the shelf, by hand or by time.</summary>
    Unshelve,
}

/// <summary>The life of an alarm as a table: a pure function. The same table stands in <c>docs/design/processing.md</c> and in the test.</summary>
public static class AlarmTable
{
    /// <summary>The state after a stimulus.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="stimulus">What happens.</param>
    /// <param name="isLatching">Whether it stays, once back to normal, until it is reset.</param>
    /// <param name="isShelved">Whether it is on the shelf.</param>
    /// <returns>The state; the same one where the stimulus means nothing.</returns>
    public static AlarmState Next(AlarmState state, AlarmStimulus stimulus, bool isLatching, bool isShelved) => (state, stimulus) switch
    {
        (AlarmState.Normal, AlarmStimulus.Violates) => AlarmState.Pending,
        (AlarmState.Normal, AlarmStimulus.Triggers) => AlarmState.Unacknowledged,
        (AlarmState.Normal, _) => AlarmState.Normal,
        (AlarmState.Cleared, _) => AlarmState.Cleared,
        (_, AlarmStimulus.Clear) => AlarmState.Cleared,
        (AlarmState.Pending, AlarmStimulus.Triggers) => AlarmState.Unacknowledged,
        (AlarmState.Pending, AlarmStimulus.Conforms or AlarmStimulus.Returns) => AlarmState.Cleared,
        (AlarmState.Unacknowledged, AlarmStimulus.Acknowledge) => AlarmState.Acknowledged,
        (AlarmState.Unacknowledged, AlarmStimulus.Returns) => isLatching ? AlarmState.LatchedUnacknowledged : AlarmState.ReturnedUnacknowledged,
        (AlarmState.Acknowledged, AlarmStimulus.Returns) => isLatching ? AlarmState.LatchedAcknowledged : Ended(isShelved),
        (AlarmState.ReturnedUnacknowledged, AlarmStimulus.Acknowledge) => Ended(isShelved),
        (AlarmState.LatchedUnacknowledged, AlarmStimulus.Acknowledge) => AlarmState.LatchedAcknowledged,
        (AlarmState.LatchedUnacknowledged, AlarmStimulus.Reset) => AlarmState.ReturnedUnacknowledged,
        (AlarmState.LatchedAcknowledged, AlarmStimulus.Reset) => Ended(isShelved),
        (AlarmState.ReturnedAcknowledged, AlarmStimulus.Unshelve) => AlarmState.Cleared,
        (AlarmState.ReturnedUnacknowledged or AlarmState.ReturnedAcknowledged or AlarmState.LatchedUnacknowledged or AlarmState.LatchedAcknowledged, AlarmStimulus.Triggers) => AlarmState.Unacknowledged,
        _ => state,
    };

    private static AlarmState Ended(bool isShelved) => isShelved ? AlarmState.ReturnedAcknowledged : AlarmState.Cleared;
}
