using Zarya.Archive.Views;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.LeakWatch;
using Zarya.Processing.Telemetry;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// Puts another definition in force while the mission runs. What came in before keeps the meaning that it had: the record has the definition from that entry on. Alarms and the values of local parameters are handed over; other values begin anew,
/// because nobody says that they mean the same.
/// </summary>
/// <param name="mission">The mission.</param>
/// <param name="parts">Its parts.</param>
internal sealed class DefinitionReplacement(Mission mission, MissionParts parts)
{
    private const string Source = "Definition";
    private const int ErrorsTold = 10;

    /// <summary>Looks at what the folder holds now, and puts it in force if nothing is wrong with it.</summary>
    /// <returns>Whether another definition is in force.</returns>
    public bool TryReplace(Func<MissionFolder> read)
    {
        MissionFolder next;
        try
        {
            next = read();
        }
        catch (MissionException e)
        {
            mission.Raise(Source, "rejected", EventSeverity.Warning, $"the mission's files changed and cannot be read, so the definition stays as it is: {e.Message}");
            return false;
        }
        if (next.HasErrors)
        {
            MissionProblem[] errors = [.. next.Problems.Where(p => !p.IsWarning)];
            mission.Raise(Source, "rejected", EventSeverity.Warning, $"the mission's files changed and have errors, so the definition stays as it is: {string.Join("; ", errors.Take(ErrorsTold))}{(errors.Length > ErrorsTold ? $"; and {errors.Length - ErrorsTold} more" : "")}");
            return false;
        }
        if (next.Definition.IsSame(mission.InForce.Definition) && next.Plan.Problems.Count == 0 && IsSamePlan(next.File, mission.InForce.File)) return false;
        Record(next.Definition);
        parts.Recorder.UseClocks(link => PlanClock.TryOf(next.Plan, link));
        parts.Realtime.Replace(next.Plan, (old, to) =>
        {
            HandOver(old, to, parts.Now());
            if (mission.Leak is { } leak && next.Channels is { } channels)
            {
                // What came before this moment is read again, what comes from now on is heard.
                LeakCatchUp? before = LeakCatchUp.Find(next.Plan, channels, next.Station.WatchOptions, parts.Store, old.Now, long.MaxValue, stop => parts.Recorder.FlushAsync(stop).AsTask(), parts.Clock);
                leak.Hear(to, new LeakMonitor(channels, next.Database, next.Station.WatchOptions), before);
            }
        });
        mission.Leak?.Start();
        mission.Replace(next);
        mission.Raise(Source, "replaced", EventSeverity.Info, $"another definition is in force: {next.Definition}, {next.Database.Parameters.Count} parameters, {next.Database.Containers.Count} containers");
        return true;
    }

    /// <summary>Puts a definition into the record, before the first packet that it is for.</summary>
    public void Record(RecordedDefinition definition)
    {
        Instant now = parts.Now();
        parts.Recorder.TryAppend(RecordedDefinition.Stream, now, now, definition.ToOctets());
    }

    /// <summary>Links, station, record and doors are not changed while a mission runs; what is computed is.</summary>
    private static bool IsSamePlan(MissionFile a, MissionFile b) =>
        a.Root?.Text == b.Root?.Text && a.Clock == b.Clock && a.Alarms.Events == b.Alarms.Events && a.Alarms.Repeats == b.Alarms.Repeats
        && a.Alarms.Latching.Select(l => l.Text).SequenceEqual(b.Alarms.Latching.Select(l => l.Text))
        && a.Expiries.Select(e => (e.Parameter.Text, e.Expiry)).SequenceEqual(b.Expiries.Select(e => (e.Parameter.Text, e.Expiry)))
        && a.Derived.Select(d => (d.Name, d.Expression.Text)).SequenceEqual(b.Derived.Select(d => (d.Name, d.Expression.Text)));

    // Conditions name parameters of the definition that goes. One that names what is no longer there goes with it.
    private static LimitOverride Bind(LimitOverride limits, Processor to) => limits with
    {
        Contexts = limits.Contexts?.Select(c => (c, Context: ConditionText.TryRebind(c.Context!, to.Plan.Database.FindParameter))).Where(c => c.Context is not null).Select(c => c.c.In(c.Context!)).ToArray(),
    };

    private static CalibratorSet Bind(CalibratorSet calibrators, Processor to) => calibrators with
    {
        Contexts = [.. calibrators.Contexts.Select(c => (c.Calibrator, Context: ConditionText.TryRebind(c.Context, to.Plan.Database.FindParameter))).Where(c => c.Context is not null).Select(c => new ContextCalibrator(c.Context!, c.Calibrator))],
    };

    private static void HandOver(Processor old, Processor to, Instant now)
    {
        to.AdvanceTo(old.Now > now ? old.Now : now);
        foreach (Alarm alarm in old.Alarms) to.Restore(alarm);
        foreach (Parameter before in old.Plan.Database.Parameters.Where(p => p.Source == DataSource.Local))
        {
            if (to.Plan.Database.FindParameter(before.QualifiedName) is { Source: DataSource.Local } after && old.TryGetNewest(before, out ParameterSample? sample)) to.Set(after, sample!.EngValue, sample.GenerationTime, now);
        }
        foreach ((Parameter before, LimitOverride limits) in old.LimitOverrides)
            if (to.Plan.Database.FindParameter(before.QualifiedName) is { } after) to.OverrideLimits(after, Bind(limits, to));
        foreach ((Parameter before, CalibratorSet calibrators) in old.CalibratorOverrides)
            if (to.Plan.Database.FindParameter(before.QualifiedName) is { } after) to.OverrideCalibrators(after, Bind(calibrators, to));
        RecordingAudience.Watch(to);
    }
}
