using Zarya.Station.Atmosphere;

namespace Zarya.Tests.Station.Atmosphere;

public class CabinAirTests
{
    private const double RoomK = 296.15;
    private static readonly double[] s_air = [569.6, 158.4, 2.5, 9.5];

    /// <summary>Closed form: p = p₀ exp(−t Cd·A K √(R T)/V).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(600)]
    public void Blow_down_is_exponential(double step)
    {
        CabinAir air = Filled([855.17], []);
        air.SetLeak(0, 62.832e-6);
        double before = air.PressurePa(0);
        for (int i = 0; i < (int)(36_000 / step); i++) air.Step(step);
        double expected = before * Math.Exp(-36_000 * 62.832e-6 * Orifice.ChokedSpeed(RoomK) / 855.17);
        Assert.InRange(air.PressurePa(0) / expected, 1 - 1e-9, 1 + 1e-9);
        Assert.InRange(air.PressurePa(0, Gas.Oxygen) / air.PressurePa(0), (158.4 / 740) - 1e-12, (158.4 / 740) + 1e-12);
    }

    /// <summary>
    /// Oracle: time as an integral over the moles moved, t = ∫ dn/F(n), with u = √Δp so that the end has no singularity, by Simpson's rule with 200,000 intervals.
    /// The first vessel is choked at first where the second is nearly empty.
    /// </summary>
    [Theory]
    [InlineData(740, 20, 740 - 300)]
    [InlineData(740, 20, 30)]
    [InlineData(740, 739, 0.25)]
    [InlineData(740, 600, 1)]
    public void Two_vessels_equalise_as_the_integral_says(double first, double second, double left)
    {
        const double v1 = 15.83, v2 = 8.1, area = 2e-6;
        double time = SecondsToEqualise(v1, v2, area, first, second, left);
        CabinAir air = Filled([v1, v2], [(0, 1)]);
        Refill(air, 0, first);
        Refill(air, 1, second);
        air.SetSeal(0, area);
        int steps = (int)Math.Ceiling(time / 2);
        for (int i = 0; i < steps; i++) air.Step(time / steps);
        double difference = (air.PressurePa(0) - air.PressurePa(1)) / GasLaw.PaPerMmHg;
        Assert.InRange((difference - left) / first, -1e-6, 1e-6);
    }

    /// <summary>Closed form for small differences: √Δp falls linearly to 0 and stays there.</summary>
    [Fact]
    public void Small_differences_vanish_in_finite_time()
    {
        const double v = 10, area = 1e-6, head = 1;
        CabinAir air = Filled([v, v], [(0, 1)]);
        Refill(air, 0, 740);
        Refill(air, 1, 740 - (head / GasLaw.PaPerMmHg));
        air.SetSeal(0, area);
        double pressure = air.PressurePa(0), density = pressure / (Orifice.AirConstant * RoomK);
        double speed = area * Math.Sqrt(2 / density) * density * (2 / v) * Orifice.AirConstant * RoomK;
        double end = 2 * Math.Sqrt(head) / speed;
        air.Step(end / 2);
        Assert.Equal(head / 4, air.PressurePa(0) - air.PressurePa(1), 5);
        air.Step(end);
        Assert.Equal(0, air.PressurePa(0) - air.PressurePa(1), 9);
    }

    /// <summary>The ambiguity of 2025: behind a bad seal the pressure settles where inflow equals outflow.</summary>
    [Fact]
    public void A_bad_seal_feeds_a_leak_until_both_balance()
    {
        CabinAir air = Filled([1000, 8], [(0, 1)]);
        air.SetSeal(0, 0.15e-6);
        air.SetLeak(1, 0.5e-6);
        for (int i = 0; i < 200_000; i++) air.Step(10);
        double inside = air.PressurePa(1);
        double inflow = Orifice.KgPerS(0.15e-6, air.PressurePa(0), inside, RoomK), outflow = Orifice.ChokedKgPerS(0.5e-6, inside, RoomK);
        Assert.InRange(inflow / outflow, 0.99, 1);
        Assert.InRange(inside / air.PressurePa(0), 0.29, 0.31);
    }

    [Fact]
    public void An_open_hatch_makes_one_volume_and_a_shut_one_two()
    {
        CabinAir air = Filled([60, 40, 8], [(0, 1), (1, 2)]);
        Refill(air, 1, 370);
        air.Open(0);
        Assert.Equal(((740 * 60) + (370 * 40)) / 100.0, air.PressurePa(1) / GasLaw.PaPerMmHg, 9);
        Assert.Equal(air.Group(0), air.Group(1));
        Assert.Equal(100, air.GroupVolumeM3(0), 9);
        air.Close(0);
        Assert.Equal(air.PressurePa(0), air.PressurePa(1), 6);
        air.SetLeak(1, 1e-6);
        air.Step(1000);
        Assert.True(air.PressurePa(1) < air.PressurePa(0));
        Assert.Throws<InvalidOperationException>(() =>
        {
            air.Open(1);
            Refill(air, 2, 700);
        });
    }

