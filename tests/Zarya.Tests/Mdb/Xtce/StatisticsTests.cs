using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Xtce;

public class StatisticsTests
{
    [Fact]
    public void Every_element_is_counted_once_by_what_became_of_it()
    {
        XtceStatistics statistics = XtceText.ReadFiles(XtceText.VectorPath("bad-unknown"), XtceText.VectorPath("unsupported"), XtceText.VectorPath("header")).Statistics;
        Assert.All(statistics.Elements.Values, c => Assert.Equal(c.Seen, c.Understood + c.Kept + c.Unsupported + c.Rejected));
        Assert.Equal(new XtceElementCount(3, 3, 0, 0, 0), statistics.Elements["SpaceSystem"]);
        Assert.Equal(new XtceElementCount(1, 0, 0, 0, 1), statistics.Elements["Sparkle"]);
        Assert.Equal(new XtceElementCount(1, 0, 0, 0, 1), statistics.Elements["Deep"]);
        Assert.Equal(new XtceElementCount(1, 0, 0, 1, 0), statistics.Elements["FixedFrameStream"]);
        Assert.Equal(new XtceElementCount(2, 0, 2, 0, 0), statistics.Elements["AncillaryData"]);
        Assert.Equal(statistics.Elements.Values.Sum(c => c.Seen), statistics.Total.Seen);
        int elements = new[] { "bad-unknown", "unsupported", "header" }.Sum(v => System.Xml.Linq.XDocument.Load(XtceText.VectorPath(v)).Descendants().Count());
        Assert.Equal(elements, statistics.Total.Seen);
    }
}
