using Zarya.Server.Api.Schema.Instances;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Translation;

/// <summary>Missions as they are sent: "instances".</summary>
internal static class InstanceTranslation
{
    /// <summary>A mission.</summary>
    public static YamcsInstance Of(Mission mission)
    {
        var wire = new YamcsInstance
        {
            Name = mission.Name,
            State = YamcsInstance.Types.InstanceState.Running,
            MissionTime = WireTime.ToTimestamp(mission.Now, mission.LeapSeconds),
            MissionDatabase = SystemTranslation.Outline(mission.Database),
            Processors = { mission.Processors.Select(p => ProcessorTranslation.Of(mission, p)) },
        };
        if (mission.Description.Length > 0) wire.Labels.Add("description", mission.Description);
        return wire;
    }
}
