using Zarya.Ccsds.Packets;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>Lays out the packets of a station.</summary>
internal sealed class StationPackets(StationPlan plan, IReadOnlyList<string> places)
{
    public const int MostModules = 250;
    public const int FirstModuleApid = 200;
    public const string HatchesPlace = "Hatches";
    public const string VehiclesPlace = "Vehicles";
    public const string LifeSupportPlace = "LifeSupport";
    public const string AttitudePlace = "Attitude";
    public const string PowerPlace = "Power";
    public const string LinkPlace = "Link";

    /// <summary>Space systems that are no modules.</summary>
    public static readonly string[] OtherPlaces = [HatchesPlace, LifeSupportPlace, AttitudePlace, PowerPlace, LinkPlace, VehiclesPlace];

    public const string Hatches = "HatchStates";
    public const string Crew = "CrewPlaces";
    public const string LifeSupport = "LifeSupportState";
    public const string Attitude = "AttitudeState";
    public const string Power = "PowerState";
    public const string Link = "LinkState";
    public const string Vehicles = "VehicleStates";

    /// <summary>All layouts.</summary>
    public IReadOnlyList<PacketLayout> Make() =>
    [
        Packet(101, Hatches, "Hatches as the crew reports them; every 10 s and when one changes", plan.Hatches.Select(h => new TelemetryField(HatchesPlace, XtceName.Of(h.Id), FieldTypes.Hatch, $"Between {plan.Modules[h.A].Id} and {plan.Modules[h.B].Id}; STUCK: the pressures differ too much to pull it open"))),
        Packet(102, Crew, "Where people say that they are; every 10 s and when it changes", PerModule("crew", FieldTypes.People, "People in it")),
        Packet(103, LifeSupport, "Machines, valves and patches; every 10 s and when one changes",
            Fields(LifeSupportPlace,
                ("REPRESS_GAS", FieldTypes.Gas, "Gas of the repress under way"), ("REPRESS_MASS", FieldTypes.Mass, "What it will let in; 0: not known"), ("REPRESS_VALVE", FieldTypes.Valve, "Whether gas is let in"),
                ("O2_GENERATOR", FieldTypes.OnOff, "Oxygen generator"), ("O2_COMMANDED", FieldTypes.OxygenRate, "Rate that it is told to make"), ("CO2_REMOVAL", FieldTypes.OnOff, "Carbon dioxide removal"))
            .Concat(PerModule("vent", FieldTypes.Valve, "A bleed to space on purpose")).Concat(PerModule("airlock", FieldTypes.Airlock, "Whether it is emptied for people to go out")).Concat(PerModule("patches", FieldTypes.Number, "Patches put on"))),
        Packet(104, Attitude, "Attitude and momentum; every second",
            Fields(AttitudePlace,
                ("ROLL", FieldTypes.Angle, "To the local vertical"), ("PITCH", FieldTypes.Angle, "To the local vertical"), ("YAW", FieldTypes.Angle, "To the local vertical"),
                ("ROLL_RATE", FieldTypes.Rate, "About X"), ("PITCH_RATE", FieldTypes.Rate, "About Y"), ("YAW_RATE", FieldTypes.Rate, "About Z"), ("CMG_MOMENTUM", FieldTypes.Momentum, "In the control moment gyroscopes"))),
        Packet(105, Power, "Power; every 10 s",
            Fields(PowerPlace,
                ("SUN", FieldTypes.Sun, "Whether the arrays are lit"), ("ARRAY_CURRENT", FieldTypes.Current, "From the arrays"), ("BUS_VOLTAGE", FieldTypes.Voltage, "Secondary bus"), ("BUS_CURRENT", FieldTypes.Current, "To the station"),
                ("BATTERY_CHARGE", FieldTypes.Charge, "Of the batteries"))),
        Packet(106, Link, "The way down; every 10 s",
            Fields(LinkPlace, ("S_BAND", FieldTypes.Lock, "Low rate"), ("KU_BAND", FieldTypes.Lock, "High rate"), ("SIGNAL_LEVEL", FieldTypes.Signal, "Low rate, on board"), ("RECORDER", FieldTypes.Percent, "Used part of the recorder"), ("GAPS", FieldType.Whole("Gaps", 2), "Losses of signal since the start"))),
        Packet(107, Vehicles, "Vehicles that are not part of the station; every 10 s and when one comes or goes", Enumerable.Range(1, FlightState.Berths).SelectMany(b => Fields(VehiclesPlace,
            ($"Berth{b}_at", ModuleLabels, "Module that it is at"), ($"Berth{b}_volume", FieldTypes.Volume, "Air in it"), ($"Berth{b}", FieldTypes.Berth, "Whether a vehicle is there")))),
        .. places.Select((place, m) => Cabin(place, m)),
    ];

    private FieldType ModuleLabels { get; } = FieldType.Words("Module", [.. places]);

    private PacketLayout Cabin(string place, int module)
    {
        Quantity[] read = [.. Enum.GetValues<Quantity>().Where(q => q == Quantity.Gauge || plan.Sensors.Channels.Any(c => IsAt(c, q, plan.Modules[module].Id)))];
        return new PacketLayout(
            new Apid(FirstModuleApid + module), place, "Cabin", "Sensors of the cabin, when one of them was read",
            [.. read.Select(q => new PacketEntry(SensorFields.QualityOf(q, place))), .. read.Select((q, i) => new PacketEntry(SensorFields.Of(q, place), i))]);
    }

    private static bool IsAt(SensorChannel channel, Quantity quantity, string module) =>
        SensorNames.TryGet(channel.Name, out Quantity found) && found == quantity && (channel.Modules.Count == 0 || channel.Modules.Contains(module));

    private IEnumerable<TelemetryField> PerModule(string name, FieldType type, string words) => places.Select(p => new TelemetryField(p, name, type, words));

    private static IEnumerable<TelemetryField> Fields(string place, params (string Name, FieldType Type, string Words)[] fields) => fields.Select(f => new TelemetryField(place, f.Name, f.Type, f.Words));

    private static PacketLayout Packet(int apid, string name, string description, IEnumerable<TelemetryField> fields) => new(new Apid(apid), "", name, description, [.. fields.Select(f => new PacketEntry(f))]);
}
