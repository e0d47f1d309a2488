using Zarya.Server.Archives;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>Ranges by hand.</summary>
public class ParameterRangesTests
{
    private static readonly (double Second, int Mode)[] s_modes = [(0, 0), (1, 0), (2, 1), (3, 1), (10, 1), (11, 0), (11.5, 1), (12, 0), (20, 0)];

    [Fact]
    public void A_range_ends_where_the_value_changes() => Assert.Equal(["0-2 OFF:2", "2-11 ON:3", "11-11.5 OFF:1", "11.5-12 ON:1", "12-20 OFF:2"], Get(r => r));

    [Fact]
    public void A_gap_ends_it_at_the_last_value() => Assert.Equal(
        ["0-2 OFF:2", "2-3 ON:2", "10-11 ON:1", "11-11.5 OFF:1", "11.5-12 ON:1", "12-12 OFF:1", "20-20 OFF:1"],
        Get(r => r with { MaxGap = Duration.FromSeconds(5) }));

    [Fact]
    public void Expiry_makes_gaps_unless_they_are_short()
    {
        Assert.Equal(["0-2 OFF:2", "2-3 ON:2", "10-11 ON:1", "11-11.5 OFF:1", "11.5-12 ON:1", "12-12 OFF:1", "20-20 OFF:1"], Get(r => r, Duration.FromSeconds(2)));
        Assert.Equal(["0-2 OFF:2", "2-11 ON:3", "11-11.5 OFF:1", "11.5-12 ON:1", "12-12 OFF:1", "20-20 OFF:1"], Get(r => r with { MinGap = Duration.FromMilliseconds(7500) }, Duration.FromSeconds(2)));
    }

    [Fact]
    public void Short_ranges_are_merged_and_counted()
    {
        Assert.Equal(["0-2 OFF:2", "2-11 ON:3", "11-12 OFF:1 ON:1", "12-20 OFF:2"], Get(r => r with { MinRange = Duration.FromSeconds(1) }));
        Assert.Equal(["0-11 OFF:2 ON:3", "11-20 OFF:3 ON:1"], Get(r => r with { MinRange = Duration.FromSeconds(4) }));
        Assert.Equal(["0-11 OFF:2 others 3", "11-20 OFF:3 others 1"], Get(r => r with { MinRange = Duration.FromSeconds(4), MaxValues = 1 }));
        Assert.Equal(["0-11 others 5", "11-20 others 4"], Get(r => r with { MinRange = Duration.FromSeconds(4), MaxValues = 0 }));
    }

    [Fact]
    public void The_stop_does_not_belong_to_it() => Assert.Equal(["1-2 OFF:1", "2-3 ON:2"], Get(r => r with { Start = ArchiveMaking.At(1), Stop = ArchiveMaking.At(10) }));

    private static IEnumerable<string> Get(Func<RangesRequest, RangesRequest> change, Duration? expiry = null)
    {
        using var made = new ArchiveMaking();
        foreach ((double second, int mode) in s_modes) made.Packet(second, 0, mode);
        made.Commit();
        var record = new MissionRecord(made.Record.Store, made.Database, ArchiveMaking.LeapSeconds, "test") { ExpiryOf = _ => expiry };
        var request = new RangesRequest { Parameter = new ParameterPath(made.Mode), Start = ArchiveMaking.At(0), Stop = ArchiveMaking.At(100) };
        IReadOnlyList<ValueRange> ranges = new ParameterRanges(record).Get(change(request), out bool isCut);
        Assert.False(isCut);
        Assert.All(ranges, r => Assert.Equal(r.Counts.Sum() + r.OtherCount, r.Count));
        return ranges.Select(r => string.Join(' ', (string[])[FormattableString.Invariant($"{ArchiveMaking.Second(r.Start)}-{ArchiveMaking.Second(r.Stop)}"), .. r.Values.Zip(r.Counts, (v, c) => $"{v.Text}:{c}"), .. r.OtherCount > 0 ? [$"others {r.OtherCount}"] : Array.Empty<string>()]));
    }
}
