using Zarya.Processing.Alarms;
using Zarya.Server.Languages;

namespace Zarya.Server.Incidents.Words;

/// <summary>English words about incidents.</summary>
internal static class EnglishWords
{
    public static IncidentWords Table { get; } = new()
    {
        Language = Language.English,
        Tag = "en",
        AlarmMark = "alarm",
        AllIncidents = "All incidents",
        AtomFeed = "Atom feed",
        By = " by {0}",
        Comments = "Comments",
        Cut = "Only the last {0} lines; there is more in the record.",
        Incident = "Incident",
        Incidents = "Incidents",
        IncidentsOf = "Incidents of {0}",
        Log = " (log, {0})",
        Loss = "Whole loss to space, kg/d, with its 90 % interval",
        Mission = "Mission",
        NoIncidents = "None.",
        NotFound = "There is no such incident; see /incidents",
        Nothing = "Nothing stands in the record.",
        Open = "open",
        Over = "over",
        OverMark = "over",
        PermanentLink = "Permanent link",
        Plots = "Pressure and loss",
        PlotSummary = "{0}: {1} at {2}, {3} at {4}",
        Pressure = "Pressure of the volume in which the loss is, mmHg",
        Related = "Related",
        Severity = "Severity",
        Since = "Since",
        State = "State",
        Statements = "Statements",
        Tags = "Tags",
        Timeline = "Timeline",
        Until = "Until",
        WrittenDownBy = "written down by",
        Severities = SeverityWords.All.ToDictionary(w => w),
        Steps = new Dictionary<AlarmStep, string>
        {
            [AlarmStep.Triggered] = "raised",
            [AlarmStep.SeverityIncreased] = "has got worse",
            [AlarmStep.Acknowledged] = "acknowledged",
            [AlarmStep.ReturnedToNormal] = "back to normal",
            [AlarmStep.Reset] = "reset",
            [AlarmStep.Cleared] = "cleared",
            [AlarmStep.Shelved] = "shelved",
            [AlarmStep.Unshelved] = "off the shelf",
            [AlarmStep.Commented] = "comment",
        },
        // Kinds and operations are English words already.
        Kinds = new Dictionary<string, string>(),
        Operations = new Dictionary<string, string>(),
    };
}
