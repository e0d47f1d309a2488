using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks.Places;

/// <summary>Which hatch to shut next: the closure with most expected bits a minute of crew time among those that cut nobody off from a lifeboat. Pure: the same arguments give the same advice.</summary>
/// <remarks>
/// Considered is each open hatch whose closure divides its volume, after opening the hatch shut last again (<c>KeepClosed</c> false) or leaving it shut (true), and to read on with hatches as they are:
/// then the advised hatch is the one that is shut already. Bits a minute rather than bits: small
/// blocks show a leak many times faster, which cuts the isolation of slow leaks by a third to a half (facts/leak-statistics.md section 5). Method: <c>docs/design/leak-place.md</c>.
/// </remarks>
public sealed class ClosureAdvisor
{
    private const double StuckMmHg = 0.5;
    private readonly StationPlan _plan;
    private readonly ClosureSettings _settings;
    private readonly LifeboatReach _reach;

    /// <summary>An advisor for a station.</summary>
    public ClosureAdvisor(StationPlan plan, ClosureSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _settings = settings ?? new ClosureSettings();
        _reach = new LifeboatReach(_settings.SeatsPerLifeboat);
    }

    /// <summary>Advises.</summary>
    /// <param name="states">Hatches and people now.</param>
    /// <param name="compartments">Probability by module, summing to 1.</param>
    /// <param name="cdaMm2">Cd·A of the leak, mm², all parts over 0.</param>
    /// <param name="pressureMmHg">Pressure of the leaking volume, mmHg, over 0.</param>
    /// <param name="sensing">What can be read where.</param>
    /// <param name="now">The present time, from which shut hatches' minutes are counted.</param>
    /// <returns>The advice, or none with the reason, such as when the place is found.</returns>
    public ClosureChoice Advise(HatchStates states, IReadOnlyList<double> compartments, Estimate cdaMm2, double pressureMmHg, RateSensing sensing, Instant now)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(compartments);
        ArgumentNullException.ThrowIfNull(sensing);
        if (!(cdaMm2.P05 > 0 && cdaMm2.P95 >= cdaMm2.P05 && cdaMm2.Median > 0 && double.IsFinite(cdaMm2.P95)) || !(pressureMmHg > 0)) return new(null, ClosureSentences.NoSize.Say());
        int place = 0;
        for (int m = 1; m < compartments.Count; m++)
            if (compartments[m] > compartments[place]) place = m;
        if (compartments[place] >= _settings.Found) return new FoundPlace(_plan, _settings, _reach).Leave(states, place, compartments, cdaMm2, pressureMmHg, sensing);
        string unsafeWhy = "";
        ClosureTest? best = null;
        foreach (ClosureTest test in Tests(states, compartments, cdaMm2, pressureMmHg, sensing, now, why => unsafeWhy = why))
            if (test.Bits >= _settings.LeastBits && (best is null || test.Worth > best.Worth * 1.0000001)) best = test;
        return best is null ? new ClosureChoice(null, WhyNone(states, compartments, unsafeWhy)) : new ClosureChoice(best.ToAdvice(), Why(states, best), best.Minutes);
    }

    private IEnumerable<ClosureTest> Tests(HatchStates states, IReadOnlyList<double> compartments, Estimate area, double pressure, RateSensing sensing, Instant now, Action<string> refuse)
    {
        int last = states.Shut.Count > 0 && BothThere(states, states.Shut[^1].Hatch) ? states.Shut[^1].Hatch : -1;
        HatchStates reopened = last < 0 ? states : states.With(last, open: true);
        if (last >= 0 && ReadOn(states, compartments, sensing, now) is { } further)
        {
            further.Weigh(area, pressure, sensing, _settings, 0, _settings.LongestWaitMin);
            yield return further;
        }
        for (int hatch = 0; hatch < _plan.Hatches.Count; hatch++)
        {
            if (!states.IsOpen(hatch)) continue;
            double handling = _settings.ShutMin + _settings.OpenMin;
            if (Test(reopened, hatch, keep: false, compartments, sensing, refuse) is { } test)
            {
                test.Weigh(area, pressure, sensing, _settings, handling, _settings.LongestWaitMin);
                yield return test;
            }
            if (last < 0) continue;
            // Not opening the last one saves its minutes now; half of them are counted because it may have to be opened later.
            double longest = Math.Min(_settings.LongestWaitMin, LeftMin(states, compartments, area, pressure, now) - _settings.ShutMin);
            if (longest < 1 || Test(states, hatch, keep: true, compartments, sensing, refuse) is not { } kept) continue;
            kept.Weigh(area, pressure, sensing, _settings, _settings.ShutMin + (0.5 * _settings.OpenMin), longest);
            yield return kept;
        }
    }

    private ClosureTest? Test(HatchStates before, int hatch, bool keep, IReadOnlyList<double> compartments, RateSensing sensing, Action<string> refuse)
    {
        Hatch joint = _plan.Hatches[hatch];
        double there = 0;
        foreach (int m in before.Group(joint.A).Modules) there += compartments[m];
        if (there < 0.01) return null;
        HatchStates after = before.With(hatch, open: false);
        if (after.GroupIndex(joint.A) == after.GroupIndex(joint.B)) return null;
        (ConnectedVolume inside, ConnectedVolume outside) = ClosureTest.Divide(after, joint, sensing);
        double insideP = Sum(inside, compartments), outsideP = Sum(outside, compartments);
        if (TestInformation.Entropy(insideP / (insideP + outsideP)) * there < _settings.LeastBits) return null;
        if (!_reach.TryPlace(before, hatch, out CrewPlace[] crew, out string why) || !_reach.IsSafe(before, hatch, crew))
        {
            refuse(why);
            return null;
        }
        // Somebody must be in that air to shut the hatch.
        if (before.Crew.Crew > 0 && !crew.Any(c => before.GroupIndex(c.Module) == before.GroupIndex(joint.A))) return null;
        return Make(hatch, keep, (inside, insideP), (outside, outsideP), crew, 0);
    }

    /// <summary>Nothing is shut or opened: the gauges are read on with the last hatch shut.</summary>
    private ClosureTest? ReadOn(HatchStates states, IReadOnlyList<double> compartments, RateSensing sensing, Instant now)
    {
        ShutHatch shut = states.Shut[^1];
        Hatch joint = _plan.Hatches[shut.Hatch];
        if (states.GroupIndex(joint.A) == states.GroupIndex(joint.B) || now < shut.Since || shut.Since == Instant.MinValue || !_reach.TryStay(states, out CrewPlace[] crew, out _)) return null;
        (ConnectedVolume inside, ConnectedVolume outside) = ClosureTest.Divide(states, joint, sensing);
        double insideP = Sum(inside, compartments), outsideP = Sum(outside, compartments);
        return insideP + outsideP < 0.01 ? null : Make(shut.Hatch, true, (inside, insideP), (outside, outsideP), crew, (now - shut.Since).Nanoseconds / 6e10);
    }

    private static ClosureTest Make(int hatch, bool keep, (ConnectedVolume Volume, double P) inside, (ConnectedVolume Volume, double P) outside, CrewPlace[] crew, double shutForMin)
    {
        int People(ConnectedVolume volume) => crew.Where(c => volume.Modules.Contains(c.Module)).Sum(c => c.Count);
        return new ClosureTest
        {
            Hatch = hatch,
            KeepClosed = keep,
            Inside = inside.Volume,
            Outside = outside.Volume,
            InsideProbability = inside.P,
            OutsideProbability = outside.P,
            Crew = crew,
            PeopleInside = People(inside.Volume),
            PeopleOutside = People(outside.Volume),
            ShutForMin = shutForMin,
        };
    }

    /// <summary>Minutes until one of the hatches that are shut now could have a difference of 0.5 mmHg across it, with the leak in any volume that has 5 % of the probability.</summary>
    private double LeftMin(HatchStates states, IReadOnlyList<double> compartments, Estimate area, double pressure, Instant now)
    {
        double left = double.PositiveInfinity;
        foreach (ShutHatch shut in states.Shut)
        {
            Hatch joint = _plan.Hatches[shut.Hatch];
            if (!BothThere(states, shut.Hatch)) continue;
            double gone = shut.Since == Instant.MinValue || now <= shut.Since ? 0 : (now - shut.Since).Nanoseconds / 6e10;
            foreach (ConnectedVolume side in new[] { states.Group(joint.A), states.Group(joint.B) })
                if (Sum(side, compartments) >= 0.05) left = Math.Min(left, (StuckMmHg * 60 / ChokedLoss.RateMmHgPerH(area.Median, side.VolumeM3, pressure)) - gone);
        }
        return left;
    }

    private bool BothThere(HatchStates states, int hatch) => states.IsPresent(_plan.Hatches[hatch].A) && states.IsPresent(_plan.Hatches[hatch].B);

    private static double Sum(ConnectedVolume volume, IReadOnlyList<double> compartments)
    {
        double sum = 0;
        foreach (int m in volume.Modules) sum += compartments[m];
        return sum;
    }

    private string Why(HatchStates states, ClosureTest test)
    {
        string why = ClosureSentences.Bits.Say(test.Bits, test.Minutes);
        if (test.OfLifeboat(_settings)) why = ClosureSentences.LifeboatFirst.Say(why);
        if (test.WaitMin > test.OpenAgainBeforeMin) why = ClosureSentences.FastSide.Say(why, test.OpenAgainBeforeMin);
        if (test.ShutForMin > 0) return ClosureSentences.ReadOn.Say(_plan.Hatches[test.Hatch].Id, why);
        return test.KeepClosed || states.Shut.Count == 0 ? why : ClosureSentences.OpenFirst.Say(_plan.Hatches[states.Shut[^1].Hatch].Id, why);
    }

    private string WhyNone(HatchStates states, IReadOnlyList<double> compartments, string refused)
    {
        ConnectedVolume likely = states.Groups.MaxBy(g => Sum(g, compartments))!;
        double p = Sum(likely, compartments);
        string names = string.Join(", ", likely.Modules.Take(6).Select(m => _plan.Modules[m].Id)) + (likely.Modules.Count > 6 ? " …" : "");
        string reason = refused.Length > 0 ? refused : ClosureSentences.Undivided.Say();
        return p >= _settings.Found
            ? ClosureSentences.ShutAlready.Say(100 * p, names, reason)
            : ClosureSentences.NoneFor.Say(reason);
    }
}
