using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

/// <summary>Searches from the alarm to the compartment: the yardstick's own figures, and how much sooner the advice is.</summary>
public class ClosureSearchTests
{
    private readonly StationPlan _iss = Stations.Iss2018();

    [Theory]
    [InlineData(0.6, 4.76, 76)]
    [InlineData(0.05, 4.76, 701)]
    public void Plain_halving_takes_what_the_facts_say(double rateMmHgPerH, double closures, double minutes)
    {
        // facts/leak-statistics.md section 5, uniform prior over the 25 compartments that are joined at the start, readings without error.
        (double meanClosures, double meanMinutes) = PlainHalving(UniformButBeam(), rateMmHgPerH);
        Assert.InRange(meanClosures, closures - 0.06, closures + 0.06);
        // The facts do not say how ties are broken nor whether hatches stay shut; opening each again makes it up to a third more.
        Assert.InRange(meanMinutes / minutes, 0.9, 1.4);
    }

    [Theory]
    [InlineData(0.6, 76)]
    [InlineData(0.05, 701)]
    public void Advice_finds_the_compartment_in_seven_tenths_of_the_minutes_of_plain_halving(double rateMmHgPerH, double factsMin)
    {
        double[] prior = UniformButBeam();
        double halving = PlainHalving(prior, rateMmHgPerH).Minutes;
        List<ClosureSearch> searches = Searches(prior, rateMmHgPerH, halving: false);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{rateMmHgPerH} mmHg/h: plain {halving:0} min, advice {searches.Average(s => s.Minutes):0} min, {searches.Average(s => s.Closures):0.0} closures, right {searches.Count(s => s.Right)} of {searches.Count}"));
        Assert.InRange(searches.Average(s => s.Minutes) / Math.Min(halving, factsMin), 0.05, 0.7);
        Assert.True(searches.Count(s => s.Right) >= 0.93 * searches.Count);
    }

    [Fact]
    public void A_leak_as_that_of_MS09_is_named_and_a_vehicle_is_proved_first()
    {
        int leak = _iss.ModuleIndex("SoyuzMS09_BO");
        ClosureSearch search = new ClosureSearch(_iss, leak, 0.965, Stations.Ops2018(_iss), seed: 1).Run(PlacePrior.ByKind(_iss), halving: false);
        Assert.Equal(leak, search.Named);
        Assert.Contains(_iss.Hatches[search.FirstHatch].Id, new[] { "H_MRM1", "H_Sz09", "H_Sz08", "H_Poisk" });
        Assert.InRange(search.Minutes, 5, 60);
    }

    private double[] UniformButBeam() => [.. _iss.Modules.Select(m => m.Id == "BEAM" ? 1e-9 : 1.0 / 25)];

    private static double CdaMm2(double rateMmHgPerH) => ChokedLoss.AreaMm2(rateMmHgPerH, 855.3, Stations.PressureMmHg);

    private List<ClosureSearch> Searches(double[] prior, double rate, bool halving)
    {
        List<ClosureSearch> searches = [];
        for (int leak = 0; leak < _iss.Modules.Count; leak++)
            for (int seed = 0; seed < 2 && prior[leak] > 1e-6; seed++)
                searches.Add(new ClosureSearch(_iss, leak, CdaMm2(rate), Stations.Ops2018(_iss), (100 * leak) + seed).Run(prior, halving));
        return searches;
    }

    /// <summary>Mean closures and minutes of the yardstick with readings that do not err, over leaks drawn from the prior.</summary>
    private (double Closures, double Minutes) PlainHalving(double[] prior, double rate)
    {
        HalvingAdvisor yardstick = new(_iss);
        RateSensing sensing = Stations.Ops2018(_iss);
        (double closures, double minutes, double mass) = (0, 0, prior.Sum());
        for (int leak = 0; leak < prior.Length; leak++)
        {
            HatchStates states = new(_iss);
            double[] left = [.. prior.Select(p => p / mass)];
            while (left.Max() < 0.95)
            {
                ClosureAdvice? advice = yardstick.Advise(states, left, Stations.Area(CdaMm2(rate)), Stations.PressureMmHg, sensing).Closure;
                Assert.NotNull(advice);
                states = states.Shut.Count > 0 ? states.With(states.Shut[^1].Hatch, open: true) : states;
                states = states.WithCrew(states.Crew.Placed(advice.CrewMoves)).With(advice.Hatch, open: false);
                IReadOnlyList<int> there = states.Group(leak).Modules;
                double kept = there.Sum(m => left[m]);
                for (int m = 0; m < left.Length; m++) left[m] = there.Contains(m) ? left[m] / kept : 0;
                closures += prior[leak] / mass;
                minutes += prior[leak] / mass * (4 + advice.WaitMin);
            }
        }
        return (closures, minutes);
    }
}
