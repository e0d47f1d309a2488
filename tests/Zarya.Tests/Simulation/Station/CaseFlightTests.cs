using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station;

public class CaseFlightTests
{
    private const string Everyday = """{"type": "crew_metabolism"}, {"type": "o2_generator", "mode": "OGA 2 kg/d"}, {"type": "co2_removal"}, {"type": "thermal", "day_cycle_K": 0.3}, {"type": "eva_depress", "t_h": 10}""";
    private const string Leak = """{"compartment": "C", "CdA_mm2": 0.5, "onset_h": 5}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_are_in_time_order_and_inside_the_flight(bool unfriendly)
    {
        var flight = new CaseFlight(Busy(96), unfriendly ? Realism.Unfriendly : Realism.Plain, 11);
        Instant last = flight.Start;
        long rows = 0;
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            Instant time = operation?.Time ?? row.Time;
            Assert.True(time >= last && time < flight.End);
            last = time;
            rows++;
        }
        Assert.InRange(rows, 2 * 96 * 3600 * 0.98, 3 * 96 * 3600);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_seed_gives_the_same_rows_however_the_flight_is_stepped(bool unfriendly)
    {
        Realism realism = unfriendly ? Realism.Unfriendly : Realism.Plain;
        ulong straight = Digest(new CaseFlight(Busy(30), realism, 5), null);
        Assert.Equal(straight, Digest(new CaseFlight(Busy(30), realism, 5), null));
        Assert.Equal(straight, Digest(new CaseFlight(Busy(30), realism, 5), Duration.FromSeconds(60)));
        Assert.NotEqual(straight, Digest(new CaseFlight(Busy(30), realism, 6), null));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_row()
    {
        var flight = new CaseFlight(Busy(240), Realism.Plain, 5);
        Cases.FlyTo(flight, 2);
        long before = GC.GetAllocatedBytesForCurrentThread(), rows = 0;
        while (flight.TryNext(out _, out _)) rows++;
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < rows / 4, "rows allocate");
    }

    [Fact]
    public void Sensors_read_what_is_true_with_their_noise()
    {
        var flight = new CaseFlight(Cases.Own(hours: 2).Cases[0], Realism.Plain, 1);
        var values = new Dictionary<Quantity, List<double>>();
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            if (operation is not null || row.Module != 0) continue;
            if (!values.TryGetValue(row.Quantity, out List<double>? list)) values[row.Quantity] = list = [];
            list.Add(row.Value);
        }
        Assert.Equal(7200, values[Quantity.TotalPressure].Count);
        Assert.Equal(720, values[Quantity.AirTemperature].Count);
        Assert.Equal(60, values[Quantity.Nitrogen].Count);
        Assert.InRange(values[Quantity.TotalPressure].Average(), 739.998, 740.002);
        Assert.InRange(values[Quantity.TotalPressure].Average(v => (v - 740) * (v - 740)), 0.9 * 0.0004, 1.15 * 0.0004);
        Assert.All(values[Quantity.TotalPressure], v => Assert.Equal(Math.Round(v * 100) / 100, v));
        Assert.InRange(values[Quantity.Nitrogen].Average(), 569.5, 569.7);
        Assert.InRange(values[Quantity.Oxygen].Average(), 158.3, 158.5);
        Assert.InRange(values[Quantity.CarbonDioxide].Average(), 2.49, 2.51);
        Assert.InRange(values[Quantity.AirTemperature].Average(), 22.99, 23.01);
        Assert.InRange(values[Quantity.DewPoint].Average(), 10.4, 10.55);
    }

    [Fact]
    public void Controls_act_and_leave_rows()
    {
        var flight = new CaseFlight(Cases.Own(leaks: """{"compartment": "C", "CdA_mm2": 2, "onset_h": 1}""").Cases[0], Realism.Plain, 1);
        Cases.FlyTo(flight, 2);
        int bc = flight.Plan.HatchIndex("BC");
        flight.MoveCrew([new CrewPlace(0, 2)], Cases.At(flight, 2.1));
        flight.CloseHatch(bc, Cases.At(flight, 2.2));
        flight.StartGauge(2, Cases.At(flight, 2.2), 30);
        (List<Operation> log, Dictionary<(Quantity, int), double> last, _) = Cases.FlyTo(flight, 2.5);
        FlightTruth truth = flight.Truth(Cases.At(flight, 2.5));
        Assert.Contains(log, o => o.Kind == OperationKind.CrewAt && o.Place == 0 && o.Number == 2 && o.Time == Cases.At(flight, 2.1));
        Assert.Contains(log, o => o.Kind == OperationKind.HatchClose && o.Place == bc && o.Time == Cases.At(flight, 2.2));
        Assert.Equal([2], truth.Group);
        Assert.Equal(8, truth.GroupVolumeM3, 9);
        Assert.InRange(last[(Quantity.Gauge, 2)] - truth.PressureMmHg[2], -5, 5);
        Assert.Equal(Math.Round(last[(Quantity.Gauge, 2)]), last[(Quantity.Gauge, 2)]);
        Assert.True(truth.PressureMmHg[2] < truth.PressureMmHg[0] - 20);
        flight.Patch(2, 0, "epoxy", Cases.At(flight, 2.6));
        flight.StopGauge(Cases.At(flight, 2.6));
        flight.OpenHatch(bc, Cases.At(flight, 2.7));
        (log, _, _) = Cases.FlyTo(flight, 3);
        Assert.Contains(log, o => o.Kind == OperationKind.Patch && o.Place == 2 && o.Text == "epoxy");
        (_, last, _) = Cases.FlyTo(flight, 4);
        Assert.DoesNotContain((Quantity.Gauge, 2), last);
        Assert.Equal(-1, flight.Truth(Cases.At(flight, 4)).LeakModule);
        Assert.Equal(108, flight.Truth(Cases.At(flight, 4)).GroupVolumeM3, 9);
    }

    [Fact]
    public void An_unfriendly_log_is_off_by_minutes_but_commands_are_told()
    {
        double worst = 0;
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var flight = new CaseFlight(Cases.Own(hours: 6).Cases[0], Realism.Unfriendly, seed);
            Cases.FlyTo(flight, 1);
            flight.CloseHatch(1, Cases.At(flight, 2));
            Operation told = Assert.Single(Cases.FlyTo(flight, 3).Log, o => o.Kind == OperationKind.HatchClose);
            worst = Math.Max(worst, Math.Abs((told.Time - Cases.At(flight, 2)).Nanoseconds / 60e9));
        }
        Assert.InRange(worst, 0.5, 2.1);
    }

    [Fact]
    public void Scripts_can_be_left_to_the_one_who_flies()
    {
        LeakCase flown = Cases.Own(scripted: """{"type": "hatch_close", "t_h": 1, "hatch": "BC"}, {"type": "repress", "t_h": 2, "mmHg": 5, "rate_mmHg_per_h": 10}""", hours: 4).Cases[0];
        Assert.Equal(["HatchClose", "RepressStart", "RepressStop"], Kinds(new CaseFlight(flown, Realism.Plain, 1)));
        Assert.Empty(Kinds(new CaseFlight(flown, Realism.Plain, 1, isScripted: false)));
    }

    [Fact]
    public void True_volumes_are_those_of_the_file_or_near_them()
    {
        LeakCase flown = Busy(1);
        Assert.Equal([60.0, 40, 8], new CaseFlight(flown, Realism.Plain, 1).TrueVolumesM3);
        double[] parts = [.. Enumerable.Range(1, 400).SelectMany(s => new CaseFlight(flown, Realism.Unfriendly, (ulong)s).TrueVolumesM3.Zip([60.0, 40, 8], (t, f) => t / f))];
        Assert.InRange(parts.Average(), 0.99, 1.01);
        Assert.InRange(Math.Sqrt(parts.Average(p => (p - 1) * (p - 1))), 0.05, 0.067);
    }

    private static LeakCase Busy(double hours) => Cases.Own(Leak, Everyday, """{"type": "hatch_close", "t_h": 8, "hatch": "BC", "duration_h": 0.5}""", hours).Cases[0];

    private static List<string> Kinds(CaseFlight flight) => [.. Cases.FlyTo(flight, 99).Log.Where(o => o.Kind != OperationKind.CrewAt).Select(o => o.Kind.ToString())];

    private static ulong Digest(CaseFlight flight, Duration? step)
    {
        ulong digest = 14695981039346656037;
        for (Instant until = step is { } first ? flight.Start + first : flight.End; ; until += step ?? Duration.Zero)
        {
            while (flight.TryNext(until, out Measurement row, out Operation? operation))
            {
                ulong part = operation is null ? (ulong)BitConverter.DoubleToInt64Bits(row.Value) ^ (ulong)row.Module ^ ((ulong)row.Quantity << 8) : (ulong)operation.Kind + 77;
                digest = (digest ^ part ^ (ulong)(operation?.Time ?? row.Time).TaiNanoseconds) * 1099511628211;
            }
            if (until >= flight.End) return digest;
        }
    }
}
