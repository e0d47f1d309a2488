using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Simulation.Station.Telemetry;

namespace Zarya.Tests.Simulation.Station.Telemetry;

public class StationXtceTests
{
    [Fact]
    public void The_mission_holds_what_the_writer_makes()
    {
        string path = Path.Combine(Night.Folder, "mission.xtce.xml");
        byte[] made = StationTelemetry.Of(Night.Case().Plan, "ISS").ToXtce();
        if (Environment.GetEnvironmentVariable("ZARYA_WRITE_VECTORS") == "1") File.WriteAllBytes(path, made);
        Assert.Equal(File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(made));
    }

    [Theory]
    [InlineData("iss-2018-08-29")]
    [InlineData("mir-1997-06")]
    [InlineData("lark")]
    public void Nothing_is_wrong_in_it(string mission)
    {
        var station = StationTelemetry.Of(StationYearTests.Mission(mission), "S-1 [x]");
        MissionDatabase database = Load(station);
        Assert.Empty(database.Diagnostics);
        Assert.Equal("S-1__x_", database.Roots.Single().Name);
        Assert.Equal(station.Packets.Count + 2, database.Containers.Count);
        Assert.All(database.Parameters, p => Assert.False(string.IsNullOrEmpty(p.ShortDescription)));
    }

    [Fact]
    public void Parameters_stand_where_people_look_with_units_and_limits()
    {
        MissionDatabase database = Load(StationTelemetry.Of(Night.Case().Plan, "ISS"));
        Parameter pressure = database.FindParameter("/ISS/SM_RO/P_total")!;
        Assert.Equal("mmHg", pressure.Type.Target!.Units.Single().Text);
        Assert.Equal([AlarmLevel.Watch, AlarmLevel.Warning, AlarmLevel.Critical], pressure.Type.Target.DefaultAlarm!.Ranges.Select(r => r.Level));
        Assert.Equal([724.0, 700, 520], pressure.Type.Target.DefaultAlarm.Ranges.Select(r => r.Range.Minimum));
        Assert.Null(database.FindParameter("/ISS/Rassvet/P_total"));
        Assert.NotNull(database.FindParameter("/ISS/Rassvet/T_air"));
        Assert.NotNull(database.FindParameter("/ISS/Rassvet/gauge"));
        Assert.Equal(["CLOSED", "OPEN", "STUCK"], ((EnumeratedDataType)database.FindParameter("/ISS/Hatches/H_MRM1")!.Type.Target!).Labels.Select(l => l.Label));
        Assert.NotNull(database.FindParameter("/ISS/Lab/crew"));
        Assert.NotNull(database.FindContainer("/ISS/Lab/Cabin"));
    }

    public static MissionDatabase Load(StationTelemetry station) => XtceLoader.Load([new XtceSource("mission.xtce.xml", new MemoryStream(station.ToXtce()))]);
}
