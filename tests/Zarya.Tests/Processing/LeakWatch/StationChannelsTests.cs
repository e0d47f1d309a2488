using System.Text;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Processing.LeakWatch;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Tests.Simulation.Station;
using Zarya.Tests.Simulation.Station.Telemetry;

namespace Zarya.Tests.Processing.LeakWatch;

public class StationChannelsTests
{
    [Fact]
    public void The_station_of_our_own_is_found_by_its_names()
    {
        StationPlan plan = Night.Case().Plan;
        MissionDatabase database = StationXtceTests.Load(StationTelemetry.Of(plan, "ISS"));
        var problems = new List<string>();
        var channels = StationChannels.Find(plan, database, problems);
        Assert.Empty(problems);
        Dictionary<SignalKind, int> kinds = channels.Signals.Values.GroupBy(s => s.Kind).ToDictionary(g => g.Key, g => g.Count());
        // P_total 6, N2, O2, CO2 7 each, T_air 26, dew point 2, oxygen made 2, gauge 26.
        Assert.Equal(83, kinds[SignalKind.Reading]);
        Assert.Equal(83, kinds[SignalKind.Quality]);
        Assert.Equal((25, 26, 26, 26, 26), (kinds[SignalKind.Hatch], kinds[SignalKind.Crew], kinds[SignalKind.Vent], kinds[SignalKind.Airlock], kinds[SignalKind.Patches]));
        Assert.Equal((1, 1, 1, 1), (kinds[SignalKind.Repress], kinds[SignalKind.RepressGas], kinds[SignalKind.RepressMass], kinds[SignalKind.OxygenCommanded]));
        Assert.Equal((3, 3, 3), (kinds[SignalKind.Berth], kinds[SignalKind.BerthVolume], kinds[SignalKind.BerthAt]));
        Assert.Equal(new StationSignal(SignalKind.Reading, plan.ModuleIndex("SM_RO"), Quantity.TotalPressure, UnitStep.None), channels.Signals[database.FindParameter("/ISS/SM_RO/P_total")!]);
    }

    [Fact]
    public void A_table_names_parameters_of_any_name_and_unit()
    {
        StationPlan plan = Cases.Own().Cases[0].Plan;
        MissionDatabase database = Foreign();
        var problems = new List<string>();
        var channels = StationChannels.Read(
            [
                new("P_total@A", "/X/p1"), new("P_total", "/X/B/p2"), new("T_air@A", "/X/t1"), new("O2_generation_rate@B", "/X/o1"), new("hatch@AB", "/X/h1"), new("crew", "/X/B/people"),
                new("P_total@A", "/X/t1"), new("P_total@A", "/X/none"), new("P_total@D", "/X/p3"), new("weather@A", "/X/p3"), new("P_total", "/X/p3"), new("P_total@A", "/X/p3"),
            ],
            plan, database, problems);
        Assert.Equal(6, channels.Signals.Count);
        Assert.Equal(6, problems.Count);
        double Of(string name, double value) => channels.Signals[database.FindParameter(name)!].Unit.Of(value);
        // 101.325 kPa = 14.6959 psi = 760 mmHg; 296.15 K = 23 °C; 1 lb = 0.45359237 kg (NIST SP 811).
        Assert.Equal(760, Of("/X/p1", 101.325), 3);
        Assert.Equal(760, Of("/X/B/p2", 14.695949), 3);
        Assert.Equal(23, Of("/X/t1", 296.15), 9);
        Assert.Equal(4.5359237, Of("/X/o1", 10), 9);
    }

    private static MissionDatabase Foreign()
    {
        const string text = """
            <SpaceSystem xmlns="http://www.omg.org/spec/XTCE/20180204" name="X"><TelemetryMetaData><ParameterTypeSet>
              <FloatParameterType name="kPa"><UnitSet><Unit>kPa</Unit></UnitSet><FloatDataEncoding/></FloatParameterType>
              <FloatParameterType name="psi"><UnitSet><Unit>psi</Unit></UnitSet><FloatDataEncoding/></FloatParameterType>
              <FloatParameterType name="K"><UnitSet><Unit>K</Unit></UnitSet><FloatDataEncoding/></FloatParameterType>
              <FloatParameterType name="lb"><UnitSet><Unit>lb/day</Unit></UnitSet><FloatDataEncoding/></FloatParameterType>
              <FloatParameterType name="N"><UnitSet/><FloatDataEncoding/></FloatParameterType></ParameterTypeSet>
            <ParameterSet><Parameter name="p1" parameterTypeRef="kPa"/><Parameter name="p3" parameterTypeRef="kPa"/><Parameter name="t1" parameterTypeRef="K"/><Parameter name="o1" parameterTypeRef="lb"/><Parameter name="h1" parameterTypeRef="N"/></ParameterSet></TelemetryMetaData>
            <SpaceSystem name="B"><TelemetryMetaData><ParameterSet><Parameter name="p2" parameterTypeRef="psi"/><Parameter name="people" parameterTypeRef="N"/></ParameterSet></TelemetryMetaData></SpaceSystem></SpaceSystem>
            """;
        return XtceLoader.Load([new XtceSource("x", new MemoryStream(Encoding.UTF8.GetBytes(text)))]);
    }
}
