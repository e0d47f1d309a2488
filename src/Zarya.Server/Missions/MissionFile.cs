using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>What a <c>mission.yaml</c> says, defaults filled in. Nothing in it was compared with the definition yet.</summary>
internal sealed record MissionFile
{
    /// <summary>The file's name in every mission's folder.</summary>
    public const string FileName = "mission.yaml";

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>XTCE files, relative to the folder; empty: all <c>*.xml</c> in it.</summary>
    public IReadOnlyList<PlacedText> MdbFiles { get; init; } = [];

    /// <summary>The container that packets start at; <see langword="null"/>: the likeliest.</summary>
    public PlacedText? Root { get; init; }

    public ClockSettings? Clock { get; init; }

    public IReadOnlyList<LinkSettings> Links { get; init; } = [];

    public IReadOnlyList<DerivedSettings> Derived { get; init; } = [];

    public IReadOnlyList<LocalSettings> Local { get; init; } = [];

    /// <summary>How long values of one parameter are good.</summary>
    public IReadOnlyList<(PlacedText Parameter, Duration Expiry)> Expiries { get; init; } = [];

    public AlarmSettings Alarms { get; init; } = new();

    public StationSettings? Station { get; init; }

    public RecordSettings Record { get; init; } = new();

    public ServerSettings Server { get; init; } = new();
}

/// <summary>A text of a mission file and where it stands.</summary>
internal sealed record PlacedText(string Text, MissionPlace Place)
{
    public override string ToString() => Text;
}

/// <summary>What tells generation times: a time code in the secondary header, or a parameter.</summary>
/// <param name="Code">The time code as written; <see langword="null"/> where a parameter tells.</param>
/// <param name="Offset">Octets of the secondary header in front of the code.</param>
/// <param name="Parameter">The parameter; <see langword="null"/> where a code tells.</param>
internal sealed record ClockSettings(PlacedText? Code, int Offset, PlacedText? Parameter = null);

/// <summary>A link.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Root">The container that its packets start at, where that is not the mission's.</param>
/// <param name="Settings">What its kind takes, as text by key; empty for a simulated station.</param>
/// <param name="Effective">The same with defaults filled in.</param>
/// <param name="Flight">What a simulated station takes, or <see langword="null"/> for what comes from outside.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record LinkSettings(string Name, string Kind, PlacedText? Root, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<KeyValuePair<string, string>> Effective, FlightSettings? Flight, MissionPlace Place);

/// <summary>A parameter that an expression gives, below <c>/Derived</c>.</summary>
/// <param name="Name">Its name; a slash makes systems.</param>
/// <param name="Type">float, integer, boolean or text.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Unit">May be empty.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DerivedSettings(string Name, string Type, PlacedText Expression, string Unit, string Description, MissionPlace Place);

/// <summary>A parameter that people and programs set, below <c>/Local</c>.</summary>
/// <param name="Name">Its name; a slash makes systems.</param>
/// <param name="Type">integer, float, boolean, text or enumeration.</param>
/// <param name="Initial">As written, or <see langword="null"/>.</param>
/// <param name="Unit">May be empty.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Labels">Of an enumeration.</param>
/// <param name="IsPersistent">Whether a value outlives a restart.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record LocalSettings(string Name, string Type, string? Initial, string Unit, string Description, IReadOnlyList<(long Value, string Label)> Labels, bool IsPersistent, MissionPlace Place);

/// <summary>What is set about alarms.</summary>
internal sealed record AlarmSettings
{
    /// <summary>Events from this severity on raise alarms; <see langword="null"/>: none do.</summary>
    public EventSeverity? Events { get; init; } = EventSeverity.Critical;

    /// <summary>Alarms that stay until somebody resets them.</summary>
    public IReadOnlyList<PlacedText> Latching { get; init; } = [];

    /// <summary>Repeats of an event within this time are told as one.</summary>
    public Duration Repeats { get; init; } = Duration.FromSeconds(10);
}

/// <summary>The station whose air is watched.</summary>
/// <param name="File">The station file.</param>
/// <param name="Channels">What parameters tell the leak watch; empty: they are found by their names.</param>
/// <param name="Suite">A file with the set of sensors, or <see langword="null"/> for the station file's own.</param>
/// <param name="Place">Where the section stands.</param>
internal sealed record StationSettings(PlacedText File, IReadOnlyList<(string Channel, PlacedText Parameter)> Channels, PlacedText? Suite, MissionPlace Place);

/// <summary>The record.</summary>
internal sealed record RecordSettings
{
    /// <summary>Relative to the mission's folder.</summary>
    public string Folder { get; init; } = "record";

    /// <summary>How old entries may become; <see langword="null"/>: as old as they like.</summary>
    public Duration? Keep { get; init; }

    /// <summary>How many octets it may take; <see langword="null"/>: the disk.</summary>
    public long? KeepOctets { get; init; }

    /// <summary>Whether sealed segments are packed anew.</summary>
    public bool Compacts { get; init; } = true;
}

/// <summary>The doors of the server.</summary>
internal sealed record ServerSettings
{
    public PlacedText Listen { get; init; } = new("127.0.0.1:8090", default);

    /// <summary>Origins whose pages may call; none unless said.</summary>
    public IReadOnlyList<string> Cors { get; init; } = [];
}
