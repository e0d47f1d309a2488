using Zarya.Station.Plans;

namespace Zarya.Leaks.Page.Schematics;

/// <summary>Where the boxes of modules stand: by their centres when the station file gives all of them, otherwise as a tree from the module with the most hatches.</summary>
internal static class SchematicLayout
{
    public const double BoxWidth = 118;
    public const double BoxHeight = 46;
    private const double Gap = 26;
    private const int Rounds = 400;

    /// <summary>Middles of the boxes in the order of the modules; no two boxes overlap unless there are very many.</summary>
    public static (double X, double Y)[] Place(StationPlan plan)
    {
        (double X, double Y)[] places = HasCentres(plan) ? Projected(plan) : Tree(plan);
        for (int round = 0; round < Rounds && Separate(places); round++)
        {
        }
        double left = places.Length == 0 ? 0 : places.Min(p => p.X), top = places.Length == 0 ? 0 : places.Min(p => p.Y);
        return [.. places.Select(p => (p.X - left + (BoxWidth / 2) + 8, p.Y - top + (BoxHeight / 2) + 8))];
    }

    /// <summary>Whether the file says where every module is.</summary>
    public static bool HasCentres(StationPlan plan) => plan.Modules.Count > 0 && plan.Modules.All(m => m.CentreM.Count == 3 && m.CentreM.All(double.IsFinite));

    // Forward to the right, starboard down, and what hangs at nadir a little further down: from above and a little from port.
    private static (double X, double Y)[] Projected(StationPlan plan)
    {
        double[] forward = [.. plan.Modules.Select(m => m.CentreM[0])];
        double scale = 820 / Math.Max(1, forward.Max() - forward.Min());
        return [.. plan.Modules.Select(m => (m.CentreM[0] * scale, (m.CentreM[1] + (0.6 * m.CentreM[2])) * Math.Min(scale, 16)))];
    }

    private static (double X, double Y)[] Tree(StationPlan plan)
    {
        var places = new (double X, double Y)[plan.Modules.Count];
        int[][] neighbours = [.. plan.Modules.Select((_, i) => plan.Hatches.Where(h => h.A == i || h.B == i).Select(h => h.A == i ? h.B : h.A).Distinct().Order().ToArray())];
        bool[] seen = new bool[places.Length];
        double row = 0;
        foreach (int root in Enumerable.Range(0, places.Length).OrderByDescending(i => neighbours[i].Length))
        {
            if (!seen[root]) row = Descend(root, 0, row);
        }
        return places;

        double Descend(int module, int depth, double from)
        {
            seen[module] = true;
            double next = from;
            foreach (int child in neighbours[module])
            {
                if (!seen[child]) next = Descend(child, depth + 1, next);
            }
            if (next <= from) next = from + 1;
            places[module] = (depth * (BoxWidth + (2 * Gap)), ((from + next - 1) / 2) * (BoxHeight + Gap));
            return next;
        }
    }

    private static bool Separate((double X, double Y)[] places)
    {
        bool moved = false;
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = i + 1; j < places.Length; j++)
            {
                double dx = places[j].X - places[i].X, dy = places[j].Y - places[i].Y;
                double overX = BoxWidth + Gap - Math.Abs(dx), overY = BoxHeight + Gap - Math.Abs(dy);
                if (overX <= 0.5 || overY <= 0.5) continue;
                moved = true;
                // Same place: the later one goes down. Otherwise along the way that is shorter.
                if (overX < overY) (places[i].X, places[j].X) = Apart(places[i].X, places[j].X, overX, dx < 0);
                else (places[i].Y, places[j].Y) = Apart(places[i].Y, places[j].Y, overY, dy < 0);
            }
        }
        return moved;
    }

    private static (double First, double Second) Apart(double first, double second, double by, bool isSecondLower) =>
        isSecondLower ? (first + (by / 2), second - (by / 2)) : (first - (by / 2), second + (by / 2));
}
