using Zarya.Mdb.Model;

namespace Zarya.Tests.Processing;

/// <summary>Calibrators that people put in force: what they give, who sees it, and what is refused.</summary>
public class RecalibrationTests
{
    private static readonly PolynomialCalibrator s_double = new() { Coefficients = [1, 2] };

    [Fact]
    public void Values_are_calibrated_before_anybody_hears_of_them_and_again_as_defined_after_a_reset()
    {
        var rig = new ProcessorRig();
        rig.Watch("A");
        Assert.Null(rig.Processor.OverrideCalibrators(rig.Parameter("A"), new CalibratorSet(s_double, [])));
        rig.Packet(0, 5, 9);
        Assert.Equal(("19", "19"), (rig.Newest("A"), ProcessorRig.Words(rig.Samples[^1])));
        Assert.Equal("9", ProcessorRig.Words(rig.Sample("A").RawValue));
        Assert.Null(rig.Processor.OverrideCalibrators(rig.Parameter("A"), null));
        Assert.Empty(rig.Processor.CalibratorOverrides);
        rig.Packet(1, 5, 9);
        Assert.Equal("9", rig.Newest("A"));
    }

    [Fact]
    public void A_context_is_asked_of_the_newest_values_and_no_calibrator_is_the_raw_value()
    {
        var rig = new ProcessorRig();
        Assert.True(ConditionText.TryRead("KIND == 7", Find, out MatchCriteria? context, out string? why), why);
        Assert.Null(rig.Processor.OverrideCalibrators(rig.Parameter("A"), new CalibratorSet(null, [new ContextCalibrator(context, s_double)])));
        rig.Packet(0, 7, 1, 2);
        Assert.Equal("3", rig.Newest("A"));
        rig.Packet(1, 5, 9);
        Assert.Equal("9", rig.Newest("A"));

        bool Find(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Parameter? parameter, out IReadOnlyList<PathStep> path)
        {
            (parameter, path) = (rig.Parameter(name), []);
            return true;
        }
    }

    [Theory]
    [InlineData("MODE")]
    [InlineData("NOTE")]
    [InlineData("PAIR")]
    [InlineData("DOOR")]
    [InlineData("CABIN")]
    public void What_is_no_number_of_packets_has_no_calibrator(string name)
    {
        var rig = new ProcessorRig();
        Assert.Contains("only numbers", rig.Processor.OverrideCalibrators(rig.Parameter(name), new CalibratorSet(s_double, [])), StringComparison.Ordinal);
        Assert.Empty(rig.Processor.CalibratorOverrides);
    }

    [Fact]
    public void What_cannot_be_evaluated_is_refused()
    {
        var rig = new ProcessorRig();
        Calibrator[] bad = [new PolynomialCalibrator { Coefficients = [] }, new SplineCalibrator { Points = [] }, new SplineCalibrator { Points = [new(1, 2)] }, new SplineCalibrator { Order = 2, Points = [new(1, 2), new(2, 3), new(3, 4)] }];
        Assert.All(bad, c => Assert.NotNull(rig.Processor.OverrideCalibrators(rig.Parameter("A"), new CalibratorSet(c, []))));
        Assert.Null(rig.Processor.OverrideCalibrators(rig.Parameter("A"), new CalibratorSet(new SplineCalibrator { Order = 0, Points = [new(0, 10), new(5, 20)] }, [])));
        rig.Packet(0, 5, 4);
        Assert.Equal("10", rig.Newest("A"));
    }
}
