using System.Buffers.Binary;
using System.Text;

namespace Zarya.Contracts.Serving;

/// <summary>The mission that the suite serves: one kind of packet with a value of every kind. Made up.</summary>
internal static class Orbiter
{
    public const string Yaml = """
        name: orbiter
        description: A made-up spacecraft with a value of every kind
        links: [{name: tcp, kind: tcp-server, listen: '127.0.0.1:0'}]
        local:
          - {name: Shift, type: text, initial: none}
          - {name: Level, type: integer, initial: 0}
          - {name: State, type: enumeration, initial: IDLE, values: {0: IDLE, 1: BUSY}}
        time: {code: cuc4.2, offset: 0}
        expiry: {/Orbiter/Quick/COUNT2: 1 s}
        """;

    public const string Xtce = """
        <?xml version="1.0" encoding="UTF-8"?>
        <SpaceSystem xmlns="http://www.omg.org/spec/XTCE/20180204" name="Orbiter" shortDescription="A spacecraft that is not">
          <Header version="7" date="2026-01-01" validationStatus="Working"/>
          <TelemetryMetaData>
            <ParameterTypeSet>
              <IntegerParameterType name="U8" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="8"/></IntegerParameterType>
              <IntegerParameterType name="U11" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="11"/></IntegerParameterType>
              <IntegerParameterType name="U5" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="5"/></IntegerParameterType>
              <IntegerParameterType name="U16" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="16"/></IntegerParameterType>
              <IntegerParameterType name="S16" signed="true"><UnitSet/><IntegerDataEncoding sizeInBits="16" encoding="twosComplement"/></IntegerParameterType>
              <IntegerParameterType name="U64" signed="false" sizeInBits="64"><UnitSet/><IntegerDataEncoding sizeInBits="64"/></IntegerParameterType>
              <AbsoluteTimeParameterType name="Clock">
                <Encoding scale="0.0000152587890625" units="seconds"><IntegerDataEncoding sizeInBits="48"/></Encoding>
                <ReferenceTime><Epoch>TAI</Epoch></ReferenceTime>
              </AbsoluteTimeParameterType>
              <FloatParameterType name="Kelvin" sizeInBits="32">
                <UnitSet><Unit>K</Unit></UnitSet>
                <FloatDataEncoding sizeInBits="32"/>
                <DefaultAlarm>
                  <StaticAlarmRanges><WarningRange minInclusive="280" maxInclusive="310"/><CriticalRange minInclusive="270" maxInclusive="320"/></StaticAlarmRanges>
                </DefaultAlarm>
              </FloatParameterType>
              <EnumeratedParameterType name="Mode">
                <UnitSet/><IntegerDataEncoding sizeInBits="8"/>
                <EnumerationList><Enumeration value="0" label="SAFE"/><Enumeration value="1" label="NOMINAL" shortDescription="As it should be"/><Enumeration value="2" label="ODD"/></EnumerationList>
                <DefaultAlarm defaultAlarmLevel="normal"><EnumerationAlarmList><EnumerationAlarm alarmLevel="watch" enumerationLabel="ODD"/></EnumerationAlarmList></DefaultAlarm>
              </EnumeratedParameterType>
              <BooleanParameterType name="OnOff" oneStringValue="ON" zeroStringValue="OFF"><UnitSet/><IntegerDataEncoding sizeInBits="8"/></BooleanParameterType>
              <StringParameterType name="Word"><UnitSet/><StringDataEncoding><SizeInBits><Fixed><FixedValue>32</FixedValue></Fixed></SizeInBits></StringDataEncoding></StringParameterType>
              <BinaryParameterType name="Octets2"><UnitSet/><BinaryDataEncoding><SizeInBits><FixedValue>16</FixedValue></SizeInBits></BinaryDataEncoding></BinaryParameterType>
              <AggregateParameterType name="Vector"><MemberList><Member name="x" typeRef="S16"/><Member name="y" typeRef="S16"/></MemberList></AggregateParameterType>
              <ArrayParameterType name="Three" arrayTypeRef="U8"><DimensionList><Dimension><StartingIndex><FixedValue>0</FixedValue></StartingIndex><EndingIndex><FixedValue>2</FixedValue></EndingIndex></Dimension></DimensionList></ArrayParameterType>
            </ParameterTypeSet>
            <ParameterSet>
              <Parameter name="FIRST" parameterTypeRef="U5"/>
              <Parameter name="APID" parameterTypeRef="U11"/>
              <Parameter name="SEQUENCE" parameterTypeRef="U16"/>
              <Parameter name="LENGTH" parameterTypeRef="U16"/>
              <Parameter name="TIME" parameterTypeRef="Clock"/>
              <Parameter name="COUNT" parameterTypeRef="U16" shortDescription="Counts packets"/>
              <Parameter name="TEMP" parameterTypeRef="Kelvin" shortDescription="Cabin temperature">
                <AliasSet><Alias nameSpace="MDB:OPS Name" alias="Cabin Temp"/></AliasSet>
              </Parameter>
              <Parameter name="MODE" parameterTypeRef="Mode"/>
              <Parameter name="HEATER" parameterTypeRef="OnOff"/>
              <Parameter name="WORD" parameterTypeRef="Word"/>
              <Parameter name="MASS" parameterTypeRef="U64"/>
              <Parameter name="POS" parameterTypeRef="Vector"/>
              <Parameter name="LIST" parameterTypeRef="Three"/>
              <Parameter name="RAW" parameterTypeRef="Octets2"/>
            </ParameterSet>
            <ContainerSet>
              <SequenceContainer name="Packet" abstract="true">
                <EntryList>
                  <ParameterRefEntry parameterRef="FIRST"/><ParameterRefEntry parameterRef="APID"/><ParameterRefEntry parameterRef="SEQUENCE"/><ParameterRefEntry parameterRef="LENGTH"/>
                  <ParameterRefEntry parameterRef="TIME"/>
                </EntryList>
              </SequenceContainer>
              <SequenceContainer name="Housekeeping">
                <EntryList>
                  <ParameterRefEntry parameterRef="COUNT"/><ParameterRefEntry parameterRef="TEMP"/><ParameterRefEntry parameterRef="MODE"/><ParameterRefEntry parameterRef="HEATER"/>
                  <ParameterRefEntry parameterRef="WORD"/><ParameterRefEntry parameterRef="MASS"/><ParameterRefEntry parameterRef="POS"/><ParameterRefEntry parameterRef="LIST"/><ParameterRefEntry parameterRef="RAW"/>
                </EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="APID" value="100"/></RestrictionCriteria></BaseContainer>
              </SequenceContainer>
            </ContainerSet>
          </TelemetryMetaData>
          <CommandMetaData>
            <MetaCommandSet><MetaCommand name="REBOOT" shortDescription="Starts anew"><CommandContainer name="REBOOT"><EntryList/></CommandContainer></MetaCommand></MetaCommandSet>
          </CommandMetaData>
          <SpaceSystem name="Quick">
            <TelemetryMetaData>
              <ParameterSet><Parameter name="COUNT2" parameterTypeRef="/Orbiter/U16"/></ParameterSet>
              <ContainerSet>
                <SequenceContainer name="Beat">
                  <EntryList><ParameterRefEntry parameterRef="COUNT2"/></EntryList>
                  <BaseContainer containerRef="/Orbiter/Packet"><RestrictionCriteria><Comparison parameterRef="/Orbiter/APID" value="101"/></RestrictionCriteria></BaseContainer>
                </SequenceContainer>
              </ContainerSet>
            </TelemetryMetaData>
          </SpaceSystem>
        </SpaceSystem>
        """;

