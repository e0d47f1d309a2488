using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>The newest value of every parameter.</summary>
internal sealed class NewestValues(ProcessorPlan plan)
{
    private readonly Slot[] _slots = new Slot[plan.Parameters.Length];
    private readonly SlotBuffer?[] _buffers = new SlotBuffer?[plan.Parameters.Length];
    private readonly GroundValue?[] _ground = new GroundValue?[plan.Parameters.Length];
    private readonly Duration?[] _expiries = ExpiriesOf(plan);
    private readonly List<PacketTrack?> _tracks = [null];
    private readonly Dictionary<(PacketLane, SequenceContainer), PacketTrack> _trackOf = [];
    private int[] _noted = new int[16];
    private (PacketLane Lane, SequenceContainer Container, PacketTrack Track)? _last;

    /// <summary>By slot: not zero where somebody wants to know of new values.</summary>
    public byte[] Marks { get; } = new byte[plan.Parameters.Length];

    public IEnumerable<PacketTrack> Tracks => _tracks.OfType<PacketTrack>();

    /// <summary>What is known of the packets that end at a container; makes it at the first.</summary>
    public PacketTrack TrackOf(PacketLane lane, SequenceContainer container, out bool isNew)
    {
        isNew = false;
        if (_last is { } last && last.Lane == lane && last.Container == container) return last.Track;
        if (!_trackOf.TryGetValue((lane, container), out PacketTrack? track))
        {
            isNew = true;
            track = new PacketTrack(_tracks.Count, lane.Plan, container, plan.Options.PeriodsBeforeExpiry);
            _trackOf.Add((lane, container), track);
            _tracks.Add(track);
        }
        _last = (lane, container, track);
        return track;
    }

    /// <summary>Takes the values of a packet.</summary>
    /// <returns>The indices of values that somebody wants to know of: that are marked, or outside limits.</returns>
    public ReadOnlySpan<int> Store(PacketLane lane, PacketTrack track, DecodedPacket decoded, ReadOnlySpan<byte> packet, Instant generation, Instant acquisition)
    {
        ReadOnlySpan<ParameterValue> values = decoded.Values;
        if (values.Length > _noted.Length) _noted = new int[Math.Max(values.Length, _noted.Length * 2)];
        int[] slotOf = lane.SlotOfItem;
        byte[] marks = Marks;
        int noted = 0;
        track.Packets++;
        for (int i = 0; i < values.Length; i++)
        {
            ref readonly ParameterValue value = ref values[i];
            int slot = slotOf[value.Item];
            if (slot < 0) continue;
            ref Slot newest = ref _slots[slot];
            newest.Value = value;
            newest.Generation = generation.TaiNanoseconds;
            newest.Acquisition = acquisition.TaiNanoseconds;
            newest.Track = track.Number;
            bool isNoted = marks[slot] != 0 || (value.Flags & ValueFlags.AlarmMask) != 0;
            if (IsLong(in value))
            {
                (_buffers[slot] ??= new SlotBuffer()).Copy(decoded, packet, i);
                isNoted |= HasAlarmInside(values, i);
                if (isNoted) _noted[noted++] = i;
                i += value.DescendantCount;
                continue;
            }
            if (isNoted) _noted[noted++] = i;
        }
        return _noted.AsSpan(0, noted);
    }

    /// <summary>Takes a value that no packet brought.</summary>
    public void Put(int slot, TelemetryValue value, bool isInvalid, Instant generation, Instant acquisition, Duration? expiresAfter)
    {
        GroundValue ground = _ground[slot] ??= new GroundValue();
        (ground.Value, ground.IsInvalid, ground.ExpiresAfter) = (value, isInvalid, expiresAfter);
        ground.Count++;
        _slots[slot] = new Slot { Generation = generation.TaiNanoseconds, Acquisition = acquisition.TaiNanoseconds, Track = -1 };
    }

    /// <summary>Puts another engineering value to the newest value of a packet.</summary>
    public void Correct(int slot, in ParameterValue value) => _slots[slot].Value = value;

    public bool Has(int slot) => _slots[slot].Track != 0;

    public bool IsDecoded(int slot) => _slots[slot].Track > 0;

    public Instant AcquisitionOf(int slot) => Instant.FromTaiNanoseconds(_slots[slot].Acquisition);

    public Instant GenerationOf(int slot) => Instant.FromTaiNanoseconds(_slots[slot].Generation);

    /// <summary>The kind of packet that the newest value came in (-1: from the ground), and how many of them came so far.</summary>
    public (int Track, long Count) CountOf(int slot) => _slots[slot].Track switch
    {
        0 => default,
        -1 => (-1, _ground[slot]!.Count),
        var track => (track, _tracks[track]!.Packets),
    };

    /// <summary>How long the newest value is good; <see langword="null"/>: for ever.</summary>
    public Duration? ExpiryOf(int slot) => _slots[slot].Track switch
    {
        0 => null,
        -1 => _ground[slot]!.ExpiresAfter ?? _expiries[slot],
        var track => _expiries[slot] ?? _tracks[track]!.ExpiresAfter,
    };

    public bool IsExpired(int slot, Instant now) => ExpiryOf(slot) is { } good && _slots[slot].Acquisition < long.MaxValue - good.Nanoseconds && AcquisitionOf(slot) + good <= now;

