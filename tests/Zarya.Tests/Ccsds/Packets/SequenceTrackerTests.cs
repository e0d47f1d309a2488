using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Ccsds.Packets;

public class SequenceTrackerTests
{
    // F first, . in sequence, g gap, d duplicate, o out of order, r reset.
    [Theory]
    [InlineData("5 6 7 8", "F...", 0, 0)]
    [InlineData("16382 16383 0 1", "F...", 0, 0)]
    [InlineData("1 2 5 6", "F.g.", 1, 2)]
    [InlineData("16380 3", "Fg", 1, 6)]
    [InlineData("0 8192", "Fg", 1, 8191)]
    [InlineData("0 8193", "Fr", 0, 0)]
    [InlineData("1 2 2 2 3", "F.dd.", 0, 0)]
    [InlineData("1 2 4 3 5", "F.go.", 1, 1)]
    [InlineData("16383 1 0 2", "Fgrg", 2, 2)]
    [InlineData("100 84 101", "Fo.", 0, 0)]
    [InlineData("100 83 84", "Fr.", 0, 0)]
    [InlineData("7 8 0 1", "F.r.", 0, 0)]
    [InlineData("0 0 1", "Fd.", 0, 0)]
    public void Verdicts_and_counts(string counts, string verdicts, int gaps, int missing)
    {
        var tracker = new SequenceTracker();
        var apid = new Apid(9);
        string given = string.Concat(counts.Split(' ').Select(c => "F.gdor"[(int)tracker.Track(apid, new SequenceCount(int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)), out _)]));
        Assert.Equal(verdicts, given);
        ApidSequence seen = tracker.Of(apid);
        Assert.Equal(
            new ApidSequence(verdicts.Length, gaps, missing, verdicts.Count(v => v == 'd'), verdicts.Count(v => v == 'o'), verdicts.Count(v => v == 'r')), seen);
        Assert.Equal(seen, tracker.Total);
    }

    [Fact]
    public void Apids_do_not_disturb_each_other_and_idle_counts_are_not_followed()
    {
        var tracker = new SequenceTracker();
        for (int i = 0; i < 3000; i++)
        {
            SequenceVerdict verdict = tracker.Track(new Apid(i % 3 == 0 ? 2047 : i % 3), new SequenceCount(i / 3), out int missing);
            Assert.Equal(i % 3 == 0 ? SequenceVerdict.Idle : i < 3 ? SequenceVerdict.First : SequenceVerdict.InSequence, i % 3 == 0 && verdict == SequenceVerdict.First ? SequenceVerdict.Idle : verdict);
            Assert.Equal(0, missing);
        }
        Assert.Equal(SequenceVerdict.Idle, tracker.Track(Apid.Idle, new SequenceCount(5), out _));
        Assert.Equal(new ApidSequence(3001, 0, 0, 0, 0, 0), tracker.Total);
        Assert.True(tracker.TryGetExpected(new Apid(1), out SequenceCount next) && next.Value == 1000);
        Assert.False(tracker.TryGetExpected(Apid.Idle, out _));
        Assert.False(tracker.TryGetExpected(new Apid(3), out _));
    }

    [Fact]
    public void What_a_lossy_stream_lost_is_what_is_missing()
    {
        var random = new Random(16384);
        var tracker = new SequenceTracker();
        long lost = 0, gaps = 0;
        bool before = false;
        int last = 0;
        for (int i = 0; i < 200_000; i++)
        {
            bool loses = i != 0 && random.Next(10) == 0;
            if (loses) lost++;
            else
            {
                SequenceVerdict verdict = tracker.Track(new Apid(1), new SequenceCount(i % 16384), out int missing);
                Assert.Equal(i - last - (i == 0 ? 0 : 1), missing);
                Assert.Equal(before, verdict == SequenceVerdict.Gap);
                if (before) gaps++;
                last = i;
            }
            before = loses;
        }
        if (before) lost -= 199_999 - last;
        Assert.Equal(new ApidSequence(last + 1 - lost, gaps, lost, 0, 0, 0), tracker.Of(new Apid(1)));
    }

    [Fact]
    public void Tracking_allocates_nothing()
    {
        var tracker = new SequenceTracker();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++) tracker.Track(new Apid(i & 2047), new SequenceCount((i * 7) & 16383), out _);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public void Windows_out_of_range_are_refused(int window) => Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceTracker(window));
}
