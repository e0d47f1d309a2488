using System.Xml.Linq;
using Zarya.Processing.Events;
using Zarya.Server.Incidents;
using Zarya.Server.Incidents.Pages;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Running;
using Zarya.Tests.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Incidents;

/// <summary>A feed reader is told when something of note happens to a leak, and how it stands then.</summary>
public class IncidentFeedTests
{
    private const string Alarm = "leak-1: leak: 0.52 (0.45–0.6) mmHg/h, Cd·A 3.1 mm²; 430 h (380–500) to 490 mmHg, 300 h (260–350) to 520 mmHg; likeliest in Lab (41 %)";
    private const string Shut = "shut BC: 1 mmHg in 2.9 min if the leak is inside (C), 97 min if outside; wait 8 min, open again before 30 min";
    private const string Reduced = "patch in C: reduced, not sealed; 1.1 (0.9–1.3) mm² left; 99 % sure in 40 min";

    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";
    private static readonly Instant s_night = LeakEvents.Night;

    [Fact]
    public async Task An_entry_moves_with_what_is_of_note_and_says_how_the_leak_stands()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        Assert.Equal(("2018-08-29T23:14:00.000Z", $"open, critical. {Alarm}"), After("leak-alarm", Alarm, 0));
        // What only sharpens figures, or is of a sensor or an operation, is no news.
        Assert.Equal("2018-08-29T23:14:00.000Z", After("sensor-fault", "P_total in Lab: stuck at 3", 60).Updated);
        Assert.Equal("2018-08-29T23:14:00.000Z", After("operation", "hatch_close BC", 70).Updated);
        Assert.Equal(("2018-08-29T23:16:00.000Z", $"open, critical. {Alarm}. {Shut}"), After("next-closure", Shut, 120));
        Assert.Equal("2018-08-29T23:16:00.000Z", After("next-closure", Shut.Replace("2.9", "3.1", StringComparison.Ordinal), 180).Updated);
        Assert.Equal(("2018-08-29T23:24:00.000Z", $"open, critical. {Alarm}. {Reduced}"), After("patch-verdict", Reduced, 600));
        Assert.Equal("2018-08-29T23:24:00.000Z", After("patch-verdict", Reduced.Replace("1.1", "1.0", StringComparison.Ordinal), 660).Updated);
        Assert.Equal("2018-08-29T23:26:00.000Z", After("patch-verdict", "patch in C: holds; 0.1 (0–0.2) mm² left", 720).Updated);
        Assert.Equal(("2018-08-30T00:14:00.000Z", "over, critical. leak-1 is over: the patch holds"), After("leak-clear", "leak-1 is over: the patch holds", 3600));
        Assert.Equal("2018-08-30T00:14:00.000Z", After("patch-verdict", "patch in C: does not hold; 3 (2–4) mm² left", 4000).Updated);
        Assert.Equal("закончилось, критично. утечка leak-1 закончилась: заделка держит", Entry(mission, new PageLanguage(RussianWords.Table, true)).Element(s_atom + "summary")!.Value);

        (string Updated, string Summary) After(string type, string message, int seconds)
        {
            LeakEvents.Raise(mission, type, message, s_night + Duration.FromSeconds(seconds));
            XElement entry = Entry(mission, PageLanguage.English);
            return (entry.Element(s_atom + "updated")!.Value, entry.Element(s_atom + "summary")!.Value);
        }
    }

    [Fact]
    public async Task It_says_the_same_after_a_restart_and_does_not_tell_again_what_it_told()
    {
        using var making = MissionMaking.FirstLight();
        string before;
        await using (Mission mission = making.Build())
        {
            mission.Start();
            LeakEvents.Raise(mission, "leak-alarm", Alarm, s_night);
            LeakEvents.Raise(mission, "patch-verdict", Reduced, s_night + Duration.FromSeconds(600));
            await mission.Books.Incidents.DoAsync(IncidentActions.Comment("leak-1", "seen", "anna", s_night + Duration.FromSeconds(601)));
            before = Entry(mission, PageLanguage.English).ToString();
        }
        await using Mission again = making.Build();
        again.Start();
        Assert.Equal(before, Entry(again, PageLanguage.English).ToString());
        LeakEvents.Raise(again, "patch-verdict", Reduced, s_night + Duration.FromSeconds(700));
        Assert.Equal(before, Entry(again, PageLanguage.English).ToString());
    }

    [Fact]
    public async Task The_place_is_of_note_once_it_is_as_good_as_found_and_each_time_that_it_is_another()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        LeakReading? reading = null;
        var book = new IncidentBook(mission.Store, mission.Recorder, MissionMaking.LeapSeconds, () => reading);
        book.OnEvent(new MissionEvent { Source = "LeakWatch", Type = "leak-alarm", Message = Alarm, Severity = EventSeverity.Critical, GenerationTime = s_night, ReceptionTime = s_night });
        List<(double Minutes, string Place)> told = [];
        foreach ((double minutes, string likeliest, double probability) in new[] { (1, "Lab", 0.4), (2, "Lab", 0.92), (3, "Lab", 0.95), (4, "Lab", 0.5), (5, "Lab", 0.97), (6, "Node1", 0.91), (7, "Node1", double.NaN) })
        {
            reading = new LeakReading(s_night + Duration.FromSeconds((long)(60 * minutes)), $"leak: so much; likeliest in {likeliest}", likeliest, probability);
            Instant was = book.Find("leak-1")!.Updated;
            book.OnBatchEnd();
            Incident now = book.Find("leak-1")!;
            if (now.Updated != was) told.Add((minutes, now.Told[LeakStep.PlaceFound]));
        }
        Assert.Equal([(2, "Lab"), (6, "Node1")], told);
        Assert.Equal(("leak: so much; likeliest in Node1", ""), (book.Find("leak-1")!.Assessment, book.Find("leak-1")!.News));
    }

    private static XElement Entry(Mission mission, PageLanguage language) =>
        XDocument.Load(new MemoryStream(IncidentFeed.Write([mission], "http://127.0.0.1:8090", MissionMaking.LeapSeconds, language))).Root!.Element(s_atom + "entry")!;
}
