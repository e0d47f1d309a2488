using Google.Protobuf.WellKnownTypes;
using Zarya.Mdb.Model;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Schema.Values;
using Zarya.Server.Api.Translation;
using Action = Zarya.Server.Api.Schema.Processing.SubscribeParametersRequest.Types.Action;

namespace Zarya.Server.Api.Sockets;

/// <summary>A subscription to values of parameters.</summary>
internal sealed class ParameterCall : SocketCall
{
    /// <summary>Values in one message: some 300 kB of JSON.</summary>
    private const int MostInMessage = 1000;
    private readonly ProcessorFeed _feed;
    private readonly Lock _lock = new();
    private readonly WaitingValues _waiting;
    private readonly Queue<Outgoing> _mappings = [];
    private readonly Dictionary<int, (NamedObjectId Id, string TargetName)> _wanted = [];
    private readonly SubscribeParametersRequest _first;
    private bool _tellsExpiry;
    private int _lastNumericId;
    private bool _isTouched;
    private bool _isStopped;
    private bool _isHeld;

    public ParameterCall(SocketClient client, Any options, SubscribeParametersRequest request)
        : base(client, "parameters", options)
    {
        _first = request;
        _feed = client.Services.Feeds.Of(request.Instance, request.Processor);
        _waiting = new WaitingValues(client.Services.Options.MaxWaitingValues);
    }

    /// <inheritdoc/>
    public override void Start() => Change(_first, Action.Replace);

    /// <inheritdoc/>
    public override void Continue(Google.Protobuf.IMessage options)
    {
        if (options is SubscribeParametersRequest request) Change(request, request.HasAction ? request.Action : Action.Replace);
    }

    /// <inheritdoc/>
    public override void Stop()
    {
        lock (_lock) _isStopped = true;
        foreach (int numericId in _wanted.Keys.ToArray()) Remove(numericId);
    }

    /// <summary>Puts a value into the queue, on the distributor's task.</summary>
    /// <returns>Whether it is the first since the last <see cref="Flush"/>.</returns>
    public bool Offer(WaitingValue value)
    {
        lock (_lock)
        {
            if (_isStopped || (value.Delivery.IsExpiry && !_tellsExpiry)) return false;
            _waiting.Miss(value.Delivery.SkippedBefore);
            _waiting.Add(value);
        }
        bool isFirst = !_isTouched;
        _isTouched = true;
        return isFirst;
    }

    /// <summary>A batch is through: what waits may go out.</summary>
    public void Flush()
    {
        _isTouched = false;
        Signal();
    }

    /// <inheritdoc/>
    public override bool TryWrite(ArrayPoolWriter output, WireCodec codec)
    {
        ReadOnlySpan<WaitingValue> values;
        ulong skipped;
        lock (_lock)
        {
            if (_mappings.TryDequeue(out Outgoing? mapping))
            {
                SocketMessage.Write(output, codec, Topic, Number, NextSeq(0), mapping);
                return true;
            }
            if (_waiting.Count == 0 || _isHeld) return false;
            values = _waiting.Take(MostInMessage, out skipped);
        }
        SocketMessage.WriteValues(output, codec, Number, NextSeq(skipped), values);
        _waiting.Release();
        return true;
    }

    // Requests of one client come one after another, from its receiver.
    private void Change(SubscribeParametersRequest request, Action action)
    {
        if (action == Action.Remove)
        {
            foreach (NamedObjectId id in request.Id)
                foreach (int numericId in _wanted.Where(w => w.Value.Id.Equals(id)).Select(w => w.Key).ToArray()) Remove(numericId);
            return;
        }
        lock (_lock) _tellsExpiry = request.HasUpdateOnExpiration ? request.UpdateOnExpiration : _tellsExpiry;
        if (action == Action.Replace)
            foreach (int numericId in _wanted.Keys.ToArray()) Remove(numericId);
        var data = new SubscribeParametersData();
        MdbIndex index = MdbIndex.Of(_feed.Processor.Plan.Database);
        var added = new List<(int NumericId, ParameterTarget Target)>();
        foreach (NamedObjectId id in request.Id)
        {
            if (action == Action.Add && _wanted.Values.Any(w => w.Id.Equals(id))) continue;
            if (index.TryGetParameter(id, out ParameterTarget? target)) added.Add((Want(id, target), target));
            else data.Invalid.Add(id);
        }
        foreach ((int numericId, (NamedObjectId id, string name)) in _wanted)
        {
            data.Mapping.Add((uint)numericId, id);
            if (index.TryGetParameter(name, out ParameterTarget? target)) data.Info.Add((uint)numericId, InfoOf(target));
        }
        Tell(data, added, sendFromCache: !request.HasSendFromCache || request.SendFromCache);
    }

    private int Want(NamedObjectId id, ParameterTarget target)
    {
        _wanted.Add(++_lastNumericId, (id, target.Name));
        lock (_lock) _waiting.SetParameters(_wanted.Count);
        return _lastNumericId;
    }

    // The mapping has to go before any value that uses it, so newer values are held back until it stands in the queue.
    private void Tell(SubscribeParametersData data, List<(int NumericId, ParameterTarget Target)> added, bool sendFromCache)
    {
        lock (_lock) _isHeld = true;
        foreach ((int numericId, ParameterTarget target) in added)
        {
            if (_feed.Subscribe(target, this, numericId) is not { } newest || !sendFromCache) continue;
            ParameterValue value = newest.ToMessage();
            value.NumericId = (uint)numericId;
            data.Values.Add(value);
        }
        lock (_lock)
        {
            _mappings.Enqueue(new Outgoing(data));
            _isHeld = false;
        }
        Signal();
    }

    private void Remove(int numericId)
    {
        if (_wanted.Remove(numericId, out (NamedObjectId Id, string TargetName) wanted)) _feed.Unsubscribe(wanted.TargetName, this, numericId);
    }

    private static SubscribedParameterInfo InfoOf(ParameterTarget target)
    {
        var info = new SubscribedParameterInfo { Parameter = target.Name, DataSource = ParameterTranslation.SourceOf(target.Parameter) };
        if (target.Type is { Units.Count: > 0 } type) info.Units = string.Join(' ', type.Units.Select(TypeTranslation.UnitText));
        if (target.Type is EnumeratedDataType labels)
        {
            info.EnumValues.AddRange(TypeTranslation.Labels(labels));
            info.EnumRanges.AddRange(TypeTranslation.LabelRanges(labels));
        }
        return info;
    }
}