    /// <summary>2026-01-01T00:00:00 UTC in TAI seconds since 1958: 24,837 days and 37 leap seconds.</summary>
    public const long NewYearTai = (24_837L * 86_400) + 37;

    /// <summary>A packet of housekeeping.</summary>
    /// <param name="count">Its number.</param>
    /// <param name="temperature">Kelvin: limits at 280, 310 (warning), 270, 320 (critical).</param>
    /// <param name="mode">0 to 2.</param>
    /// <param name="second">On-board time in seconds after the new year of 2026.</param>
    public static byte[] Housekeeping(int count, float temperature = 300, byte mode = 1, double second = 0)
    {
        byte[] packet = Frame(100, count, 35, second);
        Span<byte> body = packet.AsSpan(12);
        BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)count);
        BinaryPrimitives.WriteSingleBigEndian(body[2..], temperature);
        body[6] = mode;
        body[7] = 1;
        Encoding.ASCII.GetBytes("Ab\"<", body[8..]);
        BinaryPrimitives.WriteUInt64BigEndian(body[12..], 18_000_000_000_000_000_000);
        BinaryPrimitives.WriteInt16BigEndian(body[20..], -5);
        BinaryPrimitives.WriteInt16BigEndian(body[22..], 6);
        body[24] = 1;
        body[25] = 2;
        body[26] = 3;
        body[27] = 0xCA;
        body[28] = 0xFE;
        return packet;
    }

    /// <summary>A packet with a value that is good for one second.</summary>
    public static byte[] Beat(int count, double second = 0)
    {
        byte[] packet = Frame(101, count, 8, second);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(12), (ushort)count);
        return packet;
    }

    // CCSDS 133.0-B-2 4.1: identification, sequence control, length less one; then a clock of 32 bits of seconds and 16 of fraction.
    private static byte[] Frame(int apid, int count, int dataLength, double second)
    {
        byte[] packet = new byte[6 + dataLength];
        BinaryPrimitives.WriteUInt16BigEndian(packet, (ushort)(0x0800 | apid));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(0xC000 | (count & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)(dataLength - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(6), (uint)(NewYearTai + (long)Math.Floor(second)));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), (ushort)((second - Math.Floor(second)) * 65536));
        return packet;
    }
}
