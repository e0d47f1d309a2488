using Zarya.Station.Leaks;

namespace Zarya.Processing.LeakWatch;

/// <summary>What a parameter tells the leak watch.</summary>
public enum SignalKind : byte
{
    /// <summary>A reading of a cabin sensor: <c>P_total</c>, <c>ppN2</c>, <c>ppO2</c>, <c>ppCO2</c>, <c>T_air</c>, <c>dewpoint</c>, <c>O2_generation_rate</c>, <c>gauge</c>.</summary>
    Reading,

    /// <summary>Whether that sensor said anything: the label <c>NO_VALUE</c> is a reading without a value.</summary>
    Quality,

    /// <summary><c>hatch</c>: open or anything else.</summary>
    Hatch,

    /// <summary><c>crew</c>: people in a module.</summary>
    Crew,

    /// <summary><c>repress</c>: whether gas is let in.</summary>
    Repress,

    /// <summary><c>repress_gas</c>: which, as a label.</summary>
    RepressGas,

    /// <summary><c>repress_mass</c>: how much is going to be let in, kg; 0 is not known.</summary>
    RepressMass,

    /// <summary><c>o2_commanded</c>: what the oxygen generator is told to make, kg/d.</summary>
    OxygenCommanded,

    /// <summary><c>vent</c>: a bleed to space on purpose, of a module.</summary>
    Vent,

    /// <summary><c>airlock</c>: whether a module is being emptied for people to go out.</summary>
    Airlock,

    /// <summary><c>patches</c>: patches put on in a module, counted.</summary>
    Patches,

    /// <summary><c>berth</c>: whether a vehicle that the station file does not know is there.</summary>
    Berth,

    /// <summary><c>berth_volume</c>: its air, m³.</summary>
    BerthVolume,

    /// <summary><c>berth_at</c>: the module that it is at, as a label.</summary>
    BerthAt,
}

/// <summary>What a parameter tells the leak watch, and of what place.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Index of the module or hatch, number of the berth; −1: of the station.</param>
/// <param name="Quantity">What a reading measures.</param>
/// <param name="Unit">From the parameter's unit to that of the quantity.</param>
public readonly record struct StationSignal(SignalKind Kind, int Place, Quantity Quantity, UnitStep Unit);

/// <summary>From one unit to another: value × <paramref name="Scale"/> + <paramref name="Offset"/>.</summary>
/// <param name="Scale">Factor.</param>
/// <param name="Offset">Addend.</param>
public readonly record struct UnitStep(double Scale, double Offset)
{
    /// <summary>The same unit.</summary>
    public static UnitStep None { get; } = new(1, 0);

    /// <summary>The value in the other unit.</summary>
    public double Of(double value) => (value * Scale) + Offset;
}
