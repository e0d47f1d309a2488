using System.Text;
using System.Text.Json;
using Zarya.Leaks;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Leaks;

/// <summary>Lines exactly as the interface fixes them.</summary>
public class LeakReportWriterTests
{
    private static readonly Instant s_time = LeakBench.At("2018-08-29T22:10:00Z");
    private static readonly Estimate s_estimate = new(1.23456789, 0, 2e9);

    private static readonly LossState s_state = new(
        0.25, new(0.6, 0.5, 0.72), new(2, 1, 4), s_estimate, new(500, 400, double.PositiveInfinity), s_estimate, s_estimate, s_estimate, 740.05, double.NaN,
        new(0.01, -0.02, 0.003, 0, -0.1, -0.5, 0.04), [0.5, 0.3, 0.2], [0, 2], ["cooling: \"T_air\" rose"], []);

    private static string State(string first, string second) =>
        "\"leak_probability\":0.25,\"rate_mmHg_per_h\":{\"median\":0.6,\"p05\":0.5,\"p95\":0.72},\"rate_kg_per_d\":{\"median\":2,\"p05\":1,\"p95\":4},\"cda_mm2\":{\"median\":1.23457,\"p05\":0,\"p95\":2E+09},"
        + $"\"t_res_h\":{{\"{first}\":{{\"median\":500,\"p05\":400,\"p95\":null}},\"{second}\":{{\"median\":1.23457,\"p05\":0,\"p95\":2E+09}}}},"
        + "\"attribution_mmHg_per_h\":{\"temperature\":0.01,\"oxygen\":-0.02,\"co2_and_water\":0.003,\"operations\":0,\"ordinary\":-0.1,\"unexplained\":-0.5,\"unexplained_sd\":0.04},"
        + "\"compartments\":{\"Lab\":0.5,\"Node1\":0.3,\"Märchen\":0.2},\"group\":[\"Lab\",\"Märchen\"],\"pressure_mmHg\":740.05,\"nitrogen_kg\":null,"
        + "\"rate_lb_per_d\":{\"median\":4.40925,\"p05\":2.20462,\"p95\":8.81849},\"seconds_per_mmHg\":{\"median\":6000,\"p05\":5000,\"p95\":7200},"
        + $"\"t_res_linear_h\":{{\"{first}\":{{\"median\":1.23457,\"p05\":0,\"p95\":2E+09}},\"{second}\":{{\"median\":1.23457,\"p05\":0,\"p95\":2E+09}}}},"
        + "\"ruled_out\":[\"cooling: \\\"T_air\\\" rose\"],\"doubt\":[]";

    [Fact]
    public void Assessment() => Assert.Equal("{\"time\":\"2018-08-29T22:10:00.000Z\",\"kind\":\"assessment\"," + State("490", "520") + "}\n", Line(new AssessmentReport(s_time, s_state)));

    [Fact]
    public void Floors_are_named_by_their_pressure() =>
        Assert.Contains(State("500", "512.5"), Line(new AssessmentReport(s_time, s_state), new LeakWatchOptions { FirstFloorMmHg = 500, SecondFloorMmHg = 512.5 }), StringComparison.Ordinal);

    [Fact]
    public void Alarm() => Assert.Equal("{\"time\":\"2018-08-29T22:10:00.000Z\",\"kind\":\"alarm\",\"leak_id\":\"L1\"," + State("490", "520") + "}\n", Line(new AlarmReport(s_time, "L1", s_state)));

    [Fact]
    public void Clear() => Assert.Equal("""{"time":"2018-08-29T22:10:00.250Z","kind":"clear","leak_id":"L1","reason":"over"}""" + "\n", Line(new ClearReport(s_time + Duration.FromMilliseconds(250), "L1", "over")));

    [Fact]
    public void Next_closure() => Assert.Equal(
        """{"time":"2018-08-29T22:10:00.000Z","kind":"next_closure","hatch":"H_M","if_inside_min_to_1mmHg":1.5,"if_outside_min_to_1mmHg":100,"wait_min":3,"open_again_before_min":0.75,"expected_bits":0.9,"keep_closed":true,"crew_moves":[{"module":"Lab","count":2},{"module":"Märchen","count":1}],"inside":["Märchen"],"why":"most bits"}""" + "\n",
        Line(new NextClosureReport(s_time, new ClosureAdvice(1, [2], 1.5, 100, 3, 0.75, 0.9, true, [new(0, 2), new(2, 1)]), "most bits")));

    [Fact]
    public void No_closure() => Assert.Equal(
        """{"time":"2018-08-29T22:10:00.000Z","kind":"next_closure","hatch":null,"if_inside_min_to_1mmHg":null,"if_outside_min_to_1mmHg":null,"wait_min":null,"open_again_before_min":null,"expected_bits":null,"keep_closed":false,"crew_moves":[],"inside":[],"why":"none is safe"}""" + "\n",
        Line(new NextClosureReport(s_time, null, "none is safe")));

    [Fact]
    public void Patch_verdict() => Assert.Equal(
        """{"time":"2018-08-29T22:10:00.000Z","kind":"patch_verdict","residual_cda_mm2":{"median":1,"p05":0.5,"p95":2},"holds_probability":0.125,"wait_min_for_99_percent":12,"compartment":"Node1","verdict":"reduced, not sealed"}""" + "\n",
        Line(new PatchVerdictReport(s_time, 1, new(1, 0.5, 2), 0.125, 12, "reduced, not sealed")));

    [Fact]
    public void Sensor_fault() => Assert.Equal("""{"time":"2018-08-29T22:10:00.000Z","kind":"sensor_fault","channel":"ppCO2","compartment":"Lab","reason":"stuck"}""" + "\n", Line(new SensorFaultReport(s_time, Quantity.CarbonDioxide, 0, "stuck")));

    [Fact]
    public void Tick() => Assert.Equal("""{"time":"2018-08-29T22:10:00.000Z","kind":"tick"}""" + "\n", Line(new TickReport(s_time)));

    [Fact]
    public void Whatever_numbers_come_the_line_is_JSON_and_finite()
    {
        double[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 1e-5, 123456.7, 1234567, 0.1 + 0.2];
        foreach (double number in numbers)
        {
            var estimate = new Estimate(number, -number, number);
            var state = new LossState(number, estimate, estimate, estimate, estimate, estimate, estimate, estimate, number, number, new(number, number, number, number, number, number, number), [number], [9, -1], ["\u0001\u2028"], []);
            using var line = JsonDocument.Parse(Line(new AlarmReport(s_time, "\"\n", state)));
            JsonElement probability = line.RootElement.GetProperty("leak_probability");
            Assert.Equal(double.IsFinite(number) ? JsonValueKind.Number : JsonValueKind.Null, probability.ValueKind);
            if (double.IsFinite(number)) Assert.Equal(number, probability.GetDouble(), Math.Abs(number) * 1e-5);
        }
    }

    private static string Line(LeakReport report, LeakWatchOptions? options = null)
    {
        using var output = new MemoryStream();
        using var writer = new LeakReportWriter(output, LeakBench.Plan, options ?? new LeakWatchOptions(), LeakBench.LeapSeconds);
        writer.Write(report);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
