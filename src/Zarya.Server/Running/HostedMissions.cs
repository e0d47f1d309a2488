using System.Diagnostics.CodeAnalysis;
using Zarya.Server.Api;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>The missions of a server.</summary>
internal sealed class HostedMissions(IReadOnlyList<Mission> missions, LeapSeconds leapSeconds) : IMissions
{
    public IReadOnlyList<Mission> All => missions;

    public LeapSeconds LeapSeconds => leapSeconds;

    public bool TryGet(string name, [NotNullWhen(true)] out Mission? mission)
    {
        mission = missions.FirstOrDefault(m => m.Name == name);
        return mission is not null;
    }
}
