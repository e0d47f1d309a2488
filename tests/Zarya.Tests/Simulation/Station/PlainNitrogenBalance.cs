using Zarya.Simulation.Station;
using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;

namespace Zarya.Tests.Simulation.Station;

/// <summary>The balance that anybody would make first: mean pressure less oxygen, carbon dioxide and water, at the mean temperature by the file's volumes. Ten-minute means.</summary>
internal static class PlainNitrogenBalance
{
    private const double StepH = 1.0 / 6;
    private const double RoomK = 296.15;
    private const double Believed = 15;

    /// <summary>Root mean square of its change in so many hours about the mean change, mmHg; the first six hours are left out.</summary>
    public static double WanderMmHg(CaseFlight flight, double hours)
    {
        int modules = flight.Plan.Modules.Count;
        double[] temperature = new double[modules];
        var last = new Dictionary<(Quantity Quantity, int Module), double>();
        var balance = new List<double>();
        for (double until = StepH; until <= flight.Case.DurationH; until += StepH)
        {
            (double pressure, int pressures, double water, int waters) = (0, 0, 0, 0);
            double[] sum = new double[modules];
            int[] count = new int[modules];
            while (flight.TryNext(Cases.At(flight, until), out Measurement row, out Operation? operation))
            {
                if (operation is not null || double.IsNaN(row.Value)) continue;
                if (row.Quantity == Quantity.TotalPressure && Math.Abs(row.Value - 740) < Believed) (pressure, pressures) = (pressure + row.Value, pressures + 1);
                else if (row.Quantity == Quantity.DewPoint) (water, waters) = (water + WaterVapour.PressureMmHg(row.Value), waters + 1);
                else if (row.Quantity == Quantity.AirTemperature) (sum[row.Module], count[row.Module]) = (sum[row.Module] + row.Value, count[row.Module] + 1);
                else last[(row.Quantity, row.Module)] = row.Value;
            }
            (double weighted, double volume) = (0, 0);
            for (int m = 0; m < modules; m++)
            {
                if (count[m] > 0) temperature[m] = sum[m] / count[m];
                weighted += flight.Plan.Modules[m].FreeM3 * (temperature[m] + GasLaw.ZeroCelsiusK);
                volume += flight.Plan.Modules[m].FreeM3;
            }
            balance.Add(((pressure / pressures) - Mean(last, Quantity.Oxygen) - Mean(last, Quantity.CarbonDioxide) - (water / waters)) * RoomK * volume / weighted);
        }
        int lag = (int)Math.Round(hours / StepH);
        double[] changes = [.. Enumerable.Range(36, balance.Count - lag - 36).Select(i => balance[i + lag] - balance[i]).Where(double.IsFinite)];
        double mean = changes.Average();
        return Math.Sqrt(changes.Average(c => (c - mean) * (c - mean)));
    }

    private static double Mean(Dictionary<(Quantity Quantity, int Module), double> last, Quantity quantity) =>
        last.Where(l => l.Key.Quantity == quantity).Select(l => l.Value).DefaultIfEmpty(0).Average();
}
