using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station;

public class StationYearTests
{
    private const double Days = 120;

    [Theory]
    [InlineData("iss-2018-08-29", false)]
    [InlineData("iss-2018-08-29", true)]
    [InlineData("lark", true)]
    public void Life_is_busy_and_stays_healthy(string mission, bool unfriendly)
    {
        StationPlan plan = Mission(mission);
        Realism realism = unfriendly ? Realism.Unfriendly : Realism.Plain;
        plan = new StationPlan(plan.Id, plan.Modules, plan.Hatches, plan.Lifeboats, plan.Crew, new SensorSuite([new SensorChannel("P_total", [plan.Modules[0].Id], 0.1, 0.05, 60)]));
        var flight = new CaseFlight(StationYear.Case(plan, Midnight(), Days, realism, 3), realism, 3);
        var kinds = new Dictionary<OperationKind, int>();
        (double low, double high) = (double.MaxValue, 0);
        for (double day = 1; day <= Days; day++)
        {
            foreach (Operation operation in Cases.FlyTo(flight, day * 24).Log) kinds[operation.Kind] = kinds.GetValueOrDefault(operation.Kind) + 1;
            double pressure = flight.Truth(flight.Now).GroupPressureMmHg;
            (low, high) = (Math.Min(low, pressure), Math.Max(high, pressure));
        }
        foreach (OperationKind kind in new[] { OperationKind.EvaDepressStart, OperationKind.VehicleDocked, OperationKind.VentStart, OperationKind.OxygenGenerator, OperationKind.CrewAt }) Assert.True(kinds.GetValueOrDefault(kind) > 0, $"no {kind}");
        Assert.InRange(low, 690, 745);
        Assert.InRange(high, 738, 775);
    }

    [Fact]
    public void A_leak_can_be_put_into_it()
    {
        StationPlan plan = Mission("iss-2018-08-29");
        int columbus = plan.ModuleIndex("Columbus");
        var flight = new CaseFlight(StationYear.Case(plan, Midnight(), 3, Realism.Plain, 9, new LeakPlan(columbus, 1, 30, 0, [])), Realism.Plain, 9);
        Cases.FlyTo(flight, 29);
        Assert.Equal(-1, flight.Truth(flight.Now).LeakModule);
        Cases.FlyTo(flight, 40);
        FlightTruth truth = flight.Truth(flight.Now);
        Assert.Equal(columbus, truth.LeakModule);
        Assert.Equal([Cases.At(flight, 30)], truth.Onsets);
        Assert.InRange(truth.RateMmHgPerH, 0.58, 0.66);
    }

    internal static StationPlan Mission(string name)
    {
        var problems = new List<StationProblem>();
        StationPlan? plan = StationFile.Read(File.ReadAllBytes(Path.Combine(SharedData.RepositoryRoot, "missions", name, "station.json")), problems);
        Assert.Empty(problems);
        return plan!;
    }

    private static Instant Midnight()
    {
        Assert.True(Instant.TryParseUtc("2020-01-01T00:00:00Z", Cases.Leap, out Instant midnight));
        return midnight;
    }
}