    /// <summary>Whether the newest value is not to be believed, by itself: malformed, out of range, without engineering value, computed from nothing good.</summary>
    public bool IsInvalid(int slot) => _slots[slot].Track < 0 ? _ground[slot]!.IsInvalid : IsInvalid(in _slots[slot].Value);

    public static bool IsInvalid(in ParameterValue value) => (value.Flags & (ValueFlags.Malformed | ValueFlags.OutOfRange)) != 0 || value.EngKind == ValueKind.None;

    public ValueFlags FlagsOf(int slot) => _slots[slot].Track > 0 ? _slots[slot].Value.Flags : ValueFlags.None;

    /// <summary>The newest value or a part of it; of kind <see cref="TelemetryKind.None"/> if it is not there.</summary>
    public TelemetryValue Read(int slot, IReadOnlyList<PathStep> path, bool raw)
    {
        ref readonly Slot newest = ref _slots[slot];
        if (newest.Track == 0) return default;
        if (newest.Track < 0) return raw ? default : Part(_ground[slot]!.Value, path);
        ValueRows rows = RowsOf(slot);
        int at = rows.Find(0, path);
        return at < 0 ? default : rows.Make(at, raw);
    }

    /// <summary>The newest value of a parameter that has one, with all that is to be said of it.</summary>
    public ParameterSample Sample(int slot, in Judgement judgement, bool isExpired)
    {
        ref readonly Slot newest = ref _slots[slot];
        if (newest.Track > 0) return Sample(slot, RowsOf(slot), 0, in judgement, isExpired);
        return new ParameterSample
        {
            Parameter = plan.Parameters[slot],
            GenerationTime = GenerationOf(slot),
            AcquisitionTime = AcquisitionOf(slot),
            EngValue = _ground[slot]!.Value,
            Status = StatusOf(judgement.IsInvalid, isExpired),
            Level = judgement.Level,
            Side = judgement.Side,
            InForce = judgement.InForce,
            ExpiresAfter = ExpiryOf(slot),
        };
    }

    /// <summary>A value of the newest packet, which may hold several of one parameter.</summary>
    public ParameterSample Sample(int slot, ValueRows rows, int index, in Judgement judgement, bool isExpired) => new()
    {
        Parameter = plan.Parameters[slot],
        GenerationTime = GenerationOf(slot),
        AcquisitionTime = AcquisitionOf(slot),
        RawValue = rows.Make(index, raw: true),
        EngValue = rows.Make(index, raw: false),
        Status = StatusOf(judgement.IsInvalid || rows.IsBrokenText(index), isExpired),
        Level = judgement.Level,
        Side = judgement.Side,
        InForce = judgement.InForce,
        ExpiresAfter = ExpiryOf(slot),
    };

    /// <summary>The number of the level that the worst part of an array or aggregate has by the limits of its type.</summary>
    public static AlarmLevel WorstInside(ReadOnlySpan<ParameterValue> values, int index)
    {
        AlarmLevel worst = values[index].AlarmLevel;
        foreach (ref readonly ParameterValue part in values.Slice(index + 1, values[index].DescendantCount))
            if (part.AlarmLevel > worst) worst = part.AlarmLevel;
        return worst;
    }

    public AlarmLevel WorstInside(int slot) => _slots[slot].Track > 0 ? WorstInside(RowsOf(slot).Values, 0) : AlarmLevel.Normal;

    private static bool IsLong(in ParameterValue value) => value.RawKind is ValueKind.Text or ValueKind.Octets or ValueKind.Array or ValueKind.Aggregate || value.EngKind is ValueKind.Text or ValueKind.Octets;

    private static bool HasAlarmInside(ReadOnlySpan<ParameterValue> values, int index)
    {
        foreach (ref readonly ParameterValue part in values.Slice(index + 1, values[index].DescendantCount))
            if ((part.Flags & ValueFlags.AlarmMask) != 0) return true;
        return false;
    }

    private static AcquisitionStatus StatusOf(bool isInvalid, bool isExpired) =>
        isExpired ? AcquisitionStatus.Expired : isInvalid ? AcquisitionStatus.Invalid : AcquisitionStatus.Acquired;

    private static TelemetryValue Part(TelemetryValue value, IReadOnlyList<PathStep> path)
    {
        foreach (PathStep step in path)
        {
            int index = step.Member is null ? step.Index : value.Parts.ToList().FindIndex(p => p.Name == step.Member);
            if (index < 0 || index >= value.Parts.Count) return default;
            value = value.Parts[index].Value;
        }
        return value;
    }

    private static Duration?[] ExpiriesOf(ProcessorPlan plan)
    {
        var expiries = new Duration?[plan.Parameters.Length];
        foreach ((int slot, Duration good) in plan.Expiries) expiries[slot] = good;
        return expiries;
    }

    private ValueRows RowsOf(int slot)
    {
        ref readonly Slot newest = ref _slots[slot];
        ContainerPlan own = _tracks[newest.Track]!.Plan;
        return IsLong(in newest.Value) ? new ValueRows(own, _buffers[slot]!) : new ValueRows(own, new ReadOnlySpan<ParameterValue>(in newest.Value));
    }
}
