using Zarya.Station.Leaks.Filtering;

namespace Zarya.Station.Leaks;

/// <summary>How much larger the station's air volume is than its file says, sharpened by represses of known mass.</summary>
/// <remarks>
/// m = p V / (R T): nitrogen of mass m raises the partial pressure of nitrogen in V by m / (V · 0.0015155 kg/mmHg/m³) at 23 °C. Before any repress the file is held good to 4 %, sum of the volumes; the mass itself to 2 %
/// (tank pressures and temperatures). The rise is read from the filter 6 min before the log and 20 min after the end, since logs are minutes off and a repress warms the air.
/// </remarks>
internal sealed class VolumeScale
{
    private const double KgPerMmHgM3 = 0.0015155, MassRelativeSd = 0.02, AfterS = 1200, LongestS = 12 * 3600, LeastSdMmHg = 0.05;
    private double _precision = 1 / (0.04 * 0.04), _startS = double.NaN, _endS = double.NaN, _kg, _nitrogen;
    private VolumeWatch? _volume;

    /// <summary>True volume over the file's, as believed.</summary>
    public double Mean { get; private set; } = 1;

    /// <summary>Its standard deviation.</summary>
    public double Sd => Math.Sqrt(1 / _precision);

    /// <summary>Takes an operation; <paramref name="volume"/> is the largest volume now.</summary>
    public void Operate(double atS, Operation operation, VolumeWatch volume)
    {
        if (operation.Kind is OperationKind.HatchClose or OperationKind.HatchOpen or OperationKind.VehicleDocked or OperationKind.VehicleUndocked or OperationKind.VentStart or OperationKind.EvaDepressStart or OperationKind.Patch) Forget();
        if (operation.Kind == OperationKind.RepressStart && operation.Gas is "N2" or "air" && volume.Filters[0].Started)
        {
            (_startS, _endS, _volume, _kg) = (atS, double.NaN, volume, double.NaN);
            _nitrogen = Nitrogen(volume);
            Weigh(operation);
        }
        else if (operation.Kind == OperationKind.RepressStop && !double.IsNaN(_startS))
        {
            _endS = atS;
            Weigh(operation);
        }
    }

    /// <summary>Says that now is <paramref name="nowS"/>.</summary>
    public void Step(double nowS)
    {
        if (double.IsNaN(_endS) || nowS < _endS + AfterS) return;
        double now = Nitrogen(_volume!);
        double hours = (nowS - _startS) / 3600, loss = _volume!.Best.State[CabinState.Loss] * 0.78;
        double rise = now - _nitrogen + (loss * hours), expected = _kg / (KgPerMmHgM3 * _volume.Memory.VolumeM3);
        // A rise that is not seen well, or that no volume explains, teaches nothing.
        double relative = RiseSd(_volume) / Math.Max(1e-6, rise), seen = expected / rise;
        if (_kg > 0 && nowS - _startS < LongestS && relative < 0.1 && seen is > 0.8 and < 1.25)
        {
            double precision = 1 / ((relative * relative) + (MassRelativeSd * MassRelativeSd));
            (Mean, _precision) = (((Mean * _precision) + (seen * precision)) / (_precision + precision), _precision + precision);
        }

        Forget();
    }

    private void Forget() => (_startS, _endS, _volume) = (double.NaN, double.NaN, null);

    // Of air only the nitrogen is looked at: oxygen is made and breathed meanwhile.
    private void Weigh(Operation operation)
    {
        if (operation.Number > 0) _kg = operation.Gas == "air" ? 0.767 * operation.Number : operation.Number;
    }

    private static double Nitrogen(VolumeWatch volume) => volume.Best.State[CabinState.Nitrogen];

    /// <summary>Biases stay in a difference of two readings no more than the instruments' memory lets them.</summary>
    private static double RiseSd(VolumeWatch volume)
    {
        NoiseModel noise = volume.Noise;
        return Math.Sqrt((LeastSdMmHg * LeastSdMmHg) + (2 * ((noise.WanderSd * noise.WanderSd) + (noise.WaterSd * noise.WaterSd) + (noise.ThermometerSd * noise.ThermometerSd))));
    }
}
