using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Links;
using Zarya.Processing.Events;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Incidents;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server;

/// <summary>
/// A running mission, whole: every link, processor, store and connection is named here and nowhere else (house rule 2).
/// <code>
///  links ──batches──► MissionSink ──► Recorder ──► LogWriter ──► disk
///    ▲ back-pressure      │              ▲ events, alarms, ground and local values
///    │                    ▼              │
///    └──────────────  LiveThread ──► RunningProcessor ──► RecordingAudience, audiences of the API
///                         ▲ once a second: GroundValues (links, record, processor)
///  LogStore ──► ReplayThread ──► RunningProcessor (one a replay)
///  files of the mission ──► DefinitionWatch ──► DefinitionReplacement ──► RunningProcessor, Recorder
/// </code>
/// </summary>
internal static class Topology
{
    /// <summary>Puts a mission together. Nothing runs before <see cref="Mission.Start"/>.</summary>
    /// <param name="folder">The mission, without errors.</param>
    /// <param name="surroundings">What comes from outside: clock, chance, standard input, where the record lies.</param>
    /// <exception cref="MissionException">The record cannot be opened.</exception>
    public static Mission Build(MissionFolder folder, Surroundings surroundings)
    {
        // The record, and time: the wall clock's, or that of a simulated station, which goes on where its record ends.
        TimeProvider clock = surroundings.Clock;
        long start = clock.GetTimestamp();
        LeapSeconds leapSeconds = folder.Plan.Options.LeapSeconds;
        var wallClock = new LinkClock(clock, leapSeconds);
        LogWriter writer = OpenRecord(folder, surroundings);
        (LinkSettings? flown, PlannedFlight? planned) = folder.Station.Flights.Select(f => (folder.File.Links.First(l => l.Name == f.Key), f.Value)).FirstOrDefault();
        FlightLink? flight = planned is null ? null : new FlightLink(flown!.Name, planned, surroundings.Speed, LastReception(writer.Store, flown.Name), clock, leapSeconds);
        Func<Instant> now = flight is null ? () => wallClock.Now : () => flight.Now;
        var recorder = new Recorder(writer, RecorderOptionsOf(folder.File.Record), clock, now, link => PlanClock.TryOf(folder.Plan, link));

        // The live processor, as the last run left it.
        var realtime = new RunningProcessor("realtime", folder.Plan, now);
        Restoration restoration = Restoration.Read(writer.Store, folder.Database);
        realtime.Run(p => restoration.Restore(p, now()));
        realtime.Add(new RecordingAudience(recorder));
        realtime.Run(RecordingAudience.Watch);
        realtime.Run(restoration.Settle);

        // The links.
        var outside = new LinkSurroundings { Clock = wallClock, Folder = folder.Path, Seed = surroundings.Seed, StandardInput = surroundings.StandardInput() };
        ILink[] links = [.. folder.File.Links.Select(link => link == flown ? flight! : Link(link, outside))];

        // Connections.
        LeakRoom? leak = null;
        var ground = new GroundValues(links, recorder, realtime, () => leak?.BehindS ?? 0, clock);
        LiveThread? live = null;
        live = new LiveThread(realtime, clock, everyBatch: p => leak?.Pump(p), everySecond: p =>
        {
            ground.Update(p);
            leak?.Wait(p, () => live!.IsBehind);
        });
        var sink = new MissionSink(recorder, live, realtime, clock);
        var parts = new MissionParts { LeapSeconds = leapSeconds, Clock = clock, Now = now, Store = writer.Store, Recorder = recorder, Realtime = realtime, Live = live, Sink = sink, Links = links };
        var mission = new Mission(folder, parts);
        if (folder.Channels is { } channels)
        {
            // The leak watch hears what comes, and once the mission runs reads again what came before.
            var monitor = new LeakMonitor(channels, folder.Database, folder.Station.WatchOptions);
            LeakCatchUp? before = LeakCatchUp.Find(folder.Plan, channels, folder.Station.WatchOptions, writer.Store, now(), writer.LastAcknowledged, static _ => Task.CompletedTask, clock);
            mission.Leak = leak = new LeakRoom(mission, monitor, folder.Station.Plan!, flight is null ? _ => Duration.FromMilliseconds((long)clock.GetElapsedTime(start).TotalMilliseconds) : p => p.Now - flight.Start);
            realtime.Run(p => leak.Hear(p, monitor, before));
        }
        if (flight is not null) mission.Simulation = new FlightDesk(mission, flight);
        mission.Books = new MissionBooks(mission);
        recorder.TroubleChanged = trouble => mission.Raise("Record", "disk", trouble is null ? EventSeverity.Info : EventSeverity.Distress,
            trouble is null ? "the disk takes what comes in again" : $"the disk refuses what comes in, which is kept in memory as long as there is room: {trouble}");
        parts.Watch = new DefinitionWatch(folder.Path, () => mission.InForce.WatchedFiles, () => mission.Replacement.TryReplace(() => Surroundings.Read(folder.Path, leapSeconds)), clock);

        // What the record is to say first.
        if (!folder.Definition.IsSame(RecordedDefinition.FindNewest(writer.Store, out _))) mission.Replacement.Record(folder.Definition);
        return mission;
    }

    private static ILink Link(LinkSettings link, LinkSurroundings surroundings)
    {
        LinkMaking making = LinkKinds.Make(link.Name, link.Settings, surroundings);
        return making.Link ?? throw new MissionException($"{link.Place}: {string.Join("; ", making.Problems.Select(p => $"{p.Key} {p.Message}"))}");
    }

    /// <summary>When the last packet of a link came in.</summary>
    private static Instant? LastReception(LogStore store, string link)
    {
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Packet, IsBackwards = true, Streams = s => s.Link == link });
        return reader.Read() ? reader.Reception : null;
    }

    private static RecorderOptions RecorderOptionsOf(RecordSettings record) => new() { Keep = record.Keep, KeepOctets = record.KeepOctets, Compacts = record.Compacts };

    private static LogWriter OpenRecord(MissionFolder folder, Surroundings surroundings)
    {
        string place = surroundings.RecordPlace(folder);
        // Segments are sealed by age in the time of the mission, which may go faster.
        double speed = folder.Station.Flights.Values.Select(f => surroundings.Speed ?? f.Speed).FirstOrDefault(1);
        var options = new LogOptions { SegmentAge = Duration.FromSeconds((long)(600 * Math.Max(1, speed))) };
        try
        {
            return LogWriter.Open(surroundings.Disk(place), options);
        }
        catch (LogInUseException e)
        {
            throw new MissionException($"{place}: another process writes this record; is the mission running already?", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MissionException($"{place}: the record cannot be opened: {e.Message}", e);
        }
    }
}
