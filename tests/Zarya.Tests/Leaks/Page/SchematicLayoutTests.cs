using Zarya.Leaks.Page.Schematics;
using Zarya.Station.Plans;

namespace Zarya.Tests.Leaks.Page;

public class SchematicLayoutTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Boxes_do_not_overlap(bool hasCentres)
    {
        StationPlan plan = StoryMaking.Plan(hasCentres: hasCentres);
        Assert.Equal(hasCentres, SchematicLayout.HasCentres(plan));
        AssertApart(SchematicLayout.Place(plan), 3);
    }

    [Fact]
    public void Random_stations_are_laid_out_too()
    {
        var random = new Random(4);
        for (int n = 1; n < 30; n++)
        {
            PressurisedVolume[] modules = [.. Enumerable.Range(0, n).Select(i => new PressurisedVolume($"M{i}", "", 10, n % 2 == 0 ? [random.Next(-40, 10), random.Next(-8, 8), random.Next(0, 9)] : []))];
            Hatch[] hatches = [.. Enumerable.Range(1, n - 1).Select(i => new Hatch($"H{i}", random.Next(i), i, 0.5, true))];
            AssertApart(SchematicLayout.Place(new StationPlan("R", modules, hatches, [], 3, SensorSuite.Unknown)), n);
        }
    }

    private static void AssertApart((double X, double Y)[] places, int count)
    {
        Assert.Equal(count, places.Length);
        for (int i = 0; i < places.Length; i++)
        {
            Assert.True(places[i].X >= SchematicLayout.BoxWidth / 2 && places[i].Y >= SchematicLayout.BoxHeight / 2);
            for (int j = 0; j < i; j++)
                Assert.True(Math.Abs(places[i].X - places[j].X) > SchematicLayout.BoxWidth || Math.Abs(places[i].Y - places[j].Y) > SchematicLayout.BoxHeight, $"{count} modules: {i} and {j}");
        }
    }
}
