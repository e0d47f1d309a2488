using Zarya.Time;

namespace Zarya.Tests.Time;

public class LeapSecondsTests
{
    [Fact]
    public void The_embedded_table_is_the_file_of_the_repository() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "data", "leap-seconds.csv")).ReplaceLineEndings("\n"),
            LeapSecondsFile.ReadEmbedded().ReplaceLineEndings("\n"));

    [Fact]
    public void The_table_has_the_27_steps_of_bulletin_c()
    {
        Assert.Equal(28, Tables.True.Count);
        foreach ((string firstDay, int offset) in Tables.Steps)
        {
            Instant start = Tables.Utc(firstDay + "T00:00:00Z");
            Assert.Equal(Duration.FromSeconds(offset), Tables.True.TaiMinusUtc(start));
            Assert.Equal(Duration.FromSeconds(offset - 1), Tables.True.TaiMinusUtc(start - Duration.FromNanoseconds(1)));
        }
    }

    [Fact]
    public void Utc_across_every_leap_second_is_unambiguous()
    {
        foreach ((string firstDay, int _) in Tables.Steps)
        {
            Instant midnight = Tables.Utc(firstDay + "T00:00:00Z");
            string dayBefore = DateTime.ParseExact(firstDay, "yyyy-MM-dd", null).AddDays(-1).ToString("yyyy-MM-dd", null);
            (long Before, string Text)[] steps =
            [
                (2_000_000_000, dayBefore + "T23:59:59.000000000Z"),
                (1_000_000_001, dayBefore + "T23:59:59.999999999Z"),
                (1_000_000_000, dayBefore + "T23:59:60.000000000Z"),
                (500_000_000, dayBefore + "T23:59:60.500000000Z"),
                (1, dayBefore + "T23:59:60.999999999Z"),
                (0, firstDay + "T00:00:00.000000000Z"),
                (-1_000_000_000, firstDay + "T00:00:01.000000000Z"),
            ];
            foreach ((long before, string text) in steps)
            {
                Instant instant = midnight - Duration.FromNanoseconds(before);
                Assert.Equal(text, instant.ToUtcString(Tables.True));
                Assert.Equal(instant, Tables.Utc(text));
            }
        }
    }

    [Theory]
    [InlineData("2016-12-30T23:59:60Z")]
    [InlineData("2017-12-31T23:59:60Z")]
    [InlineData("1971-12-31T23:59:60Z")]
    [InlineData("2030-06-30T23:59:60Z")]
    [InlineData("2016-12-31T12:00:60Z")]
    public void Second_60_exists_only_where_one_was_inserted(string text) =>
        Assert.Equal(TimeFault.SecondNotInDay, Instant.ReadUtc(text, Tables.True).Fault);

    [Fact]
    public void A_removed_second_does_not_exist()
    {
        Instant before = Tables.Utc("1972-12-31T23:59:58.999999999Z", Tables.Negative);
        Instant after = Tables.Utc("1973-01-01T00:00:00Z", Tables.Negative);
        Assert.Equal(Duration.FromNanoseconds(1), after - before);
        Assert.Equal("1972-12-31T23:59:58.999999999Z", before.ToUtcString(Tables.Negative));
        Assert.Equal("1973-01-01T00:00:00.000000000Z", after.ToUtcString(Tables.Negative));
        Assert.Equal(TimeFault.SecondNotInDay, Instant.ReadUtc("1972-12-31T23:59:59Z", Tables.Negative).Fault);
        Assert.Equal("1972-06-30T23:59:60.0Z", (Tables.Utc("1972-07-01T00:00:00Z", Tables.Negative) - Duration.FromSeconds(1)).ToUtcString(Tables.Negative, 1));
    }

    [Fact]
    public void Before_1972_the_difference_is_ten_seconds()
    {
        Assert.Equal("1957-12-31T23:59:50Z", Epochs.Ccsds1958.ToUtcString(Tables.True, 0));
        Assert.Equal(Epochs.Unix, Tables.Utc("1970-01-01T00:00:00Z"));
        Assert.Equal(Duration.FromSeconds(1), Tables.Utc("1972-01-01T00:00:00Z") - Tables.Utc("1971-12-31T23:59:59Z"));
    }

    [Fact]
    public void The_table_says_when_it_expires()
    {
        Assert.Equal("2026-07-06", Tables.True.Published.ToString());
        Assert.Equal("2027-06-28", Tables.True.ExpiresOn.ToString());
        Assert.Equal(Tables.Utc("2027-06-28T00:00:00Z"), Tables.True.Expires);
        Assert.True(Tables.True.IsExpiredAt(Tables.True.Expires));
        Assert.False(Tables.True.IsExpiredAt(Tables.True.Expires - Duration.FromNanoseconds(1)));
    }

    [Theory]
    [InlineData("1972-01-01,11", 4, "first row")]
    [InlineData("1972-01-01,10\n1972-07-01,12", 5, "one second")]
    [InlineData("1972-01-01,10\n1972-07-01,10", 5, "one second")]
    [InlineData("1972-01-01,10\n1972-07-02,11", 5, "first of a month")]
    [InlineData("1972-01-01,10\n1972-07-01,11\n1972-07-01,12", 6, "not after")]
    [InlineData("1972-01-01,10\n\n# a remark\n1972-13-01,11", 7, "row is not")]
    [InlineData("1972-01-01,10\n1972-07-01;11", 5, "row is not")]
    [InlineData("1972-01-01,10\n1972-07-01,11.0", 5, "row is not")]
    [InlineData("1972-01-01,10\n1972-07-01,-2147483648", 5, "one second")]
    [InlineData("1972-01-01,10\n# expires 2031-01-01", 5, "second 'expires'")]
    public void Errors_name_their_line(string rows, int line, string text)
    {
        Assert.False(LeapSeconds.TryParse("# published 2026-07-06\n# expires 2027-06-28\nutc_from,tai_minus_utc_s\n" + rows, out _, out var problems));
        LeapSecondsProblem problem = Assert.Single(problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_reported_together()
    {
        const string Text = "# published 6 July\ndate,seconds\n1972-01-01,10\nrubbish\n";
        FormatException error = Assert.Throws<FormatException>(() => LeapSeconds.Parse(Text));
        foreach (string part in new[] { "line 1:", "line 2:", "line 4:", "no '# published", "no '# expires" })
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains("no rows", Assert.Throws<FormatException>(() => LeapSeconds.Parse("")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-06-28", "2026-07-06")]
    [InlineData("1970-01-01", "1971-01-01")]
    public void A_table_that_ends_before_it_begins_is_refused(string published, string expires) =>
        Assert.False(LeapSeconds.TryParse($"# published {published}\n# expires {expires}\nutc_from,tai_minus_utc_s\n1972-01-01,10\n", out _, out _));
}
