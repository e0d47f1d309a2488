using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Processing.Events;
using Zarya.Server.Incidents;
using Zarya.Server.Running;
using Zarya.Tests.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Incidents;

/// <summary>Incidents are what the record makes of nothing: they come with the alarm and outlive the program.</summary>
public class IncidentBookTests
{
    private static readonly Instant s_night = LeakEvents.Night;

    [Fact]
    public async Task A_leak_alarm_begins_an_incident_and_its_end_ends_it()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        LeakEvents.Raise(mission, "leak-alarm", "leak-1: a leak", s_night);
        Incident incident = Assert.Single(mission.Books.Incidents.All);
        Assert.Equal(("leak-1", "Leak alarm of 2018-08-29 23:14 UTC", s_night, EventSeverity.Critical, false), (incident.Id, incident.Title, incident.Since, incident.Severity, incident.IsOver));
        LeakEvents.Raise(mission, "leak-alarm", "leak-1: a leak, said again", s_night + Duration.FromSeconds(600));
        Assert.Single(mission.Books.Incidents.All);
        LeakEvents.Raise(mission, "leak-clear", "leak-1 is over: patched", s_night + Duration.FromSeconds(3600), EventSeverity.Info);
        Assert.Equal(s_night + Duration.FromSeconds(3600), Assert.Single(mission.Books.Incidents.All).Until);
        LeakEvents.Raise(mission, "leak-alarm", "leak-2: another", s_night + Duration.FromSeconds(7200));
        Assert.Equal(["leak-2", "leak-1"], mission.Books.Incidents.All.Select(i => i.Id));
    }

    [Fact]
    public async Task What_somebody_writes_in_the_name_of_the_leak_watch_begins_nothing()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        LeakEvents.Raise(mission, "leak-alarm", "a leak", s_night, by: "guest");
        LeakEvents.Raise(mission, "leak-alarm", "a leak", s_night, source: "User");
        Assert.Empty(mission.Books.Incidents.All);
    }

    [Fact]
    public async Task All_of_an_incident_is_there_after_a_restart()
    {
        using var making = MissionMaking.FirstLight();
        Incident before;
        await using (Mission mission = making.Build())
        {
            mission.Start();
            IncidentBook book = mission.Books.Incidents;
            LeakEvents.Raise(mission, "leak-alarm", "leak-1: a leak", s_night);
            Incident other = await book.BeginAsync("Toilet", EventSeverity.Watch, "anna", s_night + Duration.FromSeconds(10));
            Assert.Equal("incident-1", other.Id);
            await book.DoAsync(IncidentActions.State("leak-1", "ЦУП-М", "Мы видим падение <b>", "anna", s_night + Duration.FromSeconds(60)));
            await book.DoAsync(IncidentActions.Comment("leak-1", "line one\nline two", "boris", s_night + Duration.FromSeconds(70)));
            await book.DoAsync(IncidentActions.Tag("leak-1", ["soyuz", "hull"], [], "anna", s_night + Duration.FromSeconds(80)));
            await book.DoAsync(IncidentActions.Tag("leak-1", ["orbital module"], ["hull"], "anna", s_night + Duration.FromSeconds(90)));
            await book.DoAsync(IncidentActions.Relate("leak-1", ["incident-1"], [], "anna", s_night + Duration.FromSeconds(100)));
            before = book.Find("leak-1")!;
        }
        await using Mission again = making.Build();
        Incident after = again.Books.Incidents.Find("leak-1")!;
        Assert.Equivalent(before, after, strict: true);
        Assert.Equal(["orbital module", "soyuz"], after.Tags);
        Assert.Equal("Мы видим падение <b>", Assert.Single(after.Statements).Text);
        Assert.Equal(["leak-1"], again.Books.Incidents.Find("incident-1")!.Related);
        again.Start();
        Assert.Equal("incident-2", (await again.Books.Incidents.BeginAsync("Next", EventSeverity.Info, "anna", s_night)).Id);
    }

    [Fact]
    public async Task An_alarm_whose_incident_was_lost_with_the_power_begins_it_at_the_next_start()
    {
        using var making = MissionMaking.FirstLight();
        await using (Mission mission = making.Build())
        {
            mission.Start();
            // Only the event reaches the disk.
            var alarm = new MissionEvent { Source = "LeakWatch", Type = "leak-alarm", Message = "leak-1: a leak", Severity = EventSeverity.Critical, GenerationTime = s_night, ReceptionTime = s_night };
            await mission.Recorder.AppendAsync(EventEntry.Stream, s_night, s_night, EventEntry.ToOctets(alarm));
        }
        for (int start = 0; start < 2; start++)
        {
            await using Mission again = making.Build();
            Assert.Equal((s_night, "leak-1"), (Assert.Single(again.Books.Incidents.All).Since, again.Books.Incidents.All[0].Id));
            again.Start();
        }
    }

    [Fact]
    public async Task Somebody_ends_an_incident_and_begins_it_again()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        Incident begun = await mission.Books.Incidents.BeginAsync("Fan", EventSeverity.Warning, "anna", s_night);
        Incident over = await mission.Books.Incidents.DoAsync(IncidentActions.End(begun.Id, "it turns", "anna", s_night + Duration.FromSeconds(5)));
        Assert.True(over.IsOver);
        Assert.False((await mission.Books.Incidents.DoAsync(IncidentActions.Reopen(begun.Id, "it does not", "anna", s_night + Duration.FromSeconds(9)))).IsOver);
    }

    [Fact]
    public async Task The_timeline_holds_what_happened_around_it_in_order()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        LeakEvents.Raise(mission, "operation", "hatch_close H_PMA1", s_night - Duration.FromSeconds(60), EventSeverity.Info);
        LeakEvents.Raise(mission, "leak-alarm", "leak-1: a leak", s_night);
        LeakEvents.Raise(mission, "", "of no interest", s_night + Duration.FromSeconds(1), EventSeverity.Info, "Links");
        LeakEvents.Raise(mission, "tcp", "silent", s_night + Duration.FromSeconds(2), EventSeverity.Warning, "Links");
        LeakEvents.Raise(mission, "leak-alarm", "the night before", s_night - Duration.FromSeconds(86_400));
        await mission.Books.Incidents.DoAsync(IncidentActions.State("leak-1", "NASA", "we see it too", "anna", s_night + Duration.FromSeconds(3)));
        await mission.Recorder.AppendAsync(OperatorAction.Stream, s_night, s_night, new OperatorAction { Who = "anna", What = "disable link", On = "tcp", Time = s_night }.ToOctets());
        Timeline timeline = new TimelineReader(mission.Store, mission.Database).Read(mission.Books.Incidents.Find("leak-1")!, TestContext.Current.CancellationToken);
        Assert.Equal(["operation", "leak-alarm", "event", "statement"], timeline.Items.Where(i => i.Kind != "alarm").Select(i => i.Kind));
        Assert.Equal("NASA: we see it too", timeline.Items[^1].Text);
        Assert.False(timeline.IsCut);
    }

    [Fact]
    public async Task Notes_are_in_the_record_and_nowhere_else()
    {
        using var making = MissionMaking.FirstLight();
        await using (Mission mission = making.Build())
        {
            mission.Start();
            await mission.Books.Notebook.WriteAsync("first", "anna");
            await mission.Books.Notebook.WriteAsync("second <script>", "boris");
        }
        using (LogStore store = making.Store())
        using (var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.OperatorAction }))
        {
            var texts = new List<string>();
            while (reader.Read()) texts.Add(OperatorAction.TryRead(reader.Octets, out _)!.Comment);
            Assert.Equal(["first", "second <script>"], texts);
        }
        await using Mission again = making.Build();
        Assert.Equal(["second <script>", "first"], again.Books.Notebook.List(Instant.MinValue, Instant.MaxValue, 10, TestContext.Current.CancellationToken).Select(n => n.Text));
        Assert.Single(again.Books.Notebook.List(Instant.MinValue, Instant.MaxValue, 1, TestContext.Current.CancellationToken));
    }
}
