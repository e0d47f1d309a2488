using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

public class PlacePosteriorTests
{
    private readonly StationPlan _iss = Stations.Iss2018();

    [Fact]
    public void A_uniform_prior_over_25_compartments_is_4_64_bits() =>
        Assert.Equal(4.64, -Enumerable.Repeat(1 / 25.0, 25).Sum(p => p * Math.Log2(p)), 2);

    [Fact]
    public void The_prior_favours_vehicles_and_dead_ends_and_knows_no_names()
    {
        double[] prior = PlacePrior.ByKind(_iss);
        Assert.Equal(1, prior.Sum(), 12);
        Assert.True(prior[_iss.ModuleIndex("SoyuzMS09_BO")] > 1.8 * prior[_iss.ModuleIndex("PMA1")]);
        Assert.True(prior[_iss.ModuleIndex("SM_PrK")] > 2 * prior[_iss.ModuleIndex("FGB_GA")]);
        Assert.Equal(prior[_iss.ModuleIndex("SoyuzMS08_SA")], prior[_iss.ModuleIndex("SoyuzMS09_SA")]);
    }

    [Fact]
    public void A_block_that_falls_behind_its_hatch_is_named_and_its_area_found()
    {
        (PlacePosterior posterior, HatchStates shut) = Shut("H_MRM1");
        int rassvet = _iss.ModuleIndex("Rassvet"), lab = _iss.ModuleIndex("Lab");
        double block = ChokedLoss.RateMmHgPerH(0.965, shut.Group(rassvet).VolumeM3, 740);
        Assert.Equal(20.6, block, 1);
        posterior.Observe([new GroupRate(rassvet, block, 2, 740), new GroupRate(lab, 0.01, 0.1, 740)]);
        Assert.InRange(posterior.GroupProbability(rassvet), 0.97, 1);
        Assert.Equal(["Rassvet", "SoyuzMS09_BO", "SoyuzMS09_SA"], posterior.Group.Select(m => _iss.Modules[m].Id));
        Assert.InRange(posterior.Area.Median, 0.92, 1.02);
        Assert.Equal(1, posterior.Probabilities.Sum(), 12);
    }

    [Fact]
    public void Rates_replace_those_of_the_same_period_and_add_to_those_of_others()
    {
        (PlacePosterior posterior, HatchStates shut) = Shut("H_MRM1");
        int rassvet = _iss.ModuleIndex("Rassvet"), lab = _iss.ModuleIndex("Lab");
        GroupRate[] quiet = [new GroupRate(rassvet, 0, 1, 740), new GroupRate(lab, 0.62, 0.1, 740)];
        posterior.Observe([new GroupRate(rassvet, 20, 1, 740)]);
        posterior.Observe(quiet);
        double once = posterior.GroupProbability(rassvet);
        posterior.Observe(quiet);
        Assert.Equal(once, posterior.GroupProbability(rassvet), 12);
        Assert.InRange(once, 0, 0.01);
        HatchStates open = shut.With(_iss.HatchIndex("H_MRM1"), open: true);
        posterior.Open(Stations.At(20), open);
        double kept = posterior.Probabilities[rassvet];
        posterior.Open(Stations.At(30), shut);
        posterior.Observe(quiet);
        Assert.True(posterior.Probabilities[rassvet] < kept);
    }

    [Fact]
    public void One_wrong_period_cannot_forbid_the_truth()
    {
        (PlacePosterior posterior, _) = Shut("H_MRM1");
        int rassvet = _iss.ModuleIndex("Rassvet"), lab = _iss.ModuleIndex("Lab");
        double before = posterior.GroupProbability(rassvet);
        posterior.Observe([new GroupRate(rassvet, 0, 0.01, 740), new GroupRate(lab, 0.62, 0.001, 740)]);
        Assert.InRange(posterior.GroupProbability(rassvet) / before, 1e-4, 0.05);
    }

