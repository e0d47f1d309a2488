using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>How probable a leak is in each compartment before anything is measured. By size and shape of the plan only, never by name.</summary>
/// <remarks>
/// Weight = (1 + (V/10 m³)^⅔) · kind: a constant for seals, valves and feed-throughs that every compartment has, skin for impacts and cracks that grows as V^⅔. Kind is 3 for vehicles and what
/// is like them (lifeboats, the small compartments on the way to one, small dead ends: cargo ships, transfer chambers, locks, cupolas) and 1 otherwise: all known leaks but the 2004
/// window hose and Spektr's collision were there. Three is the factor of facts/leak-statistics.md section 5.
/// </remarks>
public static class PlacePrior
{
    private const double SmallM3 = 20;
    private const double VehicleFactor = 3;

    /// <summary>The prior by module, in the order of the plan; sums to 1.</summary>
    public static double[] ByKind(StationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        bool[] vehicle = VehicleLike(plan);
        double[] weights = [.. plan.Modules.Select((m, i) => (1 + Math.Cbrt(m.FreeM3 / 10 * m.FreeM3 / 10)) * (vehicle[i] ? VehicleFactor : 1))];
        return Normalised(weights);
    }

    /// <summary>The same for all.</summary>
    public static double[] Uniform(StationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Modules.Select(_ => 1.0 / plan.Modules.Count)];
    }

    internal static double[] Normalised(IReadOnlyList<double> weights)
    {
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static bool[] VehicleLike(StationPlan plan)
    {
        int[] degree = new int[plan.Modules.Count];
        foreach (Hatch hatch in plan.Hatches)
        {
            degree[hatch.A]++;
            degree[hatch.B]++;
        }
        bool Small(int m) => plan.Modules[m].FreeM3 < SmallM3;
        bool[] vehicle = [.. plan.Modules.Select((_, i) => Small(i) && (degree[i] <= 1 || plan.Lifeboats.Contains(i)))];
        // From a lifeboat inwards along small compartments that lead nowhere else.
        foreach (int boat in plan.Lifeboats.Where(Small))
        {
            int at = boat;
            for (bool moved = true; moved;)
            {
                moved = false;
                foreach (Hatch hatch in plan.Hatches)
                {
                    int other = hatch.A == at ? hatch.B : hatch.B == at ? hatch.A : -1;
                    if (other < 0 || vehicle[other] || !Small(other) || degree[other] > 2) continue;
                    (vehicle[other], at, moved) = (true, other, true);
                    break;
                }
            }
        }
        return vehicle;
    }
}
