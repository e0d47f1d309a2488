using System.Text;
using System.Xml;
using System.Xml.Linq;
using Zarya.Processing.Events;
using Zarya.Server.Incidents;
using Zarya.Server.Incidents.Pages;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Station.Leaks;
using Zarya.Tests.Server.Running;
using Zarya.Time;
using Incident = Zarya.Server.Incidents.Incident;

namespace Zarya.Tests.Server.Incidents;

/// <summary>Pages and feed: whatever people and data say is text.</summary>
public class IncidentPagesTests
{
    private const string Evil = "</title><script>alert(1)</script><img src=x onerror=\"alert('2')\">&amp;<!--\u202E";

    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";
    private static readonly Instant s_night = LeakEvents.Night;

    [Fact]
    public async Task Markup_in_words_of_people_and_data_is_text_in_the_page()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        Zarya.Server.Incidents.Incident incident = await WriteAsync(mission);
        Timeline timeline = new TimelineReader(mission.Store, mission.Database).Read(incident, TestContext.Current.CancellationToken);
        string html = IncidentPage.Write(new IncidentPage.Content(mission, [mission], incident, timeline, Track()), MissionMaking.LeapSeconds, PageLanguage.English);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" onerror=\"", html, StringComparison.Ordinal);
        // Title, heading, agency, statement, comment, tag, event, and the statement and comment once more in the timeline.
        Assert.True(html.Split("&lt;script&gt;alert(1)").Length >= 9);
        Assert.Contains("<polyline", html, StringComparison.Ordinal);
        Assert.Contains("viewport", html, StringComparison.Ordinal);
        IsWellFormed(html);
    }

    [Fact]
    public async Task In_Russian_only_what_people_and_data_say_stays_as_it_is()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        await WriteAsync(mission);
        LeakEvents.Raise(mission, "leak-alarm", "leak-1: leak: 0.52 (0.45–0.6) mmHg/h, Cd·A 3.1 mm²; 430 h (380–500) to 490 mmHg, 300 h (260–350) to 520 mmHg", s_night);
        LeakEvents.Raise(mission, "operation", "hatch_close H_PMA1", s_night, EventSeverity.Info);
        Incident incident = await mission.Books.Incidents.DoAsync(IncidentActions.Relate("leak-1", ["incident-1"], [], "anna", s_night));
        var russian = new PageLanguage(RussianWords.Table, true);
        Timeline timeline = new TimelineReader(mission.Store, mission.Database, RussianWords.Table).Read(incident, TestContext.Current.CancellationToken);
        string html = IncidentPage.Write(new IncidentPage.Content(mission, [mission], incident, timeline, Track()), MissionMaking.LeapSeconds, russian);
        Assert.Contains("<html lang=\"ru\">", html, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"alternate\" lang=\"en\" hreflang=\"en\" href=\"?lang=en\">English</a>", html, StringComparison.Ordinal);
        foreach (string words in new[] { "Тревога по утечке 2018-08-29 23:14 UTC", "продолжается", "критично", "Давление и потеря воздуха", "тревога по утечке", "мм рт. ст./ч", "люк закрыт H_PMA1", "href=\"/incidents?lang=ru\"", "href=\"/incidents/incident-1?lang=ru\"" })
            Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        IsWellFormed(html);
        // All words between tags that are not somebody's: nothing English is left but names and units.
        string own = System.Text.RegularExpressions.Regex.Replace(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "<bdi>.*?</bdi>|<[^>]*>|Cd·A|H_PMA1|leak-1|incident-1|first-light|English|Atom|Zarya|UTC|Links: .*|/incidents", " ");
        Assert.DoesNotMatch("[a-zA-Z]{3,}", System.Text.RegularExpressions.Regex.Replace(own, "anna: .*|(&[^;]*;)+.*", " "));
        string list = IncidentListPage.Write([mission], null, MissionMaking.LeapSeconds, russian);
        Assert.Contains("<h1>Происшествия</h1>", list, StringComparison.Ordinal);
        IsWellFormed(list);
    }

    [Fact]
    public async Task The_feed_has_what_RFC_4287_requires_and_words_are_text()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        await WriteAsync(mission);
        byte[] octets = IncidentFeed.Write([mission], "http://127.0.0.1:8090", MissionMaking.LeapSeconds, PageLanguage.English);
        XElement feed = Parse(octets);
        Assert.Equal(s_atom + "feed", feed.Name);
        IsAtom(feed);
        XElement entry = Assert.Single(feed.Elements(s_atom + "entry"));
        IsAtom(entry);
        Assert.Contains(Evil, entry.Element(s_atom + "title")!.Value, StringComparison.Ordinal);
        Assert.All(feed.Descendants().Where(e => e.Attribute("type") is not null && e.Name != s_atom + "link"), e => Assert.Equal("text", e.Attribute("type")!.Value));
        Assert.Equal("http://127.0.0.1:8090/incidents.atom", feed.Elements(s_atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.Equal("http://127.0.0.1:8090/incidents/incident-1", entry.Element(s_atom + "link")!.Attribute("href")!.Value);
        Assert.DoesNotContain("<script", Encoding.UTF8.GetString(octets), StringComparison.OrdinalIgnoreCase);
        // Ids do not hang on where the server is reached.
        XElement elsewhere = Parse(IncidentFeed.Write([mission], "https://other.example", MissionMaking.LeapSeconds, PageLanguage.English));
        Assert.Equal(feed.Element(s_atom + "id")!.Value, elsewhere.Element(s_atom + "id")!.Value);
        Assert.Equal(entry.Element(s_atom + "id")!.Value, elsewhere.Element(s_atom + "entry")!.Element(s_atom + "id")!.Value);
    }

    [Fact]
    public async Task A_feed_of_nothing_is_a_feed_too()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        IsAtom(Parse(IncidentFeed.Write([mission], "http://127.0.0.1:8090", MissionMaking.LeapSeconds, PageLanguage.English)));
        IsWellFormed(IncidentListPage.Write([mission], null, MissionMaking.LeapSeconds, PageLanguage.English));
    }

    [Fact]
    public async Task What_XML_cannot_hold_does_not_break_the_feed()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        await mission.Books.Incidents.BeginAsync("a\u0001b\uFFFEc \U0001F6F0", EventSeverity.Info, "anna", s_night);
        XElement entry = Parse(IncidentFeed.Write([mission], "http://127.0.0.1:8090", MissionMaking.LeapSeconds, PageLanguage.English)).Element(s_atom + "entry")!;
        Assert.Equal("incident-1: a\uFFFDb\uFFFDc \U0001F6F0", entry.Element(s_atom + "title")!.Value);
    }

    [Fact]
    public async Task Links_are_short_and_say_the_mission_only_where_they_have_to()
    {
        using MissionMaking making = MissionMaking.FirstLight(), other = MissionMaking.FirstLight();
        await using Mission mission = making.Build(), second = other.Build();
        await WriteAsync(mission);
        Assert.Equal("/incidents/incident-1", IncidentLink.Of(mission, "incident-1", [mission, second]));
        await WriteAsync(second);
        Assert.Equal("/incidents/first-light/incident-1", IncidentLink.Of(mission, "incident-1", [mission, second]));
    }

    private static async Task<Incident> WriteAsync(Mission mission)
    {
        mission.Start();
        IncidentBook book = mission.Books.Incidents;
        Incident begun = await book.BeginAsync(Evil, EventSeverity.Warning, "anna", s_night);
        await book.DoAsync(IncidentActions.State(begun.Id, Evil, Evil, Evil, s_night));
        await book.DoAsync(IncidentActions.Comment(begun.Id, Evil, Evil, s_night));
        await book.DoAsync(IncidentActions.Tag(begun.Id, [Evil], [], "anna", s_night));
        LeakEvents.Raise(mission, "x", Evil, s_night, EventSeverity.Warning, "Links");
        // The event is recorded by and by: what is written behind it waits for it too.
        return await book.DoAsync(IncidentActions.Comment(begun.Id, "done", "anna", s_night));
    }

    private static TrackPoint[] Track() => [.. Enumerable.Range(0, 20).Select(i => new TrackPoint(s_night + Duration.FromSeconds(60 * i), 740 - i, i == 3 ? double.NaN : 900, new Estimate(0.9, 0.8, 1), new Estimate(30, 25, i == 5 ? double.NaN : 35), 0.99))];

    /// <summary>RFC 4287 sections 4.1.1 and 4.1.2: exactly one id, title and updated; an author; dates of RFC 3339; ids are absolute.</summary>
    private static void IsAtom(XElement element)
    {
        foreach (string name in new[] { "id", "title", "updated" }) Assert.Single(element.Elements(s_atom + name));
        Assert.NotEmpty(element.Elements(s_atom + "author").Elements(s_atom + "name").Single().Value);
        Assert.True(Uri.TryCreate(element.Element(s_atom + "id")!.Value, UriKind.Absolute, out _));
        Assert.All(element.Elements().Where(e => e.Name == s_atom + "updated" || e.Name == s_atom + "published"), d => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", d.Value));
        Assert.All(element.Elements(s_atom + "category"), c => Assert.NotEmpty(c.Attribute("term")!.Value));
        Assert.All(element.Elements(s_atom + "link"), l => Assert.True(Uri.TryCreate(l.Attribute("href")!.Value, UriKind.Absolute, out _)));
    }

    private static XElement Parse(byte[] octets) => XDocument.Load(new MemoryStream(octets)).Root!;

    /// <summary>HTML that is well-formed XML but for what HTML does not close: tags that data opened or closed would show.</summary>
    private static void IsWellFormed(string html)
    {
        string xml = html["<!DOCTYPE html>".Length..].Replace("<br>", "<br/>", StringComparison.Ordinal);
        xml = System.Text.RegularExpressions.Regex.Replace(xml, "<(meta|link)([^>]*[^/])>", "<$1$2/>");
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { CheckCharacters = false });
        while (reader.Read())
        {
        }
    }
}
