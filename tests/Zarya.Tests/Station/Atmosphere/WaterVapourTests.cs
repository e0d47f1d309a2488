using Zarya.Station.Atmosphere;

namespace Zarya.Tests.Station.Atmosphere;

/// <summary>Oracle: saturation pressures over water of the steam tables, 0 °C 6.112 hPa, 10 °C 12.28 hPa, 20 °C 23.39 hPa.</summary>
public class WaterVapourTests
{
    [Theory]
    [InlineData(0, 6.112)]
    [InlineData(10, 12.28)]
    [InlineData(20, 23.39)]
    public void Pressure_is_that_of_the_tables(double dewPoint, double hPa) => Assert.InRange(WaterVapour.PressureMmHg(dewPoint) * GasLaw.PaPerMmHg / 100 / hPa, 0.997, 1.003);

    [Theory]
    [InlineData(-20)]
    [InlineData(4)]
    [InlineData(16)]
    public void Dew_point_is_the_inverse(double dewPoint) => Assert.Equal(dewPoint, WaterVapour.DewPointC(WaterVapour.PressureMmHg(dewPoint)), 9);

    [Fact]
    public void Dry_air_has_a_dew_point_all_the_same() => Assert.Equal(-60, WaterVapour.DewPointC(0));
}
