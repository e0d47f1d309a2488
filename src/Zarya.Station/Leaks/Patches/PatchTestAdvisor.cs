using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Patches;

/// <summary>Which hatch to shut so that a patch is proven soonest: what leaks past it moves the pressure of a small volume more than that of a large one, people in it blur it. Pure.</summary>
/// <remarks>
/// A rest of <see cref="TellPart"/> of the area before must stand <see cref="Deviations"/> deviations off nothing. With hatches open nothing is to be done but wait; a closure must save at least
/// <see cref="LeastSaving"/> of that to be worth the crew's time, and may cut nobody off from a lifeboat (<see cref="LifeboatReach"/>).
/// </remarks>
public sealed class PatchTestAdvisor
{
    private const double TellPart = 0.15, Deviations = 3, LeastSaving = 0.4, StuckMmHg = 0.5;
    private static readonly double[] s_waits = [6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 96, 128, 192, 256, 384, 512, 720];
    private readonly StationPlan _plan;
    private readonly ClosureSettings _settings;
    private readonly LifeboatReach _reach;

    /// <summary>An advisor for a station.</summary>
    public PatchTestAdvisor(StationPlan plan, ClosureSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _settings = settings ?? new ClosureSettings();
        _reach = new LifeboatReach(_settings.SeatsPerLifeboat);
    }

    /// <summary>Advises.</summary>
    /// <param name="states">Hatches and people now.</param>
    /// <param name="module">Where the patch is.</param>
    /// <param name="beforeMm2">Cd·A before it, over 0, mm².</param>
    /// <param name="holds">Probability that it holds.</param>
    /// <param name="pressureMmHg">Pressure there, mmHg, over 0.</param>
    /// <param name="sensing">What can be read where.</param>
    /// <returns>The advice, or none with the reason.</returns>
    public ClosureChoice Advise(HatchStates states, int module, double beforeMm2, double holds, double pressureMmHg, RateSensing sensing)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(sensing);
        ConnectedVolume whole = states.Group(module);
        double open = Minutes(whole, states.Crew.Known.Where(c => whole.Modules.Contains(c.Module)).Sum(c => c.Count), beforeMm2, pressureMmHg, sensing);
        (double Minutes, int Hatch, CrewPlace[] Crew, ConnectedVolume Inside, ConnectedVolume Outside)? best = null;
        for (int h = 0; h < _plan.Hatches.Count; h++)
        {
            Hatch joint = _plan.Hatches[h];
            if (!states.IsOpen(h) || states.GroupIndex(joint.A) != states.GroupIndex(module)) continue;
            HatchStates after = states.With(h, open: false);
            ConnectedVolume inside = after.Group(module), outside = after.Group(inside.Modules.Contains(joint.A) ? joint.B : joint.A);
            if (ReferenceEquals(inside, outside) || inside.VolumeM3 > 0.7 * whole.VolumeM3 || !_reach.TryPlace(states, h, out CrewPlace[] crew, out _) || !_reach.IsSafe(states, h, crew)) continue;
            if (!crew.Any(c => whole.Modules.Contains(c.Module)) && states.Crew.Crew > 0) continue;
            double minutes = Minutes(inside, crew.Where(c => inside.Modules.Contains(c.Module)).Sum(c => c.Count), beforeMm2, pressureMmHg, sensing);
            if (best is null || minutes < best.Value.Minutes) best = (minutes, h, crew, inside, outside);
        }

        double handling = _settings.ShutMin + _settings.OpenMin;
        if (best is not { } test || !double.IsFinite(test.Minutes) || test.Minutes + handling > (1 - LeastSaving) * open)
            return new(null, double.IsFinite(open) ? ClosureSentences.WaitForPatch.Say(open) : ClosureSentences.NoProof.Say());
        double rate = ChokedLoss.RateMmHgPerH(beforeMm2, test.Inside.VolumeM3, pressureMmHg), other = ChokedLoss.RateMmHgPerH(beforeMm2, test.Outside.VolumeM3, pressureMmHg);
        var advice = new ClosureAdvice(
            test.Hatch, test.Inside.Modules, ClosureTest.MinutesToOneMmHg(rate), ClosureTest.MinutesToOneMmHg(other), Math.Max(20, 1.75 * test.Minutes), StuckMmHg * 60 / rate, TestInformation.Entropy(holds), states.Shut.Count > 0, test.Crew);
        string why = double.IsFinite(open)
            ? ClosureSentences.Prove.Say(100 * TellPart, test.Inside.VolumeM3, test.Minutes, open)
            : ClosureSentences.ProveOnlySo.Say(100 * TellPart, test.Inside.VolumeM3, test.Minutes);
        return new(advice, why, handling + test.Minutes);
    }

    /// <summary>Minutes until a rest of the area before stands off nothing; infinite when no wait of 12 h does it.</summary>
    private static double Minutes(ConnectedVolume volume, int people, double beforeMm2, double pressure, RateSensing sensing)
    {
        double rate = TellPart * ChokedLoss.RateMmHgPerH(beforeMm2, volume.VolumeM3, pressure), needed = rate / Deviations;
        bool sees = sensing.Sees(volume);
        foreach (double wait in s_waits)
            if (sensing.VarianceAfter(volume.VolumeM3, sees, people, wait) <= needed * needed) return wait;
        return double.PositiveInfinity;
    }
}
