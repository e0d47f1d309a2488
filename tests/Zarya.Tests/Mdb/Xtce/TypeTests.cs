using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class TypeTests
{
    [Fact]
    public void Times()
    {
        MissionDatabase database = XtceText.LoadVector("times");
        AbsoluteTimeDataType tai = database.ParameterType<AbsoluteTimeDataType>("Tai"), fine = database.ParameterType<AbsoluteTimeDataType>("Fine");
        Assert.Equal((0.5, 10d, 1d, "TAI"), (tai.Scale, tai.Offset, tai.SecondsPerUnit, tai.Epoch));
        Assert.Equal((1e-12, "/V/Coarse"), (fine.SecondsPerUnit, fine.OffsetFrom!.Parameter!.Target!.QualifiedName));
        Assert.Equal("2000-01-01T12:00:00.5Z", database.ParameterType<AbsoluteTimeDataType>("Dated").Epoch);
        Assert.Equal(86400, database.ParameterType<RelativeTimeDataType>("Span").SecondsPerUnit);
    }

    [Fact]
    public void A_time_takes_scale_from_its_base_and_keeps_its_own_epoch()
    {
        AbsoluteTimeDataType later = XtceText.LoadVector("times").ParameterType<AbsoluteTimeDataType>("Later");
        Assert.Equal((0.5, 10d, 1d, "1980-01-06"), (later.Scale, later.Offset, later.SecondsPerUnit, later.Epoch));
        Assert.IsType<IntegerDataEncoding>(later.Encoding);
    }

    [Fact]
    public void Types_take_what_they_leave_unsaid_from_their_bases()
    {
        MissionDatabase database = XtceText.LoadVector("inheritance");
        IntegerDataType last = database.ParameterType<IntegerDataType>("Last");
        Assert.Equal((false, 16, "3", 12), (last.Signed, last.SizeInBits, last.InitialValue, Assert.IsType<IntegerDataEncoding>(last.Encoding).SizeInBits));
        Assert.Equal("V", Assert.Single(last.Units).Text);
        Assert.Equal(4, Assert.Single(last.ValidRange!.Ranges).Maximum);
        EnumeratedDataType again = database.ParameterType<EnumeratedDataType>("Again");
        Assert.Equal("OFF", Assert.Single(again.Labels).Label);
        Assert.Equal(2, Assert.IsType<IntegerDataEncoding>(again.Encoding).SizeInBits);
        BooleanDataType boolean = database.ParameterType<BooleanDataType>("Bool");
        Assert.Equal(("True", "False"), (boolean.OneStringValue, boolean.ZeroStringValue));
    }

    [Fact]
    public void Arrays_and_aggregates()
    {
        MissionDatabase database = XtceText.LoadVector("structures");
        ArrayDataType points = database.ParameterType<ArrayDataType>("Points");
        Assert.Equal((2, "/V/Point"), (points.DimensionCount, points.ElementType.Target!.QualifiedName));
        Assert.Equal(2, Assert.IsType<FixedIntegerValue>(points.Dimensions[0].EndingIndex).Value);
        DynamicIntegerValue last = Assert.IsType<DynamicIntegerValue>(points.Dimensions[1].EndingIndex);
        Assert.Equal((1d, -1d), (last.Slope, last.Intercept));
        AggregateDataType point = database.ParameterType<AggregateDataType>("Point");
        Assert.Equal(["x", "y"], point.Members.Select(m => m.Name));
        Assert.Equal("1", point.Members[0].InitialValue);
        Assert.All(point.Members, m => Assert.Equal("/V/U8", m.Type.Target!.QualifiedName));
    }

    [Fact]
    public void Paths_into_values_and_names_with_dots()
    {
        MissionDatabase database = XtceText.LoadVector("structures");
        SequenceContainer frame = database.Container("/V/Frame");
        ParameterEntry dotted = Assert.IsType<ParameterEntry>(frame.Entries[3]);
        Assert.Equal("P.x", dotted.Parameter.Target!.Name);
        OredConditions either = Assert.IsType<OredConditions>(dotted.IncludeCondition);
        Comparison first = Assert.IsType<Comparison>(either.Terms[0]);
        Assert.Equal("/V/Grid[2][1].y", first.Left.ToString());
        Assert.Equal([new PathStep(null, 2), new PathStep(null, 1), new PathStep("y", 0)], first.Left.Path);
        AndedConditions both = Assert.IsType<AndedConditions>(either.Terms[1]);
        Comparison second = Assert.IsType<Comparison>(both.Terms[0]);
        Assert.Equal(("/V/P.y", "/V/N", ComparisonOperator.Less), (second.Left.ToString(), second.Right!.ToString(), second.Operator));
        Assert.Null(second.Value);
    }

    [Fact]
    public void An_array_of_1_1_has_its_dimensions_in_the_entry()
    {
        MissionDatabase database = XtceText.LoadVector("array-1.1");
        ArrayDataType type = database.ParameterType<ArrayDataType>("Arr");
        Assert.Equal((1, 0), (type.DimensionCount, type.Dimensions.Count));
        ParameterEntry entry = Assert.IsType<ParameterEntry>(Assert.Single(database.Container("/V/Frame").Entries));
        Assert.Equal(3, Assert.IsType<FixedIntegerValue>(Assert.Single(entry.Dimensions).EndingIndex).Value);
    }
}
