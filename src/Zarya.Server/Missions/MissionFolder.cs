using System.Text;
using Zarya.Archive.Views;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Processing;
using Zarya.Processing.Algorithms;
using Zarya.Processing.LeakWatch;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Server.Missions;

/// <summary>A mission as its folder has it: the mission file, its definition and what is wrong with them. Made anew whenever files change.</summary>
internal sealed class MissionFolder
{
    private MissionFolder(string path, MissionFile file, RecordedDefinition definition, ProcessorPlan plan, StationSetup station, StationChannels? channels, IReadOnlyList<MissionProblem> problems)
    {
        (Path, File, Definition, Plan, Station, Channels, Problems) = (path, file, definition, plan, station, channels, problems);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    public MissionFile File { get; }

    /// <summary>The XTCE files as they are recorded, those that Zarya writes itself included.</summary>
    public RecordedDefinition Definition { get; }

    public MissionDatabase Database => Plan.Database;

    public ProcessorPlan Plan { get; }

    /// <summary>The station and the flight of a simulated one.</summary>
    public StationSetup Station { get; }

    /// <summary>Which parameters tell the leak watch what; <see langword="null"/> if no station is watched.</summary>
    public StationChannels? Channels { get; }

    /// <summary>Everything that is wrong, by file and line.</summary>
    public IReadOnlyList<MissionProblem> Problems { get; }

    /// <summary>Files in the folder that the definition is made of: those named, or all XTCE files there are now.</summary>
    public IEnumerable<string> WatchedFiles => File.MdbFiles.Count > 0 ? File.MdbFiles.Select(f => f.Text) : Directory.EnumerateFiles(Path, "*.xml").Select(f => System.IO.Path.GetFileName(f));

    public bool HasErrors => Problems.Any(p => !p.IsWarning);

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="leapSeconds">Leap seconds.</param>
    /// <exception cref="MissionException">There is no mission in it.</exception>
    public static MissionFolder Read(string path, LeapSeconds leapSeconds)
    {
        string file = System.IO.Path.Combine(path, MissionFile.FileName);
        var problems = new List<MissionProblem>();
        string name = NameOf(path);
        MissionFile mission = MissionFileReader.Read(file, Text(path, file), MissionFileReader.IsName(name) ? name : "mission", leapSeconds, problems);
        List<RecordedFile> files = Files(path, mission, problems);
        StationSetup station = StationSetup.Read(mission, path, leapSeconds, problems);
        int own = files.Count;
        foreach ((string document, byte[] octets) in GroundDocuments.Of(mission).Concat(station.Documents())) files.Add(new RecordedFile(document, octets));
        var definition = new RecordedDefinition(files, mission.Root?.Text);
        string Shown(int index) => index < own ? System.IO.Path.Combine(path, files[index].Name) : files[index].Name;
        MissionDatabase database = XtceLoader.Load([.. files.Select((f, i) => new XtceSource(Shown(i), new MemoryStream(f.Octets.ToArray())))]);
        problems.AddRange(database.Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
            .Select(d => new MissionProblem(new MissionPlace(d.Where.File, d.Where.Line, 0), $"{d.Code}: {d.Message} [{d.Path}]", IsWarning: d.Severity == DiagnosticSeverity.Warning)));
        var plan = ProcessorPlan.Compile(database, Options(mission, leapSeconds, problems));
        problems.AddRange(plan.Problems.Select(p => PlanProblems.Place(p, mission, file)));
        if (!plan.RootContainers.Any() && plan.Problems.Count == 0 && own > 0) problems.Add(new MissionProblem(new MissionPlace(file, 0, 0), "the XTCE files define no container that packets can start at: nothing can be decoded", IsWarning: true));
        problems.AddRange(PortCheck.Conflicts(mission, file));
        StationChannels? channels = station.Channels(mission, database, problems);
        return new MissionFolder(path, mission, definition, plan, station, channels, [.. problems.Distinct()]);
    }

    private static string Text(string path, string file)
    {
        if (!Directory.Exists(path)) throw new MissionException($"{path} is not there; a mission is a folder, and 'zarya new NAME --mdb X.xml' makes one");
        if (!System.IO.File.Exists(file)) throw new MissionException($"{path} holds no {MissionFile.FileName}, so it is no mission; 'zarya new NAME --mdb X.xml' makes one");
        try
        {
            if (new FileInfo(file).Length > YamlText.MaxOctets) throw new MissionException($"{file} is larger than 1 MiB: that is no mission file");
            return System.IO.File.ReadAllText(file, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MissionException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static string NameOf(string path) => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));

    private static List<RecordedFile> Files(string path, MissionFile mission, List<MissionProblem> problems)
    {
        var files = new List<RecordedFile>();
        IEnumerable<PlacedText> names = mission.MdbFiles.Count > 0
            ? mission.MdbFiles
            : Directory.EnumerateFiles(path, "*.xml").Select(f => new PlacedText(System.IO.Path.GetFileName(f), default)).OrderBy(f => f.Text, StringComparer.Ordinal);
        foreach (PlacedText name in names)
        {
            try
            {
                files.Add(new RecordedFile(name.Text, System.IO.File.ReadAllBytes(System.IO.Path.Combine(path, name.Text))));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new MissionProblem(name.Place, $"{name.Text} cannot be read: {(e is FileNotFoundException or DirectoryNotFoundException ? "it is not there (names are relative to the mission's folder)" : e.Message)}"));
            }
        }
        return files;
    }

    private static ProcessorOptions Options(MissionFile mission, LeapSeconds leapSeconds, List<MissionProblem> problems)
    {
        TimeCode? code = null;
        if (mission.Clock?.Code is { } written && !TimeCodeName.TryRead(written.Text, leapSeconds, out code, out string? reason)) problems.Add(new MissionProblem(written.Place, reason));
        return new ProcessorOptions
        {
            LeapSeconds = leapSeconds,
            RootContainer = mission.Root?.Text,
            RootContainersByLink = mission.Links.Where(l => l.Root is not null).GroupBy(l => l.Name).ToDictionary(g => g.Key, g => g.First().Root!.Text),
            SecondaryHeaderTime = code,
            SecondaryHeaderTimeOffset = mission.Clock?.Offset ?? 0,
            TimeParameter = mission.Clock?.Parameter?.Text,
            ExpiresAfter = mission.Expiries.GroupBy(e => e.Parameter.Text).ToDictionary(g => g.Key, g => g.First().Expiry),
            Derived = [.. mission.Derived.Where(d => d.Name.Length > 0 && d.Expression.Text.Length > 0).DistinctBy(d => d.Name).Select(d => new DerivedParameter("/Derived/" + d.Name, d.Expression.Text))],
            EventAlarms = mission.Alarms.Events,
            LatchingAlarms = mission.Alarms.Latching.Select(l => l.Text).ToHashSet(StringComparer.Ordinal),
            RepeatWindow = mission.Alarms.Repeats,
        };
    }
}
