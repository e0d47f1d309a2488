using Zarya.Time;

namespace Zarya.Tests.Time;

public class CalendarDateTests
{
    private static readonly DateTime Day0 = new(1958, 1, 1);

    [Fact]
    public void Random_days_agree_with_the_calendar_of_dotnet()
    {
        var random = new Random(1958);
        int first = (int)(DateTime.MinValue - Day0).TotalDays;
        int last = (int)(DateTime.MaxValue.Date - Day0).TotalDays;
        foreach (int day in Enumerable.Range(0, 200_000).Select(_ => random.Next(first, last + 1)).Append(first).Append(last))
        {
            DateTime expected = Day0.AddDays(day);
            CalendarDate date = CalendarDate.FromDay(day);
            Assert.Equal((expected.Year, expected.Month, expected.Day, expected.DayOfYear), (date.Year, date.Month, date.DayOfMonth, date.DayOfYear));
            Assert.True(CalendarDate.TryFromMonthDay(expected.Year, expected.Month, expected.Day, out CalendarDate byMonth));
            Assert.True(CalendarDate.TryFromDayOfYear(expected.Year, expected.DayOfYear, out CalendarDate byDay));
            Assert.Equal((day, day), (byMonth.Day, byDay.Day));
        }
    }

    [Fact]
    public void Every_day_from_1900_to_2100_follows_the_one_before()
    {
        DateTime expected = new(1900, 1, 1);
        for (int day = (int)(expected - Day0).TotalDays; expected.Year < 2100; day++, expected = expected.AddDays(1))
            Assert.Equal(expected.ToString("yyyy-MM-dd", null), CalendarDate.FromDay(day).ToString());
    }

    [Theory]
    [InlineData(2023, 2, 29)]
    [InlineData(1900, 2, 29)]
    [InlineData(2024, 4, 31)]
    [InlineData(2024, 0, 1)]
    [InlineData(2024, 13, 1)]
    [InlineData(2024, 1, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(10000, 1, 1)]
    public void Days_that_do_not_exist_are_not_found(int year, int month, int day) =>
        Assert.False(CalendarDate.TryFromMonthDay(year, month, day, out _));

    [Theory]
    [InlineData(2023, 366, false)]
    [InlineData(2024, 366, true)]
    [InlineData(2000, 366, true)]
    [InlineData(1900, 366, false)]
    [InlineData(2024, 0, false)]
    [InlineData(2024, 367, false)]
    public void Day_of_year_knows_leap_years(int year, int dayOfYear, bool exists) =>
        Assert.Equal(exists, CalendarDate.TryFromDayOfYear(year, dayOfYear, out _));

    [Fact]
    public void Days_outside_years_1_to_9999_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarDate.FromDay((int)(DateTime.MinValue - Day0).TotalDays - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarDate.FromDay((int)(DateTime.MaxValue.Date - Day0).TotalDays + 1));
    }
}