    [Fact]
    public void Warming_raises_pressure_by_the_gas_law()
    {
        CabinAir air = Filled([855], []);
        double before = air.PressurePa(0);
        air.SetTemperature(0, RoomK + 1);
        air.Step(10);
        Assert.Equal(before * (RoomK + 1) / RoomK, air.PressurePa(0), 6);
    }

    [Fact]
    public void Sources_hold_for_one_step()
    {
        CabinAir air = Filled([100], []);
        air.AddSource(0, Gas.Oxygen, 0.5);
        double before = air.GroupMoles(0, Gas.Oxygen);
        air.Step(10);
        air.Step(10);
        Assert.Equal(before + 5, air.GroupMoles(0, Gas.Oxygen), 9);
    }

    /// <summary>Property: whatever happens, moles in the station, those lost and those brought in balance to rounding.</summary>
    [Fact]
    public void Mass_is_conserved_to_rounding()
    {
        var random = new Random(4);
        for (int run = 0; run < 50; run++)
        {
            CabinAir air = Filled([60, 40, 8, 15, 3], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]);
            // What it was filled with counts as brought in.
            Assert.Equal(Totals(air)[0], air.GainedMol[0], 9);
            for (int i = 0; i < 400; i++)
            {
                int module = random.Next(5), hatch = random.Next(5);
                switch (random.Next(8))
                {
                    case 0: air.Open(hatch); break;
                    case 1: air.Close(hatch); break;
                    case 2: air.SetLeak(module, random.NextDouble() * 1e-4); break;
                    case 3: air.SetSeal(hatch, random.NextDouble() * 1e-4); break;
                    case 4: air.SetTemperature(module, 285 + (20 * random.NextDouble())); break;
                    case 5: air.Add(module, (Gas)random.Next(CabinAir.Gases), random.NextDouble()); break;
                    case 6: air.AddSource(module, (Gas)random.Next(CabinAir.Gases), 0.01 * random.NextDouble()); break;
                    default: air.Step(60 * random.NextDouble()); break;
                }
            }
            double[] end = Totals(air);
            for (int g = 0; g < CabinAir.Gases; g++)
            {
                double expected = air.GainedMol[g] - air.LostMol[g];
                Assert.InRange(end[g] - expected, -1e-11 * air.GainedMol[g], 1e-11 * air.GainedMol[g]);
            }
        }
    }

    private static double[] Totals(CabinAir air)
    {
        double[] sum = new double[CabinAir.Gases];
        for (int m = 0; m < air.Count; m++)
        {
            if (air.Group(m) != m) continue;
            for (int g = 0; g < CabinAir.Gases; g++) sum[g] += air.GroupMoles(m, (Gas)g);
        }
        return sum;
    }

    private static double SecondsToEqualise(double v1, double v2, double area, double first, double second, double left)
    {
        double n1 = GasLaw.Moles(first * GasLaw.PaPerMmHg, v1, RoomK), n2 = GasLaw.Moles(second * GasLaw.PaPerMmHg, v2, RoomK);
        double perMole = GasLaw.MolarConstant * RoomK * ((1 / v1) + (1 / v2));
        double from = Math.Sqrt((first - second) * GasLaw.PaPerMmHg), to = Math.Sqrt(left * GasLaw.PaPerMmHg);
        double Integrand(double u)
        {
            double moved = ((from * from) - (u * u)) / perMole;
            double p1 = (n1 - moved) * GasLaw.MolarConstant * RoomK / v1, p2 = (n2 + moved) * GasLaw.MolarConstant * RoomK / v2;
            return 2 * u / perMole / Orifice.MolPerS(area, p1, p2, RoomK);
        }
        const int intervals = 200_000;
        double h = (from - to) / intervals, sum = Integrand(from) + Integrand(to);
        for (int i = 1; i < intervals; i++) sum += (i % 2 == 1 ? 4 : 2) * Integrand(from - (i * h));
        return sum * h / 3;
    }

    private static CabinAir Filled(double[] volumes, (int, int)[] hatches)
    {
        var air = new CabinAir(volumes, hatches, RoomK);
        for (int i = 0; i < volumes.Length; i++) Refill(air, i, 740);
        return air;
    }

    private static void Refill(CabinAir air, int at, double mmHg) => air.Refill(at, air.VolumeM3(at), air.TemperatureK(at), [.. s_air.Select(p => p / 740 * mmHg * GasLaw.PaPerMmHg)]);
}
