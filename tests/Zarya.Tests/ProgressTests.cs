namespace Zarya.Tests;

/// <summary>The line that says how far long work is.</summary>
public class ProgressTests
{
    [Fact]
    public void Nothing_is_said_in_the_first_second_or_again_within_a_fifth()
    {
        var clock = new HandClock();
        using var output = new StringWriter();
        using var progress = new Progress(output, isTerminal: true, clock);
        clock.Now = TimeSpan.FromMilliseconds(999);
        Assert.False(progress.IsDue);
        progress.Report("pass", 1_000_000, 4_000_000, 7);
        Assert.Equal("", output.ToString());
        clock.Now = TimeSpan.FromSeconds(1);
        Assert.True(progress.IsDue);
        progress.Report("pass", 1_000_000, 4_000_000, 7000);
        Assert.Equal("\rpass:  25 % of 4.0 MB, 7,000 packets, 1 MB/s", output.ToString());
        clock.Now = TimeSpan.FromMilliseconds(1199);
        Assert.False(progress.IsDue);
    }

    [Fact]
    public void A_pipe_or_file_never_sees_it()
    {
        var clock = new HandClock { Now = TimeSpan.FromHours(1) };
        using var output = new StringWriter();
        using (var progress = new Progress(output, isTerminal: false, clock))
        {
            Assert.False(progress.IsDue);
            progress.Report("pass", 1, 2, 3);
        }
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void It_is_wiped_away_once_and_a_shorter_line_covers_a_longer_one()
    {
        var clock = new HandClock { Now = TimeSpan.FromSeconds(2) };
        using var output = new StringWriter();
        var progress = new Progress(output, isTerminal: true, clock);
        progress.Report("a long name", 1_000_000, null, 1);
        clock.Now = TimeSpan.FromSeconds(3);
        progress.Report("b", 1_000_000, null, 1);
        progress.Dispose();
        progress.Dispose();
        string[] lines = output.ToString().Split('\r');
        Assert.Equal(lines[1].Length, lines[2].Length);
        Assert.StartsWith("b: 1.0 MB, 1 packets, 0 MB/s ", lines[2], StringComparison.Ordinal);
        Assert.Equal(["", lines[1], lines[2], new string(' ', lines[2].TrimEnd().Length), ""], lines);
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        private TimeSpan Start { get; set; } = TimeSpan.MinValue;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            // Work begins at zero, whatever the hand says.
            if (Start == TimeSpan.MinValue) return (Start = TimeSpan.Zero).Ticks;
            return Now.Ticks;
        }
    }
}
