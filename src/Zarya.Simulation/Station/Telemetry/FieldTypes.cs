namespace Zarya.Simulation.Station.Telemetry;

/// <summary>The types of the station's parameters with their limits.</summary>
/// <remarks>
/// Limits are for the demonstration and are no flight rules. Bands of pressure, oxygen, temperature and dew point are those of facts/station.md section 2 (734–770 mmHg control band; 146–173 mmHg oxygen;
/// 18–27 °C; 4–16 °C); 724 and 700 mmHg are near the warnings that people know from the public feed, 520 mmHg is where the crew must have gone.
/// </remarks>
internal static class FieldTypes
{
    private const double None = double.NaN;

    public static FieldType Pressure { get; } = FieldType.Number("Pressure", "mmHg", new("Watch", 724, 775), new("Warning", 700, 785), new("Critical", 520, 800));
    public static FieldType Nitrogen { get; } = FieldType.Number("NitrogenPressure", "mmHg");
    public static FieldType Oxygen { get; } = FieldType.Number("OxygenPressure", "mmHg", new("Watch", 146, 173), new("Warning", 135, 185), new("Critical", 120, 200));
    public static FieldType CarbonDioxide { get; } = FieldType.Number("CarbonDioxidePressure", "mmHg", new("Watch", None, 4.5), new("Warning", None, 6), new("Critical", None, 10));
    public static FieldType Temperature { get; } = FieldType.Number("AirTemperature", "degC", new("Watch", 18, 27), new("Warning", 15, 30));
    public static FieldType DewPoint { get; } = FieldType.Number("DewPoint", "degC", new FieldLimit("Watch", 4, 16));
    public static FieldType Gauge { get; } = FieldType.Number("GaugePressure", "mmHg");
    public static FieldType OxygenRate { get; } = FieldType.Number("OxygenRate", "kg/d");
    public static FieldType Mass { get; } = FieldType.Number("Mass", "kg");
    public static FieldType Volume { get; } = FieldType.Number("Volume", "m3");
    public static FieldType People { get; } = FieldType.Whole("People", 1);
    public static FieldType Number { get; } = FieldType.Whole("Number", 1);

    /// <summary>Whether a sensor was read and said something; the value follows only then.</summary>
    public static FieldType Quality { get; } = FieldType.Words("Quality", "NOT_READ", "GOOD", "NO_VALUE");

    public static FieldType Hatch { get; } = FieldType.Words("Hatch", "CLOSED", "OPEN", "STUCK") with { LabelLevels = [("STUCK", "watch")] };
    public static FieldType OnOff { get; } = FieldType.Words("OnOff", "OFF", "ON");
    public static FieldType Valve { get; } = FieldType.Words("Valve", "SHUT", "OPEN");
    public static FieldType Gas { get; } = FieldType.Words("RepressGas", "NONE", "O2", "N2", "AIR");
    public static FieldType Airlock { get; } = FieldType.Words("Airlock", "IDLE", "DEPRESS");
    public static FieldType Berth { get; } = FieldType.Words("Berth", "FREE", "DOCKED");
    public static FieldType Lock { get; } = FieldType.Words("SignalLock", "NO_LOCK", "LOCK");
    public static FieldType Sun { get; } = FieldType.Words("Sun", "ECLIPSE", "SUNLIT");

    public static FieldType Angle { get; } = FieldType.Number("Angle", "deg");
    public static FieldType Rate { get; } = FieldType.Number("AngularRate", "deg/s");
    public static FieldType Momentum { get; } = FieldType.Number("Momentum", "N.m.s", new("Watch", None, 15_000), new("Warning", None, 18_000));
    public static FieldType Voltage { get; } = FieldType.Number("Voltage", "V", new("Watch", 122, 127), new("Warning", 118, 130));
    public static FieldType Current { get; } = FieldType.Number("Current", "A");
    public static FieldType Percent { get; } = FieldType.Number("Percent", "%");
    public static FieldType Charge { get; } = FieldType.Number("Charge", "%", new("Watch", 60, None), new("Warning", 40, None));
    public static FieldType Signal { get; } = FieldType.Number("SignalLevel", "dBm", new FieldLimit("Watch", -115, None));
}
