using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>
/// Goes through the values of some parameters by generation time, forwards or backwards: those in packets, and those that were recorded as values. What stands here belongs to the entry that <see cref="Read"/> went to last.
/// Only streams that can carry one of the parameters are read. Of a parameter that a packet holds several times the last value counts. Belongs to one thread.
/// </summary>
public sealed class ParameterCursor : IDisposable
{
    private const int EntriesBetweenLooks = 1024;

    private readonly MissionRecord _record;
    private readonly CursorOptions _options;
    private readonly Dictionary<Parameter, int> _columns = [];
    private readonly Dictionary<string, Decoder> _decoders = [];
    private readonly Dictionary<(ushort Identification, SequenceContainer Root), bool> _carries = [];
    private readonly HashSet<string> _valueLinks;
    private readonly GenerationReader _reader;
    private readonly ParameterSample?[] _samples;
    private readonly int[] _slots;
    private readonly Duration?[] _expiries;
    private long _looks;

    /// <summary>Begins in front of the first value.</summary>
    /// <param name="record">The record.</param>
    /// <param name="parameters">Which parameters; each once.</param>
    /// <param name="options">Which values of them.</param>
    public ParameterCursor(MissionRecord record, IReadOnlyList<Parameter> parameters, CursorOptions options)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(options);
        (_record, _options, Parameters) = (record, options, parameters);
        for (int i = 0; i < parameters.Count; i++) _columns.Add(parameters[i], i);
        _valueLinks = [.. parameters.Select(p => ValuesEntry.StreamOf(p).Link)];
        (_samples, _slots) = (new ParameterSample?[parameters.Count], new int[parameters.Count]);
        _expiries = [.. parameters.Select(record.ExpiryOf)];
        _reader = new GenerationReader(record.Store, new GenerationQuery
        {
            From = options.Range.From,
            Before = options.Range.Before,
            IsBackwards = options.IsDescending,
            After = options.After,
            FewEntries = options.FewEntries,
            Streams = Wants,
        });
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The entry's number.</summary>
    public long Number => _reader.Number;

    /// <summary>When the values came into being.</summary>
    public Instant Generation => _reader.Generation;

    /// <summary>The values by the order of the parameters; <see langword="null"/> where the entry has none. Changes with the next <see cref="Read"/>.</summary>
    public IReadOnlyList<ParameterSample?> Samples => _samples;

    /// <summary>Goes to the next entry that has any of the parameters; <see langword="false"/> behind the last one.</summary>
    /// <param name="stop">Asked now and then.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public bool Read(CancellationToken stop)
    {
        if (_options.Range.IsEmpty) return false;
        while (_reader.Read())
        {
            if (++_looks % EntriesBetweenLooks == 0) stop.ThrowIfCancellationRequested();
            Array.Clear(_samples);
            StreamKey stream = _reader.Stream;
            if (stream.IsPackets ? TakePacket(stream) : TakeValues()) return true;
        }
        _record.Note(_reader.Damage);
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _record.Note(_reader.Damage);
        _reader.Dispose();
    }

    private bool Wants(StreamKey stream) => stream.Kind switch
    {
        EntryKind.Packet => _options.Source != ValueSource.Values && (_options.Links is null || _options.Links.Contains(stream.Link)) && CanCarry(stream),
        EntryKind.Values => _options.Source != ValueSource.Packets && _valueLinks.Contains(stream.Link),
        _ => false,
    };

    private bool CanCarry(StreamKey stream)
    {
        if (_record.RootOf(stream.Link) is not { } root) return false;
        if (!_carries.TryGetValue((stream.Identification, root), out bool carries))
            _carries.Add((stream.Identification, root), carries = DecoderOf(stream.Link, root).Plan.Reach([(byte)(stream.Identification >> 8), (byte)stream.Identification]).CanCarryWanted);
        return carries;
    }

    private bool TakePacket(StreamKey stream)
    {
        Decoder decoder = DecoderOf(stream.Link, _record.RootOf(stream.Link)!);
        ReadOnlySpan<byte> packet = _reader.Octets;
        // What could be read of a damaged packet counts.
        decoder.Plan.Decode(packet, decoder.Decoded);
        Array.Fill(_slots, -1);
        ReadOnlySpan<ParameterValue> values = decoder.Decoded.Values;
        bool isAny = false;
        for (int slot = 0; slot < values.Length; slot += 1 + values[slot].DescendantCount)
        {
            if (decoder.ColumnOfItem[values[slot].Item] is not (>= 0 and var column)) continue;
            _slots[column] = slot;
            isAny = true;
        }
        for (int column = 0; isAny && column < _slots.Length; column++)
            if (_slots[column] >= 0) _samples[column] = DecodedSamples.Sample(decoder.Decoded, _slots[column], packet, _reader.Generation, _reader.Reception, _expiries[column]);
        return isAny;
    }

    private bool TakeValues()
    {
        Parameter? Find(string name) => _record.Database.FindParameter(name) is { } parameter && _columns.ContainsKey(parameter) ? parameter : null;
        bool isAny = false;
        foreach (ParameterSample sample in ValuesEntry.TryRead(_reader.Octets, Find, out _) ?? [])
        {
            DataType? type = sample.Parameter.Type.Target;
            _samples[_columns[sample.Parameter]] = sample.Level is not null && type?.ContextAlarms.Count == 0 ? sample with { InForce = type.DefaultAlarm } : sample;
            isAny = true;
        }
        return isAny;
    }

    private Decoder DecoderOf(string link, SequenceContainer root)
    {
        if (_decoders.TryGetValue(link, out Decoder? known)) return known;
        ContainerPlan plan = _record.Plan(root, _columns.Keys);
        var decoder = new Decoder(plan, plan.CreateBuffer(), [.. plan.Items.Select(i => i.Path.Length == 0 && _columns.TryGetValue(i.Parameter, out int column) ? column : -1)]);
        _decoders.Add(link, decoder);
        return decoder;
    }

    private sealed record Decoder(ContainerPlan Plan, DecodedPacket Decoded, int[] ColumnOfItem);
}
