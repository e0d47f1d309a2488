using Zarya.Processing.Events;
using Zarya.Server.Archives.Filters;

namespace Zarya.Tests.Server.Archives;

/// <summary>Filters over events: what they mean, where they are wrong, and that they end.</summary>
public class FilterTests
{
    private static readonly MissionEvent[] s_events =
    [
        new() { Source = "LeakWatch", Type = "LEAK", Message = "Leak of 0.6 mmHg/h in \"Orbital\" module", Severity = EventSeverity.Critical, SequenceNumber = 1, GenerationTime = default, ReceptionTime = default },
        new() { Source = "User", Type = "note", Message = "Crew closed hatch SM-PrK", Severity = EventSeverity.Info, SequenceNumber = 2, GenerationTime = default, ReceptionTime = default },
        new() { Source = "Links", Type = "", Message = "tm: silent", Severity = EventSeverity.Watch, SequenceNumber = 3, GenerationTime = default, ReceptionTime = default },
    ];

    [Theory]
    [InlineData("", "1 2 3")]
    [InlineData("   -- nothing but a remark", "1 2 3")]
    [InlineData("leak", "1")]
    [InlineData("LEAK module", "1")]
    [InlineData("leak hatch", "")]
    [InlineData("leak OR hatch", "1 2")]
    [InlineData("leak AND module", "1")]
    [InlineData("-leak", "2 3")]
    [InlineData("NOT leak", "2 3")]
    [InlineData("NOT NOT leak", "1")]
    [InlineData("\"closed hatch\"", "2")]
    [InlineData("\"\\\"Orbital\\\"\"", "1")]
    [InlineData("source=User", "2")]
    [InlineData("source = user", "2")]
    [InlineData("source != User", "1 3")]
    [InlineData("source:Watch", "1")]
    [InlineData("severity >= watch", "1 3")]
    [InlineData("severity > watch", "1")]
    [InlineData("severity<watch", "2")]
    [InlineData("SEVERITY = Critical", "1")]
    [InlineData("seqNumber <= 2", "1 2")]
    [InlineData("seqNumber:3", "3")]
    [InlineData("message =~ \"[0-9]\\\\.[0-9]\"", "1")]
    [InlineData("message !~ ^Crew", "1 3")]
    [InlineData("type=\"\"", "3")]
    [InlineData("tm", "3")]
    [InlineData("SM-PrK", "2")]
    [InlineData("(leak OR silent) -module", "3")]
    [InlineData("-(leak OR silent)", "2")]
    // NOT before OR before AND: hatch OR (silent) and leak is none; with OR first it is (leak) AND (hatch OR module).
    [InlineData("leak hatch OR module", "1")]
    [InlineData("module OR hatch leak", "1")]
    [InlineData("module OR -hatch", "1 3")]
    [InlineData("source=User -- and no more\n OR source=Links", "2 3")]
    public void A_filter_means(string text, string expected)
    {
        Assert.True(RecordFilters.Events.TryParse(text, out FilterExpression<MissionEvent>? filter, out FilterProblem? problem), problem?.ToString());
        Assert.Equal(expected, string.Join(' ', s_events.Where(filter!.Matches).Select(e => e.SequenceNumber)));
    }

    [Theory]
    [InlineData("colour=red", 0, "there is no field colour")]
    [InlineData("leak severity=awful", 14, "severity is one of")]
    [InlineData("seqNumber>x", 10, "is compared with a number")]
    [InlineData("source=", 7, "a value is missing")]
    [InlineData("(leak", 0, "not closed")]
    [InlineData("leak)", 4, "closes nothing")]
    [InlineData("leak OR", 7, "missing at the end")]
    [InlineData("OR leak", 0, "is missing here")]
    [InlineData("()", 1, "is missing here")]
    [InlineData("\"leak", 0, "closing quote")]
    [InlineData("source=\"leak", 7, "closing quote")]
    [InlineData("= leak", 0, "is missing here")]
    [InlineData("\"source\"=a", 0, "there is no field")]
    [InlineData("seqNumber=~1", 9, "no pattern goes with it")]
    [InlineData("message=~\"(\"", 9, "no pattern")]
    [InlineData("message=~\"(a)\\\\1\"", 9, "no pattern")]
    [InlineData("NOT", 3, "missing at the end")]
    public void What_is_wrong_is_told_with_its_place(string text, int offset, string message)
    {
        Assert.False(RecordFilters.Events.TryParse(text, out _, out FilterProblem? problem));
        Assert.Equal(offset, problem!.Offset);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_have_lines_and_columns()
    {
        Assert.False(RecordFilters.Events.TryParse("leak\n  colour=red", out _, out FilterProblem? problem));
        Assert.Equal((7, 2, 3), (problem!.Offset, problem.Line, problem.Column));
    }

    [Fact]
    public void Every_text_ends()
    {
        string[] parts = ["(", ")", "-", "--", "NOT ", "AND ", "OR ", "\"", "\\", "=", "!~", "=~", ":", "source", "severity", "leak", " ", "\n", "(((", "[a-", "\ud800", "1e999"];
        int good = 0;
        for (int seed = 0; seed < 50_000; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));
            if (RecordFilters.Events.TryParse(text, out FilterExpression<MissionEvent>? filter, out FilterProblem? problem))
            {
                good++;
                foreach (MissionEvent happening in s_events) filter!.Matches(happening);
            }
            else Assert.InRange(problem!.Offset, 0, text.Length);
        }
        Assert.InRange(good, 1000, 49_000);
        Assert.False(RecordFilters.Events.TryParse(new string('(', 4000), out _, out _));
        Assert.True(RecordFilters.Events.TryParse(new string('-', 1) + string.Concat(Enumerable.Repeat("NOT ", 1000)) + "x", out _, out _));
        Assert.False(RecordFilters.Events.TryParse(new string('x', 5000), out _, out _));
    }

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_does_not()
    {
        Assert.True(RecordFilters.Events.TryParse("message=~\"^(a+)+$\"", out FilterExpression<MissionEvent>? filter, out _));
        Assert.False(filter!.Matches(new MissionEvent { Source = "", Message = new string('a', 50_000) + "b", GenerationTime = default, ReceptionTime = default }));
    }
}
