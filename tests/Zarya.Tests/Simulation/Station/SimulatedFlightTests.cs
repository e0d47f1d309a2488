using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Tests.Simulation.Station.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station;

public class SimulatedFlightTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_seed_gives_the_same_packets_however_it_is_stepped(bool unfriendly)
    {
        Realism realism = unfriendly ? Realism.Unfriendly : Realism.Plain;
        ulong straight = Night.Digest(Night.Fly(5, realism), 2, 0);
        Assert.Equal(straight, Night.Digest(Night.Fly(5, realism), 2, 1));
        Assert.Equal(straight, Night.Digest(Night.Fly(5, realism), 2, 17));
        Assert.NotEqual(straight, Night.Digest(Night.Fly(6, realism), 2, 0));
    }

    [Fact]
    public void A_control_acts_the_same_however_the_flight_got_there()
    {
        ulong[] digests = [.. new[] { 1, 3, 600 }.Select(step =>
        {
            SimulatedFlight flight = Own();
            ulong digest = Night.Digest(flight, 0.5, step);
            Assert.Null(flight.CloseHatch(1));
            Assert.Null(flight.StartLeak(2, 3));
            return digest ^ Night.Digest(flight, 1, step);
        })];
        Assert.Equal(digests[0], digests[1]);
        Assert.Equal(digests[0], digests[2]);
    }

    [Fact]
    public void Controls_do_what_they_say_and_leave_rows()
    {
        SimulatedFlight flight = Own();
        Hours(flight, 1);
        Assert.Null(flight.StartLeak(2, 20));
        Assert.Null(flight.MoveCrew([new CrewPlace(0, 2)]));
        Assert.Null(flight.CloseHatch(1));
        Hours(flight, 1.2);
        Assert.True(flight.Truth().PressureMmHg[2] < flight.Truth().PressureMmHg[0] - 100);
        Assert.Null(flight.StopLeak(2));
        Assert.Null(flight.OpenHatch(1, equalise: true));
        double before = flight.Truth().PressureMmHg[0];
        Assert.Null(flight.StartRepress("N2", 10, "tank"));
        Hours(flight, 2.2);
        Assert.Null(flight.StopRepress());
        Hours(flight, 2.5);
        Assert.InRange(flight.Truth().PressureMmHg[0] - before, 8.5, 10.5);
        Assert.Null(flight.SetOxygenGenerator(3));
        Assert.Null(flight.Patch(2, 0.5, "tape"));
        Assert.Null(flight.StartGauge(1, 30));
        bool isRead = false;
        flight.Measured = row => isRead |= row.Quantity == Quantity.Gauge && row.Module == 1;
        Hours(flight, 2.6);
        Assert.True(isRead);
        Assert.Equal(["CrewAt", "CrewAt", "OxygenGenerator", "CrewAt", "CrewAt", "HatchClose", "HatchOpen", "RepressStart", "RepressStop", "OxygenGenerator", "Patch"], flight.Operations.Select(o => o.Kind.ToString()));
        Assert.Equal([0, 0, 1, 1, 1, 1.2, 1.2, 2.2, 2.5, 2.5], flight.Operations.Skip(1).Select(o => Math.Round((o.Time - flight.Start).Nanoseconds / 3.6e12, 3)));
    }

    [Fact]
    public void What_cannot_be_done_is_told_and_changes_nothing()
    {
        SimulatedFlight flight = Own();
        Hours(flight, 1);
        Assert.Contains("open already", flight.OpenHatch(0), StringComparison.Ordinal);
        Assert.Contains("no such hatch", flight.CloseHatch(9), StringComparison.Ordinal);
        Assert.Contains("no such module", flight.Patch(-1, 0, ""), StringComparison.Ordinal);
        Assert.Contains("0 to 1", flight.Patch(0, double.NaN, ""), StringComparison.Ordinal);
        Assert.Contains("nothing leaks", flight.StopLeak(0), StringComparison.Ordinal);
        Assert.Contains("no gas", flight.StopRepress(), StringComparison.Ordinal);
        Assert.Contains("O2, N2 or air", flight.StartRepress("He", 1, "x"), StringComparison.Ordinal);
        Assert.Contains("over 0", flight.StartRepress("O2", -1, "x"), StringComparison.Ordinal);
        Assert.Contains("2 on board", flight.MoveCrew([new CrewPlace(0, 3)]), StringComparison.Ordinal);
        Assert.Contains("0 to 20", flight.SetOxygenGenerator(double.PositiveInfinity), StringComparison.Ordinal);
        Assert.Contains("over 0", flight.StartLeak(0, 0), StringComparison.Ordinal);
        Assert.Null(flight.MoveCrew([new CrewPlace(0, 2)]));
        Assert.Null(flight.CloseHatch(0));
        Assert.Contains("shut already", flight.CloseHatch(0), StringComparison.Ordinal);
        Assert.Contains("nobody can get to BC", flight.CloseHatch(1), StringComparison.Ordinal);
        Assert.Contains("nobody can get to C", flight.Patch(2, 0, ""), StringComparison.Ordinal);
        Assert.Contains("no way from A to B", flight.MoveCrew([new CrewPlace(1, 1), new CrewPlace(0, 1)]), StringComparison.Ordinal);
        Assert.Contains("nobody can get to C", flight.StartGauge(2, 10), StringComparison.Ordinal);
        Assert.Null(flight.StartLeak(1, 10));
        Hours(flight, 1.5);
        Assert.Contains("stuck", flight.OpenHatch(0), StringComparison.Ordinal);
        Assert.False(flight.IsOpen(0));
        Assert.Null(flight.OpenHatch(0, equalise: true));
        Assert.Equal(2, flight.CrewIn(0));
    }

    [Fact]
    public void A_script_is_done_and_what_is_wrong_in_it_is_told()
    {
        LeakCase flown = Cases.Own(hours: 3).Cases[0];
        var problems = new List<string>();
        IReadOnlyList<ScriptLine> script = FlightScript.Read("""
            time,event,subject,value
            # a remark
            2020-01-01T01:00:00Z,crew_at,A,1
            2020-01-01T01:00:00Z,crew_at,B,1
            2020-01-01T01:10:00Z,hatch_close,BC,
            2020-01-01T01:11:00Z,hatch_close,BC,
            2020-01-01T01:12:00Z,hatch_close,XY,
            2020-01-01T01:12:00Z,dance,A,
            yesterday,patch,A,
            2020-01-01T01:12:00Z,crew_at,A,many
            only
            2020-01-01T01:20:00Z,patch,B,tape left=0.2
            """, flown.Plan, Cases.Leap, problems);
        Assert.Equal(5, problems.Count);
        Assert.Equal(4, script.Count);
        var flight = new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan), new SimulatedFlightOptions { Script = script });
        flight.AdvanceTo(flight.End, null);
        Assert.Contains("BC is shut already", Assert.Single(flight.Refusals), StringComparison.Ordinal);
        Assert.Contains(flight.Operations, o => o.Kind == OperationKind.HatchClose && o.Time == flight.Start + Duration.FromSeconds(4200));
        Assert.Contains(flight.Operations, o => o.Kind == OperationKind.Patch && o.Text == "tape left=0.2");
        Assert.Equal(flight.End, flight.Now);
    }

    [Fact]
    public void Without_a_taker_it_only_flies_and_says_all_when_there_is_one()
    {
        SimulatedFlight flight = Own();
        Assert.Null(flight.CloseHatch(1));
        Hours(flight, 1);
        var decoded = new DecodedFlight(flight.Telemetry);
        var first = new Dictionary<string, double>();
        flight.AdvanceTo(flight.Now + Duration.FromSeconds(1), (packet, at) =>
        {
            foreach ((string name, double value) in decoded.Read(packet, out string _, out Instant _)) first[name] = value;
        });
        Assert.Equal(0, first["/T/Hatches/BC"]);
        Assert.Equal(1, first["/T/A/crew"]);
        Assert.Contains("/T/LifeSupport/O2_COMMANDED", first);
    }

    private static SimulatedFlight Own()
    {
        LeakCase flown = Cases.Own(confounders: """{"type": "crew_metabolism"}, {"type": "o2_generator", "mode": "OGA 2 kg/d"}, {"type": "co2_removal"}""", hours: 6).Cases[0];
        return new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan));
    }

    private static void Hours(SimulatedFlight flight, double hours) => flight.AdvanceTo(flight.Start + Duration.FromMilliseconds((long)Math.Round(hours * 3_600_000)), null);
}
