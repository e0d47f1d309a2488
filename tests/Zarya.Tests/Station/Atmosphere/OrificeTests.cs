using Zarya.Station.Atmosphere;

namespace Zarya.Tests.Station.Atmosphere;

/// <summary>Oracles: the constants of the leak cases (<c>physics_reference</c>), and the textbook formula written out once more without care for digits.</summary>
public class OrificeTests
{
    private const double RoomK = 296.15;

    [Fact]
    public void Constants_follow_from_gamma()
    {
        const double g = Orifice.Gamma;
        Assert.Equal(Orifice.ChokedFactor, Math.Sqrt(g) * Math.Pow(2 / (g + 1), (g + 1) / (2 * (g - 1))), 7);
        Assert.Equal(Orifice.CriticalRatio, Math.Pow(2 / (g + 1), g / (g - 1)), 8);
        Assert.Equal(199.643, Orifice.ChokedSpeed(RoomK), 2);
    }

    /// <summary>Area, pressure and kg/d of <c>leak-cases.json</c>: H01, H05, S07, S21.</summary>
    [Theory]
    [InlineData(0.965, 740, 19.32)]
    [InlineData(317, 760, 6517)]
    [InlineData(62.832, 740, 1258)]
    [InlineData(2.5133, 740, 50.31)]
    public void Choked_flow_is_that_of_the_cases(double mm2, double mmHg, double kgPerD) =>
        Assert.Equal(1, Orifice.ChokedKgPerS(mm2 * 1e-6, mmHg * GasLaw.PaPerMmHg, RoomK) * 86_400 / kgPerD, 3);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.528)]
    [InlineData(0.53)]
    [InlineData(0.8)]
    [InlineData(0.99)]
    public void Flow_between_vessels_is_the_nozzle_formula(double ratio)
    {
        const double from = 1e5, g = Orifice.Gamma;
        double r = Math.Max(ratio, Orifice.CriticalRatio);
        double expected = 1e-6 * from * Math.Sqrt(2 * g / ((g - 1) * Orifice.AirConstant * RoomK) * (Math.Pow(r, 2 / g) - Math.Pow(r, (g + 1) / g)));
        Assert.Equal(1, Orifice.KgPerS(1e-6, from, ratio * from, RoomK) / expected, 7);
    }

    [Fact]
    public void Small_differences_give_the_incompressible_flow()
    {
        const double from = 1e5, head = 1e-3;
        double density = from / (Orifice.AirConstant * RoomK);
        Assert.Equal(1, Orifice.KgPerS(1e-6, from, from - head, RoomK) / (1e-6 * Math.Sqrt(2 * density * head)), 6);
    }

    [Fact]
    public void Nothing_flows_uphill_or_from_a_vacuum()
    {
        Assert.Equal(0, Orifice.KgPerS(1, 1e5, 1e5, RoomK));
        Assert.Equal(0, Orifice.KgPerS(1, 1e4, 1e5, RoomK));
        Assert.Equal(0, Orifice.KgPerS(1, 0, 0, RoomK));
    }
}
