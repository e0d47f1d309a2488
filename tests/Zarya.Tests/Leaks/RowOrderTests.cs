using System.Globalization;
using Zarya.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Leaks;

/// <summary>In which order rows come, and what becomes of clocks that jump.</summary>
public class RowOrderTests
{
    [Fact]
    public void Operations_come_before_measurements_of_the_same_time()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:00:01 10:00:01.5 10:00:03"), Closings("10:00:01 10:00:01.5 10:00:02 10:00:04"));
        Assert.Equal("", told);
        Assert.Equal("m0 o1 m1 o1.5 m1.5 o2 m3 o4", Form(rows));
    }

    [Fact]
    public void Small_disorder_is_told_and_handed_on_as_it_is()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:00:05 10:00:03 10:02:00"), Closings("10:00:04"));
        Assert.Equal("m0 o4 m5 m3 m120", Form(rows));
        Assert.Equal("t.csv, line 4: 2 s earlier than a row before it\n", told);
    }

    [Fact]
    public void One_wrong_clock_does_not_make_the_rest_too_old()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:00:01") + "2081-01-01T00:00:00Z,P_total,Lab,1\n2081-01-01T00:00:01Z,P_total,Lab,1\n" + Rows("10:00:02 10:00:03"));
        Assert.Equal("m0 m1 m2 m3", Form(rows));
        Assert.Contains("line 4: time jumps ahead by 22770.6 days, and time goes back after it: 2 rows not used", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_row_of_a_wrong_clock_is_let_go()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order("2081-01-01T00:00:00Z,P_total,Lab,1\n" + Rows("10:00:00 10:00:30 10:02:00"));
        Assert.Equal("m0 m30 m120", Form(rows));
        Assert.Contains("line 2: time jumps ahead, and time goes back after it: 1 row not used", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_of_days_is_told_and_what_follows_is_used()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:00:01") + "2018-09-02T10:00:00Z,P_total,Lab,1\n2018-09-02T10:01:01Z,P_total,Lab,1\n");
        Assert.Equal(4, rows.Count);
        Assert.Equal("t.csv, line 4: 4.0 days without a row, or the clock was set\n", told);
    }

    [Fact]
    public void A_file_may_end_behind_a_gap_but_not_in_another_century()
    {
        Assert.Equal(3, LeakBench.Order(Rows("10:00:00 10:00:01") + "2018-09-02T10:00:00Z,P_total,Lab,1\n").Rows.Count);
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:00:01") + "2118-09-02T10:00:00Z,P_total,Lab,1\n");
        Assert.Equal(2, rows.Count);
        Assert.Contains("the file ends there: 1 row not used", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_goes_back_is_told()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:02:00") + "2018-08-20T10:00:00Z,P_total,Lab,1\n" + Rows("10:02:01"));
        Assert.Equal(4, rows.Count);
        Assert.Contains("line 4: time goes back by 9.0 days", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tick_lets_everything_go_at_once()
    {
        (List<LeakRow> rows, _) = LeakBench.Order(Rows("10:00:00") + "2018-08-29T10:00:00Z,tick,,\n");
        Assert.Equal([LeakRowKind.Measurement, LeakRowKind.Tick], rows.Select(r => r.Kind));
    }

    [Fact]
    public void A_tick_out_of_all_reason_moves_nothing()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00") + "2098-08-29T10:00:00Z,tick,,\n" + Rows("10:00:01"));
        Assert.Equal("m0 m0 m1", Form(rows));
        Assert.Equal(LeakRowKind.Tick, rows[1].Kind);
        Assert.Equal("t.csv, line 3: a tick 29220.0 days ahead; not believed\n", told);
    }

    [Fact]
    public void A_tick_before_any_row_is_answered_and_begins_nothing()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order("2098-08-29T10:00:00Z,tick,,\n" + Rows("10:00:01 10:02:00"));
        Assert.Equal([LeakRowKind.Tick, LeakRowKind.Measurement, LeakRowKind.Measurement], rows.Select(r => r.Kind));
        Assert.Equal("", told);
    }

    [Fact]
    public void One_row_ten_hours_ahead_is_let_go()
    {
        (List<LeakRow> rows, _) = LeakBench.Order(Rows("10:00:00 10:00:01 20:00:00 10:00:02"));
        Assert.Equal("m0 m1 m2", Form(rows));
    }

    [Fact]
    public void Operations_long_after_the_telemetry_are_told_and_not_used()
    {
        (List<LeakRow> rows, string told) = LeakBench.Order(Rows("10:00:00 10:00:01"), "2018-08-30T09:00:00Z,hatch_close,H_Lab,\n2018-08-30T11:00:00Z,hatch_open,H_Lab,\n2018-09-03T11:00:00Z,hatch_close,H_Lab,\n");
        Assert.Equal(3, rows.Count);
        Assert.Equal("o.csv, line 3: more than a day after the last telemetry; not used\no.csv, line 4: more than a day after the last telemetry; not used\n", told);
    }

    [Fact]
    public void What_comes_first_does_not_depend_on_what_comes_later()
    {
        var random = new Random(6);
        for (int round = 0; round < 100; round++)
        {
            string[] rows = [.. Enumerable.Range(0, 60).Select(i => Rows(Text((i * 7) + random.Next(-3, 3))))];
            if (round % 3 == 0) rows[random.Next(60)] = "2044-01-01T00:00:00Z,P_total,Lab,1\n";
            string closings = Closings(string.Join(' ', Enumerable.Range(0, 5).Select(_ => random.Next(400)).Order().Select(s => Text(s))));
            List<LeakRow> whole = LeakBench.Order(string.Concat(rows), closings).Rows;
            int cut = random.Next(1, 60);
            List<LeakRow> begun = LeakBench.Order(string.Concat(rows[..cut]), closings).Rows;
            // A file that is cut off says nothing of the time after its end: there the operations go on alone.
            Instant end = begun.Where(r => r.Kind == LeakRowKind.Measurement).Select(r => r.Time).DefaultIfEmpty(Instant.MinValue).Max();
            int count = begun.FindLastIndex(r => r.Kind == LeakRowKind.Measurement) + 1;
            Assert.Equal(whole.Take(count), begun.Take(count));
            Assert.All(begun.Skip(count), r => Assert.True(r.Time >= end - Duration.FromSeconds(10)));
        }
    }

    private static string Text(int second) => string.Create(CultureInfo.InvariantCulture, $"10:{Math.Max(second, 0) / 60:D2}:{Math.Max(second, 0) % 60:D2}");

    private static string Rows(string times) => string.Concat(times.Split(' ').Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"2018-08-29T{t}Z,P_total,Lab,{740 + i}\n")));

    private static string Closings(string times) => string.Concat(times.Split(' ').Select((t, i) => $"2018-08-29T{t}Z,patch,Lab,no. {i}\n"));

    private static string Form(List<LeakRow> rows) =>
        string.Join(' ', rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{(r.Kind == LeakRowKind.Operation ? 'o' : 'm')}{(r.Time - LeakBench.At("2018-08-29T10:00:00Z")).Nanoseconds / 1e9}")));
}
