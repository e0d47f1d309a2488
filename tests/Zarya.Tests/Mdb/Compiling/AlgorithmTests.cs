using System.Text;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Math algorithms behind the entries of a packet: rule 33 of <c>docs/design/decoding.md</c>.</summary>
public class AlgorithmTests
{
    internal const string Document = """
        <SpaceSystem name="A" xmlns="http://www.omg.org/spec/XTCE/20180204">
          <TelemetryMetaData>
            <ParameterTypeSet>
              <IntegerParameterType name="U8" signed="false" sizeInBits="8"><IntegerDataEncoding sizeInBits="8"/></IntegerParameterType>
              <FloatParameterType name="Real" sizeInBits="64"/>
            </ParameterTypeSet>
            <ParameterSet>
              <Parameter name="KIND" parameterTypeRef="U8"/><Parameter name="VOLTS" parameterTypeRef="U8"/><Parameter name="AMPS" parameterTypeRef="U8"/><Parameter name="OTHER" parameterTypeRef="U8"/>
              <Parameter name="WATTS" parameterTypeRef="Real"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="KILOWATTS" parameterTypeRef="Real"><ParameterProperties dataSource="derived"/></Parameter>
            </ParameterSet>
            <ContainerSet>
              <SequenceContainer name="Packet"><EntryList><ParameterRefEntry parameterRef="KIND"/></EntryList></SequenceContainer>
              <SequenceContainer name="Power"><EntryList><ParameterRefEntry parameterRef="VOLTS"/><ParameterRefEntry parameterRef="AMPS"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="1"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="VoltsOnly"><EntryList><ParameterRefEntry parameterRef="VOLTS"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="2"/></RestrictionCriteria></BaseContainer></SequenceContainer>
            </ContainerSet>
            <AlgorithmSet>
              <MathAlgorithm name="Power"><MathOperation outputParameterRef="WATTS">
                <ParameterInstanceRefOperand parameterRef="VOLTS"/><ParameterInstanceRefOperand parameterRef="AMPS"/><Operator>*</Operator>
                <TriggerSet><OnParameterUpdateTrigger parameterRef="VOLTS"/></TriggerSet></MathOperation></MathAlgorithm>
              <MathAlgorithm name="Kilo"><MathOperation outputParameterRef="KILOWATTS">
                <ParameterInstanceRefOperand parameterRef="WATTS"/><ValueOperand>1000</ValueOperand><Operator>/</Operator>
                <TriggerSet><OnContainerUpdateTrigger containerRef="Power"/></TriggerSet></MathOperation></MathAlgorithm>
            </AlgorithmSet>
          </TelemetryMetaData>
        </SpaceSystem>
        """;

    [Theory]
    [InlineData(PlanBackend.Compiled)]
    [InlineData(PlanBackend.Interpreted)]
    public void Results_stand_behind_the_entries(PlanBackend backend)
    {
        Assert.Equal("KIND=1 VOLTS=28 AMPS=3 WATTS=84 KILOWATTS=0.084", Decode(backend, null, 1, 28, 3));
        // AMPS is not in this packet: the trigger is pulled, the input is missing.
        Assert.Equal("KIND=2 VOLTS=28", Decode(backend, null, 2, 28));
        Assert.Equal("KIND=3", Decode(backend, null, 3));
    }

    [Theory]
    [InlineData(PlanBackend.Compiled)]
    [InlineData(PlanBackend.Interpreted)]
    public void A_projection_to_a_result_decodes_what_it_needs(PlanBackend backend)
    {
        Assert.Equal("WATTS=84", Decode(backend, "WATTS", 1, 28, 3));
        Assert.Equal("KILOWATTS=0.084", Decode(backend, "KILOWATTS", 1, 28, 3));
    }

    private static string Decode(PlanBackend backend, string? only, params byte[] packet)
    {
        MissionDatabase database = XtceLoader.Load([new XtceSource("algorithms.xml", new MemoryStream(Encoding.UTF8.GetBytes(Document)))]);
        Assert.False(database.HasErrors, string.Join('\n', database.Diagnostics));
        Parameter[]? wanted = only is null ? null : [database.Parameters.Single(p => p.Name == only)];
        var plan = ContainerPlan.Compile(database, database.FindContainer("/A/Packet")!, new PlanOptions { LeapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()), Backend = backend, Parameters = wanted });
        DecodedPacket decoded = plan.CreateBuffer();
        Assert.True(plan.Decode(packet, decoded), decoded.Error.Describe(packet.Length * 8));
        return string.Join(' ', decoded.Values.ToArray().Where(v => !plan.Items[v.Item].IsHidden)
            .Select(v => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{plan.Items[v.Item].Parameter.Name}={ParameterValue.ToDouble(v.EngBits, v.EngKind)}")));
    }
}
