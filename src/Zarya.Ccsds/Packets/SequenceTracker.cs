namespace Zarya.Ccsds.Packets;

/// <summary>
/// Follows the packet sequence count of every APID (CCSDS 133.0-B-2, 4.1.3.4.3: continuous, modulo 16384) and counts what is missing. Memory for all
/// 2048 APIDs is taken at the start, about 112 KiB; a packet costs the same few operations whatever came before and allocates nothing.
/// </summary>
/// <remarks>
/// One tracker is for one stream of one direction; telecommands that carry a name in place of a count are not for it. A gap of 16384 packets, or a
/// multiple, cannot be seen; one of 8192 or more looks like a reset. Not for use by several threads.
/// </remarks>
public sealed class SequenceTracker
{
    private readonly Followed[] _followed = new Followed[Apid.Count];
    private readonly ApidSequence[] _events = new ApidSequence[Apid.Count];
    private readonly int _reorderWindow;

    /// <summary>Begins with nothing seen.</summary>
    /// <param name="reorderWindow">How far behind the last count a packet may be to count as late, not as a reset: 1 to 8191. Default 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of range.</exception>
    public SequenceTracker(int reorderWindow = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reorderWindow, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reorderWindow, 8191);
        _reorderWindow = reorderWindow;
    }

    /// <summary>The counts of all APIDs together, idle packets included.</summary>
    public ApidSequence Total
    {
        get
        {
            ApidSequence total = default;
            for (int apid = 0; apid < Apid.Count; apid++)
            {
                ApidSequence one = Of(Apid.FromBits((uint)apid));
                total = new(
                    total.Packets + one.Packets, total.Gaps + one.Gaps, total.Missing + one.Missing, total.Duplicates + one.Duplicates,
                    total.OutOfOrder + one.OutOfOrder, total.Resets + one.Resets);
            }
            return total;
        }
    }

    /// <summary>The counts of one APID.</summary>
    public ApidSequence Of(Apid apid) => _events[apid.Value] with { Packets = _followed[apid.Value].Packets };

    /// <summary>The count the next packet of an APID should have; <see langword="false"/> before its first packet and for idle packets.</summary>
    public bool TryGetExpected(Apid apid, out SequenceCount expected)
    {
        expected = SequenceCount.FromBits(_followed[apid.Value].Expected);
        return _followed[apid.Value].Packets != 0 && !apid.IsIdle;
    }

    /// <summary>Takes note of the next packet of the stream.</summary>
    public SequenceVerdict Track(in SpacePacketHeader header) => Track(header.Apid, header.SequenceCount, out _);

    /// <summary>Takes note of the next packet of the stream.</summary>
    /// <param name="apid">Its APID.</param>
    /// <param name="count">Its sequence count.</param>
    /// <param name="missing">For <see cref="SequenceVerdict.Gap"/>, how many packets are missing before this one (1 to 8191), else 0.</param>
    public SequenceVerdict Track(Apid apid, SequenceCount count, out int missing)
    {
        missing = 0;
        ref Followed followed = ref _followed[apid.Value];
        long before = followed.Packets++;
        if (followed.Expected == count.Value && before != 0)
        {
            followed.Expected = (uint)count.Next.Value;
            return apid.IsIdle ? SequenceVerdict.Idle : SequenceVerdict.InSequence;
        }
        return TrackUnexpected(apid, count, before, out missing);
    }

    private SequenceVerdict TrackUnexpected(Apid apid, SequenceCount count, long before, out int missing)
    {
        ref Followed followed = ref _followed[apid.Value];
        ref ApidSequence events = ref _events[apid.Value];
        int ahead = SequenceCount.FromBits(followed.Expected).SignedStepsTo(count);
        missing = 0;
        if (apid.IsIdle) return SequenceVerdict.Idle;
        if (before != 0 && ahead == -1)
        {
            events = events with { Duplicates = events.Duplicates + 1 };
            return SequenceVerdict.Duplicate;
        }
        bool late = before != 0 && ahead < 0 && ahead >= -1 - _reorderWindow && count.Value != 0;
        if (late)
        {
            events = events with { OutOfOrder = events.OutOfOrder + 1 };
            return SequenceVerdict.OutOfOrder;
        }
        followed.Expected = (uint)count.Next.Value;
        if (before == 0) return SequenceVerdict.First;
        if (ahead < 0)
        {
            events = events with { Resets = events.Resets + 1 };
            return SequenceVerdict.Reset;
        }
        missing = ahead;
        events = events with { Gaps = events.Gaps + 1, Missing = events.Missing + ahead };
        return SequenceVerdict.Gap;
    }

    private struct Followed
    {
        internal long Packets;
        internal uint Expected;
    }
}
