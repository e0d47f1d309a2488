using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Station.Plans;
using Zarya.Tests.Simulation.Station;
using Zarya.Time;

namespace Zarya.Tests.Server.Operations;

/// <summary>What people write into the operations log is checked as they write it, with words that say what would be right.</summary>
public class OperationFormTests
{
    private static readonly StationPlan s_plan = Cases.Own().Cases[0].Plan;
    private static readonly Instant s_time = Instant.FromTaiNanoseconds(1_900_000_000_000_000_000);

    [Theory]
    [InlineData("hatch_close", "AB", "", null, "")]
    [InlineData("hatch_open", "BC", "", null, "")]
    [InlineData("crew_at", "B", "2", 2.0, "")]
    [InlineData("repress_start", "Progress", "N2 mass_kg=5.4", 5.4, "N2")]
    [InlineData("repress_start", "Progress", "o2", null, "O2")]
    [InlineData("repress_stop", "Progress", "", null, "")]
    [InlineData("o2_generator", "Elektron", "0", 0.0, "")]
    [InlineData("eva_depress_start", "C", "", null, "")]
    [InlineData("vehicle_docked", "Cygnus", "free_m3=27 hatch=H_Cygnus at=B", 27.0, "")]
    [InlineData("vent_stop", "A", "", null, "")]
    [InlineData("patch", "C", "epoxy on gauze", null, "")]
    [InlineData("gauge", "C", "747.5", 747.5, "")]
    [InlineData("gauge", "C", "14.4 mmHg", 14.4, "")]
    public void A_right_line_is_taken_as_it_is(string name, string subject, string value, double? number, string gas)
    {
        Assert.Null(new OperationForm(s_plan).Check(name, subject, value, s_time, out OperationNote? note));
        Assert.Equal(new OperationNote(name, subject, number, gas, value, s_time), note);
        Assert.Null(note!.Problem(s_plan));
    }

    [Theory]
    [InlineData("hatch_shut", "AB", "", "event", "hatch_close")]
    [InlineData("", "AB", "", "event", "gauge")]
    [InlineData("hatch_close", "A", "", "subject", "AB, BC")]
    [InlineData("hatch_close", "", "", "subject", "has to stand here")]
    [InlineData("hatch_close", "AB", "now", "value", "takes no value")]
    [InlineData("crew_at", "Z", "2", "subject", "A, B, C")]
    [InlineData("crew_at", "A", "", "value", "number of people")]
    [InlineData("crew_at", "A", "1.5", "value", "number of people")]
    [InlineData("crew_at", "A", "-1", "value", "number of people")]
    [InlineData("crew_at", "A", "NaN", "value", "number of people")]
    [InlineData("repress_start", "", "N2", "subject", "source")]
    [InlineData("repress_start", "Progress", "", "value", "O2, N2 or air")]
    [InlineData("repress_start", "Progress", "He", "value", "O2, N2 or air")]
    [InlineData("repress_start", "Progress", "N2 mass_kg=much", "value", "mass_kg")]
    [InlineData("o2_generator", "Elektron", "1e9", "value", "kg/d")]
    [InlineData("vehicle_docked", "Cygnus", "free_m3=-3", "value", "free_m3")]
    [InlineData("gauge", "C", "", "value", "mmHg")]
    [InlineData("gauge", "C", "14.4", "value", "looks like psi")]
    [InlineData("gauge", "C", "99.6", "value", "looks like kPa")]
    [InlineData("gauge", "C", "2001", "value", "0 to 2000")]
    [InlineData("gauge", "AB", "747", "subject", "A, B, C")]
    public void A_wrong_line_is_refused_with_the_field_and_words(string name, string subject, string value, string field, string words)
    {
        RefusedField? refused = new OperationForm(s_plan).Check(name, subject, value, s_time, out OperationNote? note);
        Assert.Null(note);
        Assert.Equal(field, refused!.Field);
        Assert.Contains(words, refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_too_long_is_refused()
    {
        var form = new OperationForm(s_plan);
        Assert.Equal("subject", form.Check("patch", new string('C', 101), "", s_time, out _)!.Field);
        Assert.Equal("value", form.Check("patch", "C", new string('x', 501), s_time, out _)!.Field);
    }
}
