using Zarya.Leaks.Page;
using Zarya.Time;

namespace Zarya.Tests.Leaks.Page;

public class BinnedSeriesTests
{
    [Fact]
    public void A_spike_is_kept_however_much_time_follows()
    {
        var series = new BinnedSeries();
        for (int minute = 0; minute < 2_000_000; minute++) series.Add(StoryMaking.Start + Duration.FromSeconds(60L * minute), minute == 777 ? 9 : 1);
        SeriesBin[] bins = [.. series.Bins().Select(b => b.Bin)];
        Assert.InRange(bins.Length, BinnedSeries.Capacity / 2, BinnedSeries.Capacity);
        Assert.Equal(9, bins.Max(b => b.Max));
        Assert.Equal(2_000_000, bins.Sum(b => b.Count));
        Assert.Equal(2_000_008, bins.Sum(b => b.Sum), 1e-6);
    }

    [Fact]
    public void What_is_no_number_and_what_is_before_the_beginning_is_left_out()
    {
        var series = new BinnedSeries();
        series.Add(StoryMaking.After(1), double.NaN);
        Assert.True(series.IsEmpty);
        series.Add(StoryMaking.After(1), 5);
        series.Add(StoryMaking.After(0), 7);
        series.Add(StoryMaking.After(2), double.PositiveInfinity);
        Assert.Equal(new SeriesBin(1, 5, 5, 5), Assert.Single(series.Bins()).Bin);
    }

    [Fact]
    public void Bins_are_in_order_and_as_wide_as_said()
    {
        var series = new BinnedSeries();
        for (int hour = 0; hour < 5_000; hour++) series.Add(StoryMaking.After(hour), hour);
        (Instant Middle, SeriesBin Bin)[] bins = [.. series.Bins()];
        Assert.All(bins.Zip(bins.Skip(1)), p => Assert.True(p.Second.Middle - p.First.Middle >= series.Width && p.Second.Bin.Min > p.First.Bin.Max));
    }
}
