using Zarya.Server.Running;

namespace Zarya.Server.Incidents.Pages;

/// <summary>The short permanent links of incidents.</summary>
internal static class IncidentLink
{
    /// <summary>The page with all incidents.</summary>
    public const string ListPath = "/incidents";

    /// <summary>The Atom feed.</summary>
    public const string FeedPath = "/incidents.atom";

    /// <summary>How the pages look.</summary>
    public const string StylePath = "/incidents.css";

    /// <summary>Where browsers look for an icon.</summary>
    public const string IconPath = "/favicon.ico";

    /// <summary>The page of an incident: without the mission's name where no other mission has one of this id. With it, it always works.</summary>
    public static string Of(Mission mission, string id, IReadOnlyList<Mission> missions) =>
        missions.Count(m => m.Books.Incidents.Find(id) is not null) > 1 ? $"{ListPath}/{Uri.EscapeDataString(mission.Name)}/{Uri.EscapeDataString(id)}" : $"{ListPath}/{Uri.EscapeDataString(id)}";
}
