using System.Text;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Processing;

/// <summary>A small definition of our own for the processor's tests: octet 0 is the kind of packet, what follows depends on it.</summary>
internal static class StationText
{
    public const string Document = """
        <SpaceSystem name="S" xmlns="http://www.omg.org/spec/XTCE/20180204">
          <TelemetryMetaData>
            <ParameterTypeSet>
              <IntegerParameterType name="U8" signed="false" sizeInBits="8"><UnitSet/><IntegerDataEncoding sizeInBits="8"/></IntegerParameterType>
              <IntegerParameterType name="Limited" signed="false" sizeInBits="8"><UnitSet><Unit>degC</Unit></UnitSet><IntegerDataEncoding sizeInBits="8"/>
                <DefaultAlarm minViolations="2" minConformance="2"><StaticAlarmRanges><WarningRange minInclusive="10" maxInclusive="50"/><CriticalRange minInclusive="5" maxInclusive="80"/></StaticAlarmRanges></DefaultAlarm>
              </IntegerParameterType>
              <IntegerParameterType name="Simple" signed="false" sizeInBits="8"><UnitSet/><IntegerDataEncoding sizeInBits="8"/>
                <DefaultAlarm><StaticAlarmRanges><WarningRange maxInclusive="50"/><CriticalRange maxInclusive="80"/></StaticAlarmRanges></DefaultAlarm>
              </IntegerParameterType>
              <IntegerParameterType name="ByMode" signed="false" sizeInBits="8"><UnitSet/><IntegerDataEncoding sizeInBits="8"/>
                <DefaultAlarm><StaticAlarmRanges><WatchRange maxInclusive="100"/></StaticAlarmRanges></DefaultAlarm>
                <ContextAlarmList>
                  <ContextAlarm><StaticAlarmRanges><SevereRange maxInclusive="10"/></StaticAlarmRanges><ContextMatch><Comparison parameterRef="MODE" value="SAFE"/></ContextMatch></ContextAlarm>
                  <ContextAlarm><StaticAlarmRanges><DistressRange maxInclusive="20"/></StaticAlarmRanges><ContextMatch><Comparison parameterRef="KIND" value="2"/></ContextMatch></ContextAlarm>
                </ContextAlarmList>
              </IntegerParameterType>
              <IntegerParameterType name="Moving" signed="false" sizeInBits="8"><UnitSet/><IntegerDataEncoding sizeInBits="8"/>
                <DefaultAlarm><ChangeAlarmRanges changeType="changePerSecond"><WarningRange minInclusive="-3" maxInclusive="3"/></ChangeAlarmRanges></DefaultAlarm>
              </IntegerParameterType>
              <EnumeratedParameterType name="Mode"><UnitSet/><IntegerDataEncoding sizeInBits="8"/>
                <EnumerationList><Enumeration value="0" label="IDLE"/><Enumeration value="1" label="SAFE"/><Enumeration value="2" label="SCIENCE"/><Enumeration value="3" label="LOST"/></EnumerationList>
                <DefaultAlarm defaultAlarmLevel="normal"><EnumerationAlarmList><EnumerationAlarm alarmLevel="critical" enumerationLabel="LOST"/></EnumerationAlarmList></DefaultAlarm>
              </EnumeratedParameterType>
              <StringParameterType name="Text4"><StringDataEncoding><SizeInBits><Fixed><FixedValue>32</FixedValue></Fixed></SizeInBits></StringDataEncoding></StringParameterType>
              <AggregateParameterType name="Pair"><MemberList><Member name="a" typeRef="U8"/><Member name="b" typeRef="Text4"/></MemberList></AggregateParameterType>
              <ArrayParameterType name="Three" arrayTypeRef="U8"><DimensionList><Dimension><StartingIndex><FixedValue>0</FixedValue></StartingIndex><EndingIndex><FixedValue>2</FixedValue></EndingIndex></Dimension></DimensionList></ArrayParameterType>
              <AbsoluteTimeParameterType name="Clock"><Encoding units="seconds"><IntegerDataEncoding sizeInBits="32"/></Encoding><ReferenceTime><Epoch>TAI</Epoch></ReferenceTime></AbsoluteTimeParameterType>
              <FloatParameterType name="Number" sizeInBits="64"><UnitSet/></FloatParameterType>
              <FloatParameterType name="Pressure" sizeInBits="64"><UnitSet><Unit>Pa</Unit></UnitSet><ValidRange minInclusive="0" maxInclusive="200000"/>
                <DefaultAlarm><StaticAlarmRanges><CriticalRange minInclusive="90000"/></StaticAlarmRanges></DefaultAlarm></FloatParameterType>
              <FloatParameterType name="Length" sizeInBits="64"><UnitSet><Unit>m</Unit></UnitSet></FloatParameterType>
              <EnumeratedParameterType name="Door"><UnitSet/><EnumerationList><Enumeration value="0" label="CLOSED"/><Enumeration value="1" label="OPEN"/></EnumerationList></EnumeratedParameterType>
              <BooleanParameterType name="Truth" oneStringValue="YES" zeroStringValue="NO"/>
              <StringParameterType name="Words"/>
              <IntegerParameterType name="Small" signed="true" sizeInBits="8"/>
              <AbsoluteTimeParameterType name="Moment"><ReferenceTime><Epoch>TAI</Epoch></ReferenceTime></AbsoluteTimeParameterType>
              <BinaryParameterType name="Octets"/>
              <AggregateParameterType name="GroundPair"><MemberList><Member name="x" typeRef="Number"/><Member name="door" typeRef="Door"/></MemberList></AggregateParameterType>
            </ParameterTypeSet>
            <ParameterSet>
              <Parameter name="KIND" parameterTypeRef="U8"/><Parameter name="TIME" parameterTypeRef="Clock"/>
              <Parameter name="TEMP" parameterTypeRef="Limited"/><Parameter name="SIMPLE" parameterTypeRef="Simple"/><Parameter name="MODE" parameterTypeRef="Mode"/>
              <Parameter name="FLOW" parameterTypeRef="ByMode"/><Parameter name="SPEED" parameterTypeRef="Moving"/>
              <Parameter name="NOTE" parameterTypeRef="Text4"/><Parameter name="PAIR" parameterTypeRef="Pair"/><Parameter name="ROW" parameterTypeRef="Three"/>
              <Parameter name="A" parameterTypeRef="U8"/><Parameter name="B" parameterTypeRef="U8"/>
              <Parameter name="GATED" parameterTypeRef="U8"><ParameterProperties><ValidityCondition><Comparison parameterRef="MODE" value="SCIENCE"/></ValidityCondition></ParameterProperties></Parameter>
              <Parameter name="SUM" parameterTypeRef="Number"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="TWICE" parameterTypeRef="Number"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="TICK" parameterTypeRef="Number"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="D1" parameterTypeRef="Number"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="D2" parameterTypeRef="Number"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="DP" parameterTypeRef="Pressure"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="DT" parameterTypeRef="Truth"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="DL" parameterTypeRef="Door"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="DW" parameterTypeRef="Words"><ParameterProperties dataSource="derived"/></Parameter>
              <Parameter name="DOOR" parameterTypeRef="Door" initialValue="CLOSED"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="CABIN" parameterTypeRef="Pressure" initialValue="101325"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="LEVEL" parameterTypeRef="Length"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="READY" parameterTypeRef="Truth"><ParameterProperties dataSource="local" persistence="false"/></Parameter>
              <Parameter name="WORDS" parameterTypeRef="Words"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="SMALL" parameterTypeRef="Small"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="MOMENT" parameterTypeRef="Moment"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="OCTETS" parameterTypeRef="Octets"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="GROUND" parameterTypeRef="GroundPair"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="GROUNDROW" parameterTypeRef="Three"><ParameterProperties dataSource="local"/></Parameter>
              <Parameter name="GRAVITY" parameterTypeRef="Number" initialValue="9.80665"><ParameterProperties dataSource="constant"/></Parameter>
            </ParameterSet>
            <ContainerSet>
              <SequenceContainer name="Packet" abstract="true"><EntryList><ParameterRefEntry parameterRef="KIND"/></EntryList></SequenceContainer>
              <SequenceContainer name="Limits"><DefaultRateInStream basis="perSecond" minimumValue="1"/><EntryList><ParameterRefEntry parameterRef="TIME"/><ParameterRefEntry parameterRef="TEMP"/><ParameterRefEntry parameterRef="SIMPLE"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="1"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="Modes"><EntryList><ParameterRefEntry parameterRef="MODE"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="2"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="Flows"><EntryList><ParameterRefEntry parameterRef="FLOW"/><ParameterRefEntry parameterRef="SPEED"/><ParameterRefEntry parameterRef="GATED"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="3"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="Long"><EntryList><ParameterRefEntry parameterRef="NOTE"/><ParameterRefEntry parameterRef="PAIR"/><ParameterRefEntry parameterRef="ROW"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="4"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="OnlyA"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="5"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="OnlyB"><EntryList><ParameterRefEntry parameterRef="B"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="6"/></RestrictionCriteria></BaseContainer></SequenceContainer>
              <SequenceContainer name="Both"><EntryList><ParameterRefEntry parameterRef="A"/><ParameterRefEntry parameterRef="B"/></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="7"/></RestrictionCriteria></BaseContainer></SequenceContainer>
            </ContainerSet>
            <AlgorithmSet>
              <MathAlgorithm name="Doubling"><MathOperation outputParameterRef="TWICE">
                <ParameterInstanceRefOperand parameterRef="SUM"/><ValueOperand>2</ValueOperand><Operator>*</Operator>
                <TriggerSet><OnParameterUpdateTrigger parameterRef="SUM"/></TriggerSet></MathOperation></MathAlgorithm>
              <MathAlgorithm name="Adding"><MathOperation outputParameterRef="SUM">
                <ParameterInstanceRefOperand parameterRef="A"/><ParameterInstanceRefOperand parameterRef="B"/><Operator>+</Operator>
                <TriggerSet><OnParameterUpdateTrigger parameterRef="A"/></TriggerSet></MathOperation></MathAlgorithm>
              <MathAlgorithm name="Ticking"><MathOperation outputParameterRef="TICK">
                <ParameterInstanceRefOperand parameterRef="B"/><ValueOperand>1</ValueOperand><Operator>+</Operator>
                <TriggerSet><OnPeriodicRateTrigger fireRateInSeconds="10"/></TriggerSet></MathOperation></MathAlgorithm>
            </AlgorithmSet>
          </TelemetryMetaData>
        </SpaceSystem>
        """;

    public static MissionDatabase Load(string text = Document)
    {
        MissionDatabase database = XtceLoader.Load([new XtceSource("station.xml", new MemoryStream(Encoding.UTF8.GetBytes(text)))]);
        Assert.DoesNotContain(database.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        return database;
    }
}
