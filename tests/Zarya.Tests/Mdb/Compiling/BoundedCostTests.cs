using System.Globalization;
using System.Text;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Tests.Mdb.Exact;
using Zarya.Tests.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Small definitions that ask for more than there is (rule 32): they end, and with counted values and bounded memory. Nothing is timed; without the bounds these tests would not come back.</summary>
public class BoundedCostTests
{
    private const int ValueLimit = 1_048_576;

    private const string Back = """<LocationInContainerInBits><FixedValue>-8</FixedValue></LocationInContainerInBits>""";

    /// <summary>Repetitions; a gap below zero lets each lie on the one before. Only a value may say so: the schema does not permit it as a constant.</summary>
    private static string Times(int count, int gap = 0)
    {
        string offset = $"<Offset><DynamicValue><ParameterInstanceRef parameterRef=\"u\"/><LinearAdjustment slope=\"0\" intercept=\"{gap.ToString(CultureInfo.InvariantCulture)}\"/></DynamicValue></Offset>";
        return $"<RepeatEntry><Count><FixedValue>{count.ToString(CultureInfo.InvariantCulture)}</FixedValue></Count>{(gap == 0 ? "" : offset)}</RepeatEntry>";
    }

    private static string Dimension(int size) =>
        string.Create(CultureInfo.InvariantCulture, $"<DimensionList><Dimension><StartingIndex><FixedValue>1</FixedValue></StartingIndex><EndingIndex><FixedValue>{size}</FixedValue></EndingIndex></Dimension></DimensionList>");

    private static string Container(string name, string entries, string rest = "") => $"<SequenceContainer name=\"{name}\"><EntryList>{entries}</EntryList>{rest}</SequenceContainer>";

    private static string Include(string name, string rest = "") => $"<ContainerRefEntry containerRef=\"{name}\">{rest}</ContainerRefEntry>";

    private static string Parameter(string name, string rest = "") => $"<ParameterRefEntry parameterRef=\"{name}\">{rest}</ParameterRefEntry>";

    private static MissionDatabase Load(string containers, string types = "", string parameters = "") => XtceText.Read($"""
        <SpaceSystem name="T" xmlns="http://www.omg.org/spec/XTCE/20180204"><TelemetryMetaData>
          <ParameterTypeSet>
            <IntegerParameterType name="U8" signed="false"><IntegerDataEncoding sizeInBits="8"/></IntegerParameterType>
            <BinaryParameterType name="Empty"><BinaryDataEncoding><SizeInBits><FixedValue>0</FixedValue></SizeInBits></BinaryDataEncoding></BinaryParameterType>
            {types}
          </ParameterTypeSet>
          <ParameterSet><Parameter name="u" parameterTypeRef="U8"/><Parameter name="e" parameterTypeRef="Empty"/>{parameters}</ParameterSet>
          <ContainerSet>{containers}</ContainerSet>
        </TelemetryMetaData></SpaceSystem>
        """).Database;

