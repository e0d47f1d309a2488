using Zarya.Server.Operations;
using Zarya.Server.Running;

namespace Zarya.Server.Incidents;

/// <summary>What people write of a mission: one for each mission, put together with it.</summary>
internal sealed class MissionBooks
{
    /// <summary>Opens the books. From now on events begin incidents.</summary>
    /// <param name="mission">The mission.</param>
    public MissionBooks(Mission mission)
    {
        Operations = new OperationsLog(mission);
        Notebook = new Notebook(mission.Store, mission.Recorder, () => mission.Now);
        Incidents = new IncidentBook(mission.Store, mission.Recorder, mission.LeapSeconds, () => mission.Realtime.Run(LeakReading.Of));
        mission.Realtime.Add(Incidents);
    }

    /// <summary>The operations log.</summary>
    public OperationsLog Operations { get; }

    /// <summary>The notebook.</summary>
    public Notebook Notebook { get; }

    /// <summary>The incidents.</summary>
    public IncidentBook Incidents { get; }
}
