namespace Zarya.Station.Leaks.Filtering;

/// <summary>What the filter of a connected volume knows about its air: indices into the state vector. Pressures in mmHg at the reference temperature, rates in mmHg/h.</summary>
internal static class CabinState
{
    /// <summary>Nitrogen. Nothing on board makes or uses it: of all states it is the one that only a loss or an operation moves.</summary>
    public const int Nitrogen = 0;

    /// <summary>Oxygen.</summary>
    public const int Oxygen = 1;

    /// <summary>Carbon dioxide.</summary>
    public const int CarbonDioxide = 2;

    /// <summary>Water vapour.</summary>
    public const int Water = 3;

    /// <summary>Pressure by warming of the air since the reference.</summary>
    public const int Thermal = 4;

    /// <summary>What the thermometers say beyond the air as a whole: local noise, lag; a first-order Markov process.</summary>
    public const int ThermometerError = 5;

    /// <summary>Oxygen made less oxygen used, beyond what is reported, mmHg/h.</summary>
    public const int OxygenRate = 6;

    /// <summary>Bias of the nitrogen analyser, mmHg.</summary>
    public const int NitrogenBias = 7;

    /// <summary>Bias of the oxygen analyser, mmHg.</summary>
    public const int OxygenBias = 8;

    /// <summary>What the dew point says beyond the air as a whole, mmHg.</summary>
    public const int WaterError = 9;

    /// <summary>Real pressure that nothing explains and that comes back: uneven warming, lag; a first-order Markov process.</summary>
    public const int Wander = 10;

    /// <summary>Loss to space, mmHg/h, positive.</summary>
    public const int Loss = 11;

    /// <summary>What an operation under way adds, mmHg/h.</summary>
    public const int Operation = 12;

    /// <summary>Slope of <see cref="Thermal"/>, mmHg/h: cabins warm and cool smoothly; a first-order Markov process.</summary>
    public const int ThermalSlope = 13;

    /// <summary>Slope of <see cref="CarbonDioxide"/>, mmHg/h: people breathe faster and slower, scrubbers cycle.</summary>
    public const int CarbonDioxideRate = 14;

    /// <summary>Slope of <see cref="Water"/>, mmHg/h.</summary>
    public const int WaterRate = 15;

    /// <summary>Number of states.</summary>
    public const int Count = 16;

    /// <summary>Length of a row: a multiple of every vector width.</summary>
    public const int Stride = 16;
}
