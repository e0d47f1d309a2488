using System.Runtime.InteropServices;
using Zarya.Server.Api.Names;

namespace Zarya.Server.Api.Sockets;

/// <summary>Everybody who wants the values of one parameter, or of one part of it.</summary>
internal sealed class FeedNode(ParameterTarget target)
{
    private readonly Lock _lock = new();
    private readonly List<(ParameterCall Call, int NumericId, long From)> _subscribers = [];

    /// <summary>What they want; another one of the same name once the definition was replaced.</summary>
    public ParameterTarget Target { get; set; } = target;

    /// <summary>Adds one, who wants what comes from a number on.</summary>
    /// <returns>Whether it is the first.</returns>
    public bool Add(ParameterCall call, int numericId, long from)
    {
        lock (_lock)
        {
            _subscribers.Add((call, numericId, from));
            return _subscribers.Count == 1;
        }
    }

    /// <summary>Takes one out.</summary>
    /// <returns>Whether it was the last.</returns>
    public bool Remove(ParameterCall call, int numericId)
    {
        lock (_lock)
        {
            int at = _subscribers.FindIndex(s => s.Call == call && s.NumericId == numericId);
            if (at < 0) return false;
            _subscribers[at] = _subscribers[^1];
            _subscribers.RemoveAt(_subscribers.Count - 1);
            return _subscribers.Count == 0;
        }
    }

    /// <summary>Hands a value to all.</summary>
    public void Distribute(SampleDelivery delivery, long number, List<ParameterCall> touched)
    {
        lock (_lock)
        {
            foreach ((ParameterCall call, int numericId, long from) in CollectionsMarshal.AsSpan(_subscribers))
                if (number >= from && call.Offer(new WaitingValue(numericId, delivery))) touched.Add(call);
        }
    }
}
