using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Schema.Links;
using Zarya.Server.Api.Schema.Management;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Time;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Sockets;

/// <summary>A call that speaks at once and then looks every second whether there is something to say.</summary>
internal abstract class BeatCall(SocketClient client, string topic, Any options) : MessageCall(client, topic, options)
{
    /// <inheritdoc/>
    public override void Start()
    {
        Tick();
        Client.Services.Feeds.AddBeat(this);
    }

    /// <inheritdoc/>
    public override void Stop() => Client.Services.Feeds.RemoveBeat(this);
}

/// <summary>Topic <c>time</c>: what time it is in a mission or a processor.</summary>
internal sealed class TimeCall : BeatCall
{
    private readonly Mission _mission;
    private readonly RunningProcessor? _processor;

    public TimeCall(SocketClient client, Any options, SubscribeTimeRequest request)
        : base(client, "time", options)
    {
        _mission = client.Services.Mission(request.Instance);
        if (request.Processor.Length > 0) _processor = ApiServices.Processor(_mission, request.Processor);
    }

    /// <inheritdoc/>
    public override void Tick() => Tell(WireTime.ToTimestamp(_processor?.Now ?? _mission.Now, _mission.LeapSeconds));
}

/// <summary>Topic <c>links</c>: all links, every second.</summary>
internal sealed class LinksCall(SocketClient client, Any options, SubscribeLinksRequest request) : BeatCall(client, "links", options)
{
    private readonly Mission _mission = client.Services.Mission(request.Instance);

    /// <inheritdoc/>
    public override void Tick() => Tell(new LinkEvent { Links = { _mission.Links.Select(l => LinkTranslation.Of(_mission, l)) } });
}

/// <summary>Topic <c>processors</c>: the wanted one at once if one is named, and any that comes, changes or ends.</summary>
internal sealed class ProcessorsCall : BeatCall
{
    private readonly SubscribeProcessorsRequest _request;
    private readonly Dictionary<(string Instance, string Name), ProcessorInfo> _known = [];
    private bool _isFirst = true;

    public ProcessorsCall(SocketClient client, Any options, SubscribeProcessorsRequest request)
        : base(client, "processors", options)
    {
        _request = request;
        if (request.Instance.Length == 0) return;
        Mission mission = client.Services.Mission(request.Instance);
        if (request.Processor.Length > 0) ApiServices.Processor(mission, request.Processor);
    }

    /// <inheritdoc/>
    public override void Tick()
    {
        var now = new Dictionary<(string, string), ProcessorInfo>();
        foreach (Mission mission in Client.Services.Missions.All.Where(m => _request.Instance.Length == 0 || m.Name == _request.Instance))
            foreach (RunningProcessor processor in mission.Processors.Where(p => _request.Processor.Length == 0 || p.Name == _request.Processor))
                now[(mission.Name, processor.Name)] = ProcessorTranslation.Of(mission, processor, withTime: false);
        foreach (((string, string) key, ProcessorInfo state) in now)
            if (!(_isFirst && _request.Processor.Length == 0) && !state.Equals(_known.GetValueOrDefault(key))) Tell(state.Clone());
        foreach (((string, string) key, ProcessorInfo state) in _known)
        {
            if (now.ContainsKey(key)) continue;
            ProcessorInfo ended = state.Clone();
            ended.State = Schema.Services.ServiceState.Terminated;
            Tell(ended);
        }
        _known.Clear();
        foreach (((string, string) key, ProcessorInfo state) in now) _known.Add(key, state);
        _isFirst = false;
    }
}

/// <summary>Topic <c>instances</c>: a mission that comes or changes.</summary>
internal sealed class InstancesCall(SocketClient client, Any options) : BeatCall(client, "instances", options)
{
    private readonly HashSet<string> _known = [];
    private bool _isFirst = true;

    /// <inheritdoc/>
    public override void Tick()
    {
        foreach (Mission mission in Client.Services.Missions.All)
            if (_known.Add(mission.Name) && !_isFirst) Tell(InstanceTranslation.Of(mission));
        _isFirst = false;
    }
}
