using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Zarya.Leaks.Page;
using Zarya.Station.Leaks;

namespace Zarya.Tests.Leaks.Page;

public partial class LeakPageTests
{
    [Fact]
    public void The_page_has_every_part_and_is_well_formed()
    {
        XElement body = Body(StoryMaking.PageOf(StoryMaking.Leak()));
        Assert.Equal(["figures", "pressure-over-time", "rate-over-time", "attribution-over-time", "place", "closures", "patches", "doubts", "log", "quality"], body.Elements("section").Select(s => s.Attribute("id")!.Value));
        Assert.Equal(["pressure", "nitrogen", "rate", "probability", "attribution"], body.Descendants("svg").Where(s => s.Attribute("class")?.Value == "chart").Select(s => s.Attribute("aria-labelledby")!.Value.Split('-')[0]));
        Assert.Contains("No certified flight tool", body.Element("footer")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_unique_and_every_reference_is_to_one()
    {
        string page = StoryMaking.PageOf(StoryMaking.Leak());
        string[] ids = [.. Id().Matches(page).Select(m => m.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Reference().Matches(page), m => Assert.Contains(m.Groups[1].Value, ids));
    }

    [Fact]
    public void The_page_needs_nothing_beside_itself()
    {
        string page = StoryMaking.PageOf(StoryMaking.Leak());
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(new Regex(@"(src|href|data|action)\s*=|@import|url\((?!#)", RegexOptions.IgnoreCase), page);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rgb(1,2,", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Foreign_text_stays_text_wherever_it_stands()
    {
        string page = StoryMaking.PageOf(StoryMaking.Leak(StoryMaking.Markup, StoryMaking.Plan(StoryMaking.Markup)));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        XElement body = Body(page);
        // Vehicle, advice, patch, verdict, fault, problem, module and station name.
        Assert.True(Regex.Count(body.Value, Regex.Escape(StoryMaking.Markup)) >= 8);
    }

    [Fact]
    public void The_verdict_says_leak_rate_place_and_time_left()
    {
        string verdict = Body(StoryMaking.PageOf(StoryMaking.Leak())).Elements("p").Single(p => p.Attribute("id")?.Value == "verdict").Value;
        Assert.Equal("LEAK since 2018-08-30 02:10:00Z (L1): 0.600 mmHg/h (0.540 to 0.720), steady within its interval; in Ferry 94 %, Node 4.0 %, Lab 2.0 %; 20.8 d to 490 mmHg.", verdict);
    }

    [Fact]
    public void An_ended_alarm_and_no_alarm_are_said()
    {
        LeakStory story = StoryMaking.Leak();
        story.Hear(new ClearReport(StoryMaking.After(9), "L1", "patched"));
        Assert.Contains("NO LEAK STANDS: the last alarm (L1) ended 2018-08-30 07:00:00Z, patched", StoryMaking.PageOf(story), StringComparison.Ordinal);
        var quiet = StoryMaking.Empty();
        quiet.Hear(new AssessmentReport(StoryMaking.After(1), StoryMaking.State(0.01, 0.003)));
        Assert.Contains("NO LEAK ALARM: leak probability 0.3 %", StoryMaking.PageOf(quiet), StringComparison.Ordinal);
        Assert.Contains("NOT KNOWN", StoryMaking.PageOf(StoryMaking.Empty()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_countdown_starts_at_the_end_of_what_was_read()
    {
        LeakStory story = StoryMaking.Leak();
        // Last assessment at 7 h 50 min, last row at 7 h 59 min: nine minutes of the 500 h are gone.
        string figures = Body(StoryMaking.PageOf(story)).Elements("section").First().Value;
        Assert.Contains("reserve time: 20.8 d (16.7 d to 25.0 d)", figures, StringComparison.Ordinal);
        Assert.Contains("runs out 2018-09-20 01:50:00Z (2018-09-15 21:50:00Z to 2018-09-24 05:50:00Z)", figures, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_have_units_and_intervals()
    {
        XElement table = Body(StoryMaking.PageOf(StoryMaking.Leak())).Elements("section").First().Descendants("tbody").First();
        string[][] rows = [.. table.Elements("tr").Select(r => r.Elements("td").Select(c => c.Value).ToArray())];
        Assert.Equal(["mmHg/h", "kg/d", "lb/d", "s", "mm²"], rows.Select(r => r[3]));
        Assert.Equal("42.3", rows[2][1]);
        Assert.Equal(["6,000", "5,000 to 6,667"], rows[3][1..3]);
    }

    [Fact]
    public void Closures_taken_tell_what_they_taught()
    {
        XElement closures = Body(StoryMaking.PageOf(StoryMaking.Leak())).Elements("section").Single(s => s.Attribute("id")!.Value == "closures");
        string[] taken = [.. closures.Descendants("tbody").First().Descendants("td").Select(c => c.Value)];
        Assert.Equal(["H_NF", "2018-08-30 02:20:00Z", "2018-08-30 02:50:00Z, after 30.0 min"], taken[..3]);
        Assert.Contains("If the leak is in Ferry: 1 mmHg there in 2.90 min; if not: 1 mmHg on the other side in 97.0 min", closures.Value, StringComparison.Ordinal);
        Assert.Contains("3 in Lab", closures.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_and_page_are_bounded_however_long_the_run()
    {
        LeakStory story = StoryMaking.Leak();
        int before = StoryMaking.PageOf(story).Length;
        for (int day = 1; day < 4_000; day++)
        {
            story.Hear(new AssessmentReport(StoryMaking.After(24.0 * day), StoryMaking.State(0.6 + (0.1 * Math.Sin(day)), 0.5)));
            story.Operate(new Operation(StoryMaking.After(24.0 * day), OperationKind.CrewAt, 1, "Node", day % 3, "", day.ToString(CultureInfo.InvariantCulture)));
        }
        Assert.InRange(StoryMaking.PageOf(story).Length, before, 1_500_000);
        Assert.Contains("more, left out", StoryMaking.PageOf(story), StringComparison.Ordinal);
    }

    private static XElement Body(string page) => XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal), LoadOptions.PreserveWhitespace).Root!.Element("body")!;

    [GeneratedRegex("\\bid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("url\\(#([^)]+)\\)")]
    private static partial Regex Reference();
}
