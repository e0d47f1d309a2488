using Zarya.Leaks.Scoring;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Tests.Leaks.Scoring;

public class ScoreFiguresTests
{
    [Fact]
    public void Quantiles_lie_between_neighbours_and_missed_runs_count()
    {
        Assert.Equal(2.5, ScoreFigures.Median([4, 1, 2, 3]));
        Assert.Equal(4.8, ScoreFigures.Quantile([1, 2, 3, 4, 5], 0.95), 1e-12);
        Assert.Equal(2, ScoreFigures.Median([1, 2, double.PositiveInfinity]));
        Assert.Equal(double.PositiveInfinity, ScoreFigures.Quantile([1, 2, double.PositiveInfinity], 0.95));
        Assert.Equal(double.PositiveInfinity, ScoreFigures.Median([double.PositiveInfinity, double.PositiveInfinity]));
        Assert.True(double.IsNaN(ScoreFigures.Median([])));
    }

    // Upper limits of a Poisson mean, one-sided 95 %: 2.9957 for 0, 4.7439 for 1, 9.1535 for 4 (tables of Garwood 1936).
    [Theory]
    [InlineData(0, 2.9957)]
    [InlineData(1, 4.7439)]
    [InlineData(4, 9.1535)]
    public void Bounds_are_those_of_the_tables(long count, double bound)
    {
        Assert.Equal(bound, ScoreFigures.PoissonUpperPerYear(count, 1), 1e-4);
        Assert.Equal(bound / 100, ScoreFigures.PoissonUpperPerYear(count, 100), 1e-6);
    }

    [Fact]
    public void Reliability_counts_by_tenths()
    {
        var bins = new ReliabilityBins();
        bins.Add(0.004, false);
        bins.Add(0.52, true);
        bins.Add(0.58, false);
        bins.Add(1, true);
        bins.Add(double.NaN, true);
        var more = new ReliabilityBins();
        more.Add(0.55, true);
        bins.Add(more);
        (long Number, double Predicted, double Observed)[] rows = [.. bins.Rows()];
        Assert.Equal([1, 3, 1], rows.Select(r => r.Number));
        Assert.Equal(0.55, rows[1].Predicted, 1e-12);
        Assert.Equal(2 / 3.0, rows[1].Observed, 1e-12);
    }

    [Fact]
    public void The_threshold_of_the_yardstick_is_that_of_one_alarm_a_year()
    {
        // Two alarms allowed; runs of blocks over a level count once: at 5 there are two (7, 7 and 6, 5), at 4 three.
        Assert.Equal(5, YardstickTuning.Threshold([[1, 7, 7, 1, 4, 1], [double.NegativeInfinity, 6, 5, 3]], 2));
        Assert.True(double.IsNaN(YardstickTuning.Threshold([[1, 7, 1]], 0)));
    }

    [Fact]
    public void Nobody_may_be_cut_off_from_every_lifeboat()
    {
        var plan = new StationPlan("S", [new("A", "", 10, []), new("B", "", 10, []), new("C", "", 10, [])], [new("AB", 0, 1, 0.5, true), new("BC", 1, 2, 0.5, true)], [2], 2, SensorSuite.Unknown);
        Assert.True(SafetyCheck.IsSafe(plan, [true, true], 0, [new(1, 1), new(2, 1)]));
        Assert.False(SafetyCheck.IsSafe(plan, [true, true], 0, [new(0, 1), new(2, 1)]));
        Assert.False(SafetyCheck.IsSafe(plan, [true, true], 1, [new(1, 2)]));
        Assert.False(SafetyCheck.IsSafe(plan, [true, false], 0, [new(1, 2)]));
        // Somebody is not accounted for.
        Assert.False(SafetyCheck.IsSafe(plan, [true, true], 0, [new(2, 1)]));
        var trainer = new StationPlan("T", plan.Modules, plan.Hatches, [], 2, SensorSuite.Unknown);
        Assert.True(SafetyCheck.IsSafe(trainer, [true, true], 0, [new(0, 2)]));
        Assert.False(SafetyCheck.IsSafe(trainer, [true, true], 0, [new(0, 1), new(1, 1)]));
    }

    [Fact]
    public void Advice_is_judged_with_the_last_hatch_opened_again_unless_it_is_kept()
    {
        var plan = new StationPlan("S", [new("A", "", 10, []), new("B", "", 10, []), new("C", "", 10, [])], [new("AB", 0, 1, 0.5, true), new("BC", 1, 2, 0.5, true)], [0], 1, SensorSuite.Unknown);
        var board = new HatchBoard(plan);
        board.Operate(new Operation(default, OperationKind.HatchClose, 0, "AB", double.NaN, "", ""));
        Assert.True(board.IsSafe(Advice(1, keep: false, at: 1)));
        Assert.False(board.IsSafe(Advice(1, keep: true, at: 1)));
        Assert.Equal(0, board.LastShut);
    }

    private static ClosureAdvice Advice(int hatch, bool keep, int at) => new(hatch, [2], 1, 1, 1, 1, 1, keep, [new CrewPlace(at, 1)]);
}
