using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>The yardstick: plain halving. Shuts the safe hatch that comes nearest to halving the probability, waits until the smaller side would have lost 1 mmHg, opens it again.</summary>
/// <remarks>"Max bits per closure" of facts/leak-statistics.md section 5, and what people do (facts/station.md section 4).</remarks>
public sealed class HalvingAdvisor
{
    // Closures that split equally well are told apart by their minutes.
    private const double Tie = 1e-9;
    private readonly StationPlan _plan;
    private readonly ClosureSettings _settings;
    private readonly LifeboatReach _reach;

    /// <summary>The yardstick for a station, under the same safety rule as <see cref="ClosureAdvisor"/>.</summary>
    public HalvingAdvisor(StationPlan plan, ClosureSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _settings = settings ?? new ClosureSettings();
        _reach = new LifeboatReach(_settings.SeatsPerLifeboat);
    }

    /// <summary>Advises; arguments as those of <see cref="ClosureAdvisor.Advise"/>. A hatch shut before is opened again first.</summary>
    public ClosureChoice Advise(HatchStates states, IReadOnlyList<double> compartments, Estimate cdaMm2, double pressureMmHg, RateSensing sensing)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(compartments);
        ArgumentNullException.ThrowIfNull(sensing);
        HatchStates before = states.Shut.Count > 0 ? states.With(states.Shut[^1].Hatch, open: true) : states;
        (ClosureAdvice? best, double most) = (null, _settings.LeastBits);
        for (int hatch = 0; hatch < _plan.Hatches.Count; hatch++)
        {
            Hatch joint = _plan.Hatches[hatch];
            if (!before.IsOpen(hatch) || (states.Shut.Count > 0 && states.Shut[^1].Hatch == hatch)) continue;
            HatchStates after = before.With(hatch, open: false);
            if (after.GroupIndex(joint.A) == after.GroupIndex(joint.B)) continue;
            (ConnectedVolume inside, ConnectedVolume outside) = ClosureTest.Divide(after, joint, sensing);
            double insideP = inside.Modules.Sum(m => compartments[m]), both = insideP + outside.Modules.Sum(m => compartments[m]);
            double bits = both > 0 ? both * TestInformation.Entropy(insideP / both) : 0;
            if (bits < most - Tie || !_reach.TryPlace(before, hatch, out CrewPlace[] crew, out _) || !_reach.IsSafe(before, hatch, crew)) continue;
            double insideRate = ChokedLoss.RateMmHgPerH(cdaMm2.Median, inside.VolumeM3, pressureMmHg), outsideRate = ChokedLoss.RateMmHgPerH(cdaMm2.Median, outside.VolumeM3, pressureMmHg);
            double wait = ClosureTest.MinutesToOneMmHg(Math.Max(insideRate, outsideRate));
            if (best is not null && bits < most + Tie && wait >= best.WaitMin) continue;
            most = bits;
            best = new ClosureAdvice(hatch, inside.Modules, ClosureTest.MinutesToOneMmHg(insideRate), ClosureTest.MinutesToOneMmHg(outsideRate), wait, 0.5 * wait, bits, false, crew);
        }
        return best is null
            ? new ClosureChoice(null, ClosureSentences.None.Say())
            : new ClosureChoice(best, ClosureSentences.Halves.Say(), _settings.ShutMin + _settings.OpenMin + best.WaitMin);
    }
}
