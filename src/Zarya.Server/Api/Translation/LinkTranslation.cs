using Google.Protobuf.WellKnownTypes;
using Zarya.Links;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Links;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Translation;

/// <summary>Links as they are sent.</summary>
internal static class LinkTranslation
{
    /// <summary>A link at this moment. Packets are its data count; octets and losses stand in <c>extra</c>.</summary>
    public static LinkInfo Of(Mission mission, ILink link)
    {
        LinkReport report = link.Report;
        var wire = new LinkInfo
        {
            Instance = mission.Name,
            Name = link.Name,
            Type = link.Kind,
            Disabled = !link.IsEnabled,
            Status = report.Status switch
            {
                LinkStatus.Ok => "OK",
                LinkStatus.Unavailable => "UNAVAIL",
                LinkStatus.Disabled => "DISABLED",
                _ => "FAILED",
            },
            DetailedStatus = report.Detail,
            DataInCount = report.Packets,
            DataOutCount = 0,
            Extra = new Struct
            {
                Fields =
                {
                    ["setting"] = Value.ForString(link.Setting),
                    ["octets"] = Value.ForNumber(report.Octets),
                    ["skippedOctets"] = Value.ForNumber(report.SkippedOctets),
                    ["droppedDatagrams"] = Value.ForNumber(report.DroppedDatagrams),
                    ["missingPackets"] = Value.ForNumber(report.MissingPackets),
                    ["connections"] = Value.ForNumber(report.Connections),
                },
            },
        };
        if (report.LastError is { } error) wire.Extra.Fields["lastError"] = Value.ForString(error);
        if (report.LastReception is { } last) wire.Extra.Fields["lastReception"] = Value.ForString(WireTime.ToText(last, mission.LeapSeconds));
        if (MdbIndex.Of(mission.Database).TryGetSystem($"/Zarya/Links/{link.Name}", out Mdb.Model.SpaceSystem? own)) wire.Parameters.AddRange(own.Parameters.Select(p => p.QualifiedName));
        return wire;
    }
}
