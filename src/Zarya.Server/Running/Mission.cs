using Zarya.Archive.Log;
using Zarya.Links;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>A mission that runs: an "instance" on the wire. Safe for any number of threads.</summary>
public sealed class Mission
{
    /// <summary>Its name: the folder's, unless the mission file says.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>Words about it from the mission file; may be empty.</summary>
    public string Description => throw new NotImplementedException();

    /// <summary>The folder of the mission: displays lie in <c>displays/</c>.</summary>
    public string Folder => throw new NotImplementedException();

    /// <summary>The definition: XTCE files of the mission, and the documents that Zarya writes itself for <c>/Zarya</c> (links, record, processor) and <c>/Station/Leak</c>.</summary>
    public MissionDatabase Database => throw new NotImplementedException();

    /// <summary>The definition made ready.</summary>
    public ProcessorPlan Plan => throw new NotImplementedException();

    /// <summary>The leap seconds.</summary>
    public LeapSeconds LeapSeconds => throw new NotImplementedException();

    /// <summary>Now in the mission: wall clock for real links, the simulation's time where a simulated station flies.</summary>
    public Instant Now => throw new NotImplementedException();

    /// <summary>The live processor.</summary>
    public RunningProcessor Realtime => throw new NotImplementedException();

    /// <summary>The live processor and the replays.</summary>
    public IReadOnlyList<RunningProcessor> Processors => throw new NotImplementedException();

    /// <summary>The links in the order of the mission file.</summary>
    public IReadOnlyList<ILink> Links => throw new NotImplementedException();

    /// <summary>The record, for readers.</summary>
    public LogStore Store => throw new NotImplementedException();

    /// <summary>The record, for writers.</summary>
    public Recorder Recorder => throw new NotImplementedException();

    /// <summary>Starts a replay of what was recorded from <paramref name="start"/> to <paramref name="stop"/>.</summary>
    public RunningProcessor StartReplay(string name, Instant start, Instant stop, double speed) => throw new NotImplementedException();

    /// <summary>Ends a replay.</summary>
    public bool EndReplay(string name) => throw new NotImplementedException();
}
