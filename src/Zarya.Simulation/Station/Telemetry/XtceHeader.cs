using System.Xml;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>The part of every station's document that describes the primary header (CCSDS 133.0-B-2, 4.1.3) and the time (301.0-B-4, 3.2).</summary>
internal static class XtceHeader
{
    /// <summary>The container that packets with a time extend.</summary>
    public const string Telemetry = "Telemetry";

    /// <summary>The parameter that tells packets apart.</summary>
    public const string Apid = "APID";

    private const string Types = """
        <IntegerParameterType name="U3" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="3"/></IntegerParameterType>
        <IntegerParameterType name="U11" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="11"/></IntegerParameterType>
        <IntegerParameterType name="U14" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="14"/></IntegerParameterType>
        <IntegerParameterType name="U16" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="16"/></IntegerParameterType>
        <EnumeratedParameterType name="PacketType"><UnitSet/><IntegerDataEncoding sizeInBits="1"/><EnumerationList><Enumeration value="0" label="TM"/><Enumeration value="1" label="TC"/></EnumerationList></EnumeratedParameterType>
        <EnumeratedParameterType name="Presence"><UnitSet/><IntegerDataEncoding sizeInBits="1"/><EnumerationList><Enumeration value="0" label="ABSENT"/><Enumeration value="1" label="PRESENT"/></EnumerationList></EnumeratedParameterType>
        <EnumeratedParameterType name="SequenceFlags"><UnitSet/><IntegerDataEncoding sizeInBits="2"/><EnumerationList><Enumeration value="0" label="CONTINUATION"/><Enumeration value="1" label="FIRST"/><Enumeration value="2" label="LAST"/><Enumeration value="3" label="UNSEGMENTED"/></EnumerationList></EnumeratedParameterType>
        <AbsoluteTimeParameterType name="OnboardTime" shortDescription="CUC, four octets of seconds and two of fraction since 1958-01-01 TAI"><Encoding scale="0.0000152587890625" units="seconds"><IntegerDataEncoding sizeInBits="48"/></Encoding><ReferenceTime><Epoch>TAI</Epoch></ReferenceTime></AbsoluteTimeParameterType>
        """;

    private const string Parameters = """
        <Parameter name="VERSION" parameterTypeRef="U3" shortDescription="Packet version number"/>
        <Parameter name="TYPE" parameterTypeRef="PacketType" shortDescription="Telemetry or telecommand"/>
        <Parameter name="SECONDARY_HEADER" parameterTypeRef="Presence" shortDescription="Whether a time follows"/>
        <Parameter name="APID" parameterTypeRef="U11" shortDescription="Application process"/>
        <Parameter name="SEQUENCE_FLAGS" parameterTypeRef="SequenceFlags" shortDescription="Place in a group"/>
        <Parameter name="SEQUENCE_COUNT" parameterTypeRef="U14" shortDescription="Counts the packets of an application process"/>
        <Parameter name="LENGTH" parameterTypeRef="U16" shortDescription="Octets of the packet data field less one"/>
        <Parameter name="TIME" parameterTypeRef="OnboardTime" shortDescription="When the packet was made on board"/>
        """;

    private const string Containers = """
        <SequenceContainer name="Packet" abstract="true" shortDescription="CCSDS primary header"><EntryList><ParameterRefEntry parameterRef="VERSION"/><ParameterRefEntry parameterRef="TYPE"/><ParameterRefEntry parameterRef="SECONDARY_HEADER"/><ParameterRefEntry parameterRef="APID"/><ParameterRefEntry parameterRef="SEQUENCE_FLAGS"/><ParameterRefEntry parameterRef="SEQUENCE_COUNT"/><ParameterRefEntry parameterRef="LENGTH"/></EntryList></SequenceContainer>
        <SequenceContainer name="Telemetry" abstract="true" shortDescription="A packet with a time"><EntryList><ParameterRefEntry parameterRef="TIME"/></EntryList><BaseContainer containerRef="Packet"><RestrictionCriteria><ComparisonList><Comparison parameterRef="TYPE" value="TM"/><Comparison parameterRef="SECONDARY_HEADER" value="PRESENT"/></ComparisonList></RestrictionCriteria></BaseContainer></SequenceContainer>
        """;

    public static void WriteTypes(XmlWriter xml) => Copy(Types, xml);

    public static void WriteParameters(XmlWriter xml) => Copy(Parameters, xml);

    public static void WriteContainers(XmlWriter xml) => Copy(Containers, xml);

    /// <summary>The text is ours; it goes through a reader so that the writer's form is the document's.</summary>
    private static void Copy(string text, XmlWriter xml)
    {
        const string xtce = "http://www.omg.org/spec/XTCE/20180204";
        using var reader = XmlReader.Create(new StringReader($"<x xmlns=\"{xtce}\">{text}</x>"), new XmlReaderSettings { IgnoreWhitespace = true, DtdProcessing = DtdProcessing.Prohibit });
        reader.MoveToContent();
        reader.Read();
        while (reader.NodeType == XmlNodeType.Element) xml.WriteNode(reader, defattr: false);
    }
}
