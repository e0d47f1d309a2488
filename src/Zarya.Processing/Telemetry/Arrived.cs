using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Processing.Telemetry;

/// <summary>A value that has just come: made into a sample at most once, and only if somebody asks.</summary>
internal ref struct Arrived
{
    private readonly NewestValues _newest;
    private readonly ValueRows _rows;
    private readonly int _index;
    private ParameterSample? _made;

    /// <summary>A value of a packet.</summary>
    public Arrived(NewestValues newest, int slot, ValueRows rows, int index)
    {
        (_newest, Slot, _index) = (newest, slot, index);
        _rows = rows;
    }

    /// <summary>A value from the ground.</summary>
    public Arrived(NewestValues newest, int slot) => (_newest, Slot, _index) = (newest, slot, -1);

    public int Slot { get; }

    /// <summary>What is said of it; set before it is made.</summary>
    public Judgement Judgement { get; set; }

    /// <summary>Whether it came in a packet.</summary>
    public readonly bool IsDecoded => _index >= 0;

    public readonly ref readonly ParameterValue Decoded => ref _rows.Values[_index];

    /// <summary>The engineering value.</summary>
    public readonly TelemetryValue EngValue => _index >= 0 ? _rows.Make(_index, raw: false) : _newest.Read(Slot, [], raw: false);

    /// <summary>The worst level that the decoder says of it or its parts.</summary>
    public readonly AlarmLevel DecodedLevel => _index >= 0 ? NewestValues.WorstInside(_rows.Values, _index) : AlarmLevel.Normal;

    public ParameterSample Make() => _made ??= _index >= 0 ? _newest.Sample(Slot, _rows, _index, Judgement, isExpired: false) : _newest.Sample(Slot, Judgement, isExpired: false);
}