    /// <summary>Decodes by both backends, with all parameters and with none but <c>e</c>, and returns the answer of the first, which the second must share.</summary>
    private static DecodedPacket Decode(MissionDatabase database, string root, byte[] packet, out ContainerPlan plan)
    {
        DecodedPacket? first = null;
        foreach (PlanBackend backend in Enum.GetValues<PlanBackend>())
        {
            foreach (IReadOnlyCollection<Parameter>? wanted in new[] { null, new[] { database.Parameter("/T/e") } })
            {
                var options = new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend, Parameters = wanted };
                DecodedPacket decoded = ContainerPlan.Compile(database, database.Container("/T/" + root), options).CreateBuffer();
                decoded.Plan.Decode(packet, decoded);
                Assert.True(decoded.Count <= ValueLimit);
                if (wanted is null) Assert.Equal((first ?? decoded).Error.Kind, decoded.Error.Kind);
                first ??= decoded;
            }
        }
        plan = first!.Plan;
        return first;
    }

    private static void EndsWithTooMany(MissionDatabase database, string root, byte[] packet, int items)
    {
        DecodedPacket decoded = Decode(database, root, packet, out ContainerPlan plan);
        Assert.Equal(DecodeErrorKind.TooManyValues, decoded.Error.Kind);
        Assert.Equal(items, plan.Items.Count);
    }

    [Theory]
    [InlineData("u", -8)]
    [InlineData("e", 0)]
    public void Nested_repetitions(string parameter, int gap) =>
        EndsWithTooMany(Load(Container("A", Parameter("u") + Include("B", Times(65_536, gap))) + Container("B", Parameter(parameter, Times(65_536, gap)))), "A", [1, 2], items: parameter == "u" ? 1 : 2);

    [Fact]
    public void Nested_repetitions_of_nothing() =>
        EndsWithTooMany(Load(Container("A", Include("B", Times(65_536))) + Container("B", Include("C", Times(65_536))) + Container("C", "")), "A", [1], items: 0);

    /// <summary>Forty levels, each with the next one twice: 2⁴⁰ leaves.</summary>
    [Theory]
    [InlineData("u", 1)]
    [InlineData("e", 1)]
    [InlineData("", 0)]
    public void Containers_that_include_the_next_one_twice(string leaf, int items)
    {
        var containers = new StringBuilder();
        for (int level = 0; level < 40; level++)
            containers.Append(Container("L" + level.ToString(CultureInfo.InvariantCulture), string.Concat(Enumerable.Repeat(Include("L" + (level + 1).ToString(CultureInfo.InvariantCulture)), 2))));
        containers.Append(Container("L40", leaf.Length == 0 ? "" : leaf == "u" ? Parameter("u") + Parameter("u", Back).Replace("-8", "-16", StringComparison.Ordinal) : Parameter("e")));
        MissionDatabase database = Load(containers.ToString());
        DecodedPacket decoded = Decode(database, "L0", new byte[16], out ContainerPlan plan);
        Assert.Equal(leaf == "u" ? DecodeErrorKind.BadLocation : DecodeErrorKind.TooManyValues, decoded.Error.Kind);
        Assert.Equal(items, plan.Items.Count);
    }

    /// <summary>The same with types: a parameter of 2⁴⁰ members.</summary>
    [Fact]
    public void Aggregates_that_hold_the_next_one_twice()
    {
        var types = new StringBuilder("<AggregateParameterType name=\"G40\"><MemberList><Member name=\"a\" typeRef=\"U8\"/></MemberList></AggregateParameterType>");
        for (int level = 39; level >= 0; level--)
            types.Append(CultureInfo.InvariantCulture, $"<AggregateParameterType name=\"G{level}\"><MemberList><Member name=\"a\" typeRef=\"G{level + 1}\"/><Member name=\"b\" typeRef=\"G{level + 1}\"/></MemberList></AggregateParameterType>");
        MissionDatabase database = Load(Container("A", Parameter("g") + Parameter("u", "<LocationInContainerInBits referenceLocation=\"containerEnd\"><FixedValue>0</FixedValue></LocationInContainerInBits>")),
            types.ToString(), "<Parameter name=\"g\" parameterTypeRef=\"G0\"/>");
        DecodedPacket decoded = Decode(database, "A", new byte[64], out ContainerPlan plan);
        Assert.NotEqual(DecodeErrorKind.None, decoded.Error.Kind);
        Assert.InRange(plan.Items.Count, 2, 65_600);
    }

    /// <summary>Arrays of a million elements inside one another, with and without bits in them.</summary>
    [Theory]
    [InlineData("Empty", 1024, 1024, 1024)]
    [InlineData("Empty", 1_048_576, 1_048_576, 1)]
    [InlineData("Empty", 1_048_576, 1, 1_048_576)]
    [InlineData("Nothing", 1_048_576, 1_048_576, 1)]
    public void Arrays_of_arrays(string element, int outer, int middle, int inner)
    {
        string types = $"""
            <AggregateParameterType name="Nothing"><MemberList/></AggregateParameterType>
            <ArrayParameterType name="Inner" arrayTypeRef="{element}">{Dimension(inner)}</ArrayParameterType>
            <ArrayParameterType name="Middle" arrayTypeRef="Inner">{Dimension(middle)}</ArrayParameterType>
            <ArrayParameterType name="Outer" arrayTypeRef="Middle">{Dimension(outer)}</ArrayParameterType>
            """;
        EndsWithTooMany(Load(Container("A", Parameter("a")), types, "<Parameter name=\"a\" parameterTypeRef=\"Outer\"/>"), "A", [1], items: 4);
    }

    [Fact]
    public void A_million_octets_that_are_there_are_read()
    {
        string types = $"""
            <ArrayParameterType name="Inner" arrayTypeRef="U8">{Dimension(1000)}</ArrayParameterType>
            <ArrayParameterType name="Outer" arrayTypeRef="Inner">{Dimension(1000)}</ArrayParameterType>
            """;
        DecodedPacket decoded = Decode(Load(Container("A", Parameter("a")), types, "<Parameter name=\"a\" parameterTypeRef=\"Outer\"/>"), "A", new byte[1_000_000], out _);
        Assert.Equal((DecodeErrorKind.None, 1_001_001), (decoded.Error.Kind, decoded.Count));
    }

    /// <summary>Sixty-four containers follow the first, then decoding is done: an end, no error.</summary>
    [Fact]
    public void Containers_that_follow_themselves()
    {
        string next = "<BaseContainer containerRef=\"Base\"><RestrictionCriteria><NextContainer containerRef=\"A\"/></RestrictionCriteria></BaseContainer>";
        MissionDatabase database = Load("<SequenceContainer name=\"Base\" abstract=\"true\"><EntryList/></SequenceContainer>" + Container("A", Parameter("u"), next) + Container("B", "", next.Replace("\"A\"", "\"B\"", StringComparison.Ordinal)));
        DecodedPacket decoded = Decode(database, "A", new byte[1000], out ContainerPlan plan);
        Assert.Equal((DecodeErrorKind.None, 65, 65 * 8), (decoded.Error.Kind, decoded.Count, decoded.EndBit));
        Assert.Single(plan.Items);
        decoded = Decode(database, "B", new byte[1000], out _);
        Assert.Equal((DecodeErrorKind.None, 0, 0), (decoded.Error.Kind, decoded.Count, decoded.EndBit));
    }

    /// <summary>A thousand containers inside one another, or following one another, or extending one another: no stack is deep enough for all, and none is needed.</summary>
    [Theory]
    [InlineData("include", DecodeErrorKind.BadDefinition)]
    [InlineData("next", DecodeErrorKind.None)]
    [InlineData("extend", DecodeErrorKind.BadDefinition)]
    public void Long_chains(string how, DecodeErrorKind error)
    {
        const int Length = 1000;
        var containers = new StringBuilder("<SequenceContainer name=\"Base\" abstract=\"true\"><EntryList/></SequenceContainer>");
        for (int i = 0; i < Length; i++)
        {
            string own = "C" + i.ToString(CultureInfo.InvariantCulture);
            string other = "C" + Math.Min(i + 1, Length - 1).ToString(CultureInfo.InvariantCulture);
            containers.Append(how switch
            {
                "include" => Container(own, Parameter("u") + (i + 1 < Length ? Include(other) : "")),
                "next" => Container(own, Parameter("u"), $"<BaseContainer containerRef=\"Base\"><RestrictionCriteria><NextContainer containerRef=\"{other}\"/></RestrictionCriteria></BaseContainer>"),
                _ => Container(own, Parameter("u"), i == 0 ? "" : $"<BaseContainer containerRef=\"C{(i - 1).ToString(CultureInfo.InvariantCulture)}\"/>"),
            });
        }
        DecodedPacket decoded = Decode(Load(containers.ToString()), "C0", new byte[2000], out ContainerPlan plan);
        Assert.Equal(error, decoded.Error.Kind);
        Assert.InRange(decoded.Count, 64, 129);
        Assert.Single(plan.Items);
    }

    /// <summary>Octets that do not start at an octet are copied aside; copies of a large field again and again must not fill the memory.</summary>
    [Fact]
    public void Copies_of_octets_cost_too()
    {
        string types = "<BinaryParameterType name=\"Large\"><BinaryDataEncoding><SizeInBits><FixedValue>8000000</FixedValue></SizeInBits></BinaryDataEncoding></BinaryParameterType>";
        string parameters = "<Parameter name=\"large\" parameterTypeRef=\"Large\"/>";
        MissionDatabase database = Load(Container("A", Parameter("u") + Parameter("large", "<LocationInContainerInBits><FixedValue>-4</FixedValue></LocationInContainerInBits>" + Times(65_536, -8_000_000))), types, parameters);
        DecodedPacket decoded = Decode(database, "A", new byte[1_000_002], out _);
        Assert.Equal(DecodeErrorKind.TooManyValues, decoded.Error.Kind);
        Assert.InRange(decoded.Count, 2, 600);
    }

    /// <summary>So must a search for an end mark that is far away.</summary>
    [Fact]
    public void Searches_cost_too()
    {
        string types = "<StringParameterType name=\"Line\"><StringDataEncoding><Variable maxSizeInBits=\"80000000\"><TerminationChar>01</TerminationChar></Variable></StringDataEncoding></StringParameterType>";
        MissionDatabase database = Load(Container("A", Parameter("u") + Parameter("line", Times(65_536, -8_000_000))), types, "<Parameter name=\"line\" parameterTypeRef=\"Line\"/>");
        byte[] packet = new byte[1_000_001];
        packet[^1] = 1;
        DecodedPacket decoded = Decode(database, "A", packet, out _);
        Assert.Equal(DecodeErrorKind.TooManyValues, decoded.Error.Kind);
        Assert.InRange(decoded.Count, 2, 600);
    }
}
