namespace Zarya.Station.Leaks;

/// <summary>What was done, as the operations file names it.</summary>
public enum OperationKind
{
    /// <summary><c>hatch_close</c>; subject is a hatch.</summary>
    HatchClose,

    /// <summary><c>hatch_open</c>; subject is a hatch.</summary>
    HatchOpen,

    /// <summary><c>crew_at</c>; subject is a module, <see cref="Operation.Number"/> the people there from now on.</summary>
    CrewAt,

    /// <summary><c>repress_start</c>; <see cref="Operation.Gas"/>, and <see cref="Operation.Number"/> the mass in kg when it is known.</summary>
    RepressStart,

    /// <summary><c>repress_stop</c>; as <see cref="RepressStart"/>.</summary>
    RepressStop,

    /// <summary><c>o2_generator</c>; <see cref="Operation.Number"/> is the commanded rate in kg/d.</summary>
    OxygenGenerator,

    /// <summary><c>eva_depress_start</c>; subject is an airlock module.</summary>
    EvaDepressStart,

    /// <summary><c>eva_depress_stop</c>.</summary>
    EvaDepressStop,

    /// <summary><c>vehicle_docked</c>; subject names the vehicle, <see cref="Operation.Number"/> its free m³ when said.</summary>
    VehicleDocked,

    /// <summary><c>vehicle_undocked</c>.</summary>
    VehicleUndocked,

    /// <summary><c>vent_start</c>; subject is a module.</summary>
    VentStart,

    /// <summary><c>vent_stop</c>.</summary>
    VentStop,

    /// <summary><c>patch</c>; subject is a module.</summary>
    Patch,
}
