using Zarya.Torture;

namespace Zarya.Tests.Torture;

/// <summary>The campaigns of <c>zarya torture</c> in small; <c>.ci/run</c> runs them in full.</summary>
public class CampaignTests
{
    private const ulong Seed = 20_000;

    [Fact]
    public void Crashes_lose_alter_and_invent_nothing()
    {
        CampaignResult result = CrashCampaign.Result();
        new CrashCampaign(Seed, result, () => { }).Run(2000, 1);
        AssertGood(result, 2000);
    }

    [Fact]
    public void Changes_at_rest_are_told_and_stay_in_their_block()
    {
        CampaignResult result = CorruptionCampaign.Result();
        new CorruptionCampaign(Seed, result, () => { }).Run(2000, 1);
        AssertGood(result, 2000);
    }

    [Fact]
    public void A_full_disk_loses_nothing()
    {
        CampaignResult result = FullCampaign.Result();
        new FullCampaign(Seed, result, () => { }).Run(60, 1);
        AssertGood(result, 60);
    }

    [Fact]
    public void Errors_of_the_disk_lose_nothing()
    {
        CampaignResult result = FaultCampaign.Result();
        new FaultCampaign(Seed, result, () => { }).Run(200, 1);
        AssertGood(result, 200);
    }

    [Fact]
    public void A_killed_process_loses_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("zarya-").FullName;
        try
        {
            CampaignResult result = KillCampaign.Result();
            new KillCampaign(folder, Seed, result, () => { }).Run(6, 1);
            AssertGood(result, 6);
            Assert.Contains(result.Reached, r => r.Key == "killed after acknowledgements");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_seed_gives_the_same_numbers_for_ever()
    {
        var dice = new Dice(1);
        Assert.Equal([0x910A2DEC89025CC1, 0xBEEB8DA1658EEC67, 0xF893A2EEFB32555E], new[] { dice.Next(), dice.Next(), dice.Next() });
        var maker = new EntryMaker(7);
        maker.Make(3, 1);
        byte[] octets = maker.Octets.ToArray();
        maker.Make(3, 2);
        Assert.False(octets.AsSpan().SequenceEqual(maker.Octets));
        maker.Make(3, 1);
        Assert.True(octets.AsSpan().SequenceEqual(maker.Octets));
    }

    [Fact]
    public void A_campaign_that_never_came_to_what_it_is_for_fails()
    {
        var result = new CampaignResult("one", 2, "rare");
        result.Count(null, () => "");
        Assert.Equal(0, result.Failed);
        result.Count(null, () => "");
        Assert.Equal(1, result.Failed);
        result.Saw("rare");
        Assert.Equal(0, result.Failed);
        result.Count("lost: 1", () => "here");
        Assert.Equal((1, 1), (result.Failed, result.Lost));
    }

    private static void AssertGood(CampaignResult result, int cases)
    {
        Assert.Empty(result.Messages);
        Assert.Empty(result.Missing);
        Assert.Equal(cases, result.Cases);
    }
}
