using Zarya.Server.Api.Schema.Management;
using Zarya.Server.Api.Schema.Services;
using Zarya.Server.Api.Schema.Values;
using Zarya.Server.Running;
using Speed = Zarya.Server.Api.Schema.Values.ReplaySpeed.Types.ReplaySpeedType;
using State = Zarya.Server.Api.Schema.Values.ReplayStatus.Types.ReplayState;

namespace Zarya.Server.Api.Translation;

/// <summary>Processors as they are sent.</summary>
internal static class ProcessorTranslation
{
    /// <summary>A processor.</summary>
    /// <param name="mission">Its mission.</param>
    /// <param name="processor">The processor.</param>
    /// <param name="withTime">Whether its time is told: it differs every time one looks.</param>
    public static ProcessorInfo Of(Mission mission, RunningProcessor processor, bool withTime = true)
    {
        ReplayControl? replay = processor.Replay;
        var wire = new ProcessorInfo
        {
            Instance = mission.Name,
            Name = processor.Name,
            Type = replay is null ? "realtime" : "Archive",
            Creator = "system",
            HasAlarms = true,
            HasCommanding = false,
            State = ServiceState.Running,
            Persistent = replay is null,
            Replay = replay is not null,
            CheckCommandClearance = false,
            Protected = replay is null,
        };
        if (withTime) wire.Time = WireTime.ToTimestamp(processor.Now, mission.LeapSeconds);
        if (replay is null) return wire;
        wire.ReplayState = replay.IsAtEnd ? State.Stopped : replay.IsPaused ? State.Paused : State.Running;
        wire.ReplayRequest = new ReplayRequest
        {
            Start = WireTime.ToTimestamp(replay.Start, mission.LeapSeconds),
            Stop = WireTime.ToTimestamp(replay.Stop, mission.LeapSeconds),
            EndAction = EndAction.Stop,
            Speed = double.IsInfinity(replay.Speed) ? new ReplaySpeed { Type = Speed.Afap } : new ReplaySpeed { Type = Speed.Realtime, Param = (float)replay.Speed },
        };
        return wire;
    }
}
