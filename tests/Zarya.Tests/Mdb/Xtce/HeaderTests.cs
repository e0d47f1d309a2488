using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class HeaderTests
{
    private readonly MissionDatabase _database = XtceText.LoadVector("header");

    [Fact]
    public void Header_is_kept()
    {
        SystemHeader header = Assert.IsType<SystemHeader>(_database.Roots[0].Header);
        Assert.Equal(("1.0", "2024-05-06", "Open", "Draft", "None"), (header.Version, header.Date, header.Classification, header.ValidationStatus, header.ClassificationInstructions));
        Assert.Equal(["Somebody", "Another"], header.Authors);
        Assert.Equal(["First"], header.Notes);
        Assert.Equal(["Made"], header.History);
    }

    [Fact]
    public void Descriptions_aliases_and_ancillary_items_are_kept()
    {
        SpaceSystem root = _database.Roots[0];
        Assert.Equal("Long text.", root.LongDescription);
        Assert.Equal([new Alias("ops", "VEE")], root.Aliases);
        Assert.Equal([new AncillaryItem("k", "v", "text/html", "http://example.org/"), new AncillaryItem("l", "w", "text/plain", null)], root.Ancillary);
        Parameter a = _database.Parameter("/V/A");
        Assert.Equal(("short", "Longer.", "7"), (a.ShortDescription, a.LongDescription, a.InitialValue));
        Assert.Equal([new Alias("ops", "AAA")], a.Aliases);
        Assert.Equal(new SourceLine(XtceText.VectorPath("header"), 17), a.Where);
    }

    [Fact]
    public void Parameter_properties_are_read()
    {
        Parameter a = _database.Parameter("/V/A"), b = _database.Parameter("/V/B");
        Assert.Equal((DataSource.Local, true, false, "Power"), (a.Source, a.IsReadOnly, a.IsPersistent, a.SystemName));
        Assert.Equal([new PhysicalAddress("card", "0x10")], a.PhysicalAddresses);
        Comparison validity = Assert.IsType<Comparison>(a.ValidityCondition);
        Assert.Same(b, validity.Left.Parameter!.Target);
        Assert.Equal((ComparisonOperator.GreaterOrEqual, "3", false), (validity.Operator, validity.Value, validity.Left.UseCalibratedValue));
        Assert.Equal((DataSource.Telemetered, false, true), (b.Source, b.IsReadOnly, b.IsPersistent));
    }
}