    [Fact]
    public void Rates_that_fit_nothing_teach_nothing()
    {
        (PlacePosterior posterior, _) = Shut("H_MRM1");
        double[] before = [.. posterior.Probabilities];
        posterior.Observe([new GroupRate(_iss.ModuleIndex("Rassvet"), -40, 0.5, 740), new GroupRate(_iss.ModuleIndex("Lab"), -9, 0.05, 740)]);
        Assert.All(Enumerable.Range(0, before.Length), m => Assert.InRange(posterior.Probabilities[m], 0.9 * before[m], 1.1 * before[m]));
    }

    [Fact]
    public void A_bad_seal_feeds_the_leaking_compartment_and_is_suspected()
    {
        // S17: C of the trainer leaks 0.5 mm², the seal of H_BC passes 0.15 mm² of the sound side's air at some difference.
        StationPlan trainer = Stations.Trainer();
        HatchStates shut = new HatchStates(trainer).With(trainer.HatchIndex("H_BC"), open: false);
        PlacePosterior posterior = new(trainer);
        posterior.SetArea(0.5, 0.05);
        posterior.Open(Stations.At(0), shut);
        double all = ChokedLoss.RateMmHgPerH(0.5, 8, 740), fed = 0.2 * all;
        posterior.Observe([new GroupRate(2, all - fed, 0.1, 740), new GroupRate(0, fed * 8 / 100, 0.02, 740)]);
        Assert.InRange(posterior.Probabilities[2], 0.95, 1);
        Assert.InRange(posterior.SealProbability(trainer.HatchIndex("H_BC")), 0.9, 1);
        posterior.Observe([new GroupRate(2, all, 0.1, 740), new GroupRate(0, 0, 0.02, 740)]);
        Assert.InRange(posterior.SealProbability(trainer.HatchIndex("H_BC")), 0, 0.05);
    }

    [Fact]
    public void The_area_is_forgotten_and_the_place_is_not()
    {
        (PlacePosterior posterior, HatchStates shut) = Shut("H_MRM1");
        int rassvet = _iss.ModuleIndex("Rassvet");
        posterior.Observe([new GroupRate(rassvet, 20.6, 1, 740)]);
        double place = posterior.GroupProbability(rassvet);
        posterior.ForgetArea();
        Assert.Equal(place, posterior.GroupProbability(rassvet), 9);
        Assert.True(posterior.Area.P95 / posterior.Area.P05 > 1e5);
        posterior.Forget();
        Assert.Equal(PlacePrior.ByKind(_iss)[rassvet], posterior.Probabilities[rassvet], 9);
        Assert.True(shut.SameAir(posterior.States));
    }

    [Theory]
    [InlineData(double.NaN, 1, 740)]
    [InlineData(1, 0, 740)]
    [InlineData(1, double.PositiveInfinity, 740)]
    [InlineData(1, 1, 0)]
    public void Rates_without_sense_are_passed_over(double fall, double sd, double pressure)
    {
        (PlacePosterior posterior, _) = Shut("H_MRM1");
        double[] before = [.. posterior.Probabilities];
        posterior.Observe([new GroupRate(0, fall, sd, pressure)]);
        Assert.Equal(before, posterior.Probabilities);
    }

    [Fact]
    public void A_seal_s_area_follows_from_what_the_sound_side_loses()
    {
        // At a difference beyond the critical ratio the seal is choked like a hole to space.
        Assert.Equal(ChokedLoss.AreaMm2(1, 100, 740), ChokedLoss.SealAreaMm2(1, 100, 740, 100), 3);
        Assert.True(ChokedLoss.SealAreaMm2(1, 100, 740, 730) > ChokedLoss.SealAreaMm2(1, 100, 740, 700));
        Assert.Equal(double.PositiveInfinity, ChokedLoss.SealAreaMm2(1, 100, 740, 740));
    }

    private (PlacePosterior, HatchStates) Shut(string hatch)
    {
        PlacePosterior posterior = new(_iss);
        posterior.SetArea(0.965, 0.1);
        HatchStates shut = new HatchStates(_iss).With(_iss.HatchIndex(hatch), open: false);
        posterior.Open(Stations.At(10), shut);
        return (posterior, shut);
    }
}
