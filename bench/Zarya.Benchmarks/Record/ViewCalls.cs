using System.Globalization;
using System.Text;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Archive.Views.Samples;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Benchmarks.Record;

/// <summary>What the benches ask the record: through its views and a definition of the packets that <see cref="PacketMill"/> makes, as any user does.</summary>
internal static class ViewCalls
{
    /// <summary>A float of the payload: ADGPS position in the JPSS packet.</summary>
    private const int FieldBit = 23 * 8;

    private static readonly MissionDatabase s_database = XtceLoader.Load([new XtceSource("mill.xml", new MemoryStream(Encoding.UTF8.GetBytes(Definition())))]);

    /// <summary>One field of one APID between two generation times.</summary>
    /// <returns>The number of values.</returns>
    public static long Scan(LogStore store, int stream, long from, long before)
    {
        using var scan = new ParameterScan(store, Reader(stream));
        long values = 0;
        scan.Run(Instant.FromTaiNanoseconds(from), Instant.FromTaiNanoseconds(before), (times, _) => values += times.Length);
        return values;
    }

    /// <summary>Whether history has a value of exactly that generation time.</summary>
    public static bool IsInHistory(LogStore store, int stream, long generation) => Scan(store, stream, generation, generation + 1) == 1;

    /// <summary>Sampled history of one field.</summary>
    public static ParameterSamples Samples(LogStore store, int stream) => new(store, Reader(stream), $"mill {stream}");

    private static RowReader Reader(int stream) =>
        RowReader.Create(s_database, RootContainers.Find(s_database, "Packet").Single(), [s_database.Parameters.Single(p => p.Name == $"FIELD{stream}")], new PlanOptions { LeapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()) });

    private static string Definition()
    {
        var text = new StringBuilder("""
            <SpaceSystem name="Mill" xmlns="http://www.omg.org/spec/XTCE/20180204"><TelemetryMetaData><ParameterTypeSet>
            <IntegerParameterType name="Word" signed="false"><IntegerDataEncoding sizeInBits="16"/></IntegerParameterType>
            <FloatParameterType name="Real"><FloatDataEncoding sizeInBits="32"/></FloatParameterType></ParameterTypeSet><ParameterSet><Parameter name="KIND" parameterTypeRef="Word"/>
            """);
        for (int stream = 0; stream < 4; stream++) text.Append(CultureInfo.InvariantCulture, $"<Parameter name=\"FIELD{stream}\" parameterTypeRef=\"Real\"/>");
        text.Append("</ParameterSet><ContainerSet><SequenceContainer name=\"Packet\" abstract=\"true\"><EntryList><ParameterRefEntry parameterRef=\"KIND\"/></EntryList></SequenceContainer>");
        for (int stream = 0; stream < 4; stream++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                <SequenceContainer name="P{stream}"><EntryList><ParameterRefEntry parameterRef="FIELD{stream}"><LocationInContainerInBits referenceLocation="containerStart"><FixedValue>{FieldBit}</FixedValue></LocationInContainerInBits></ParameterRefEntry></EntryList>
                <BaseContainer containerRef="Packet"><RestrictionCriteria><Comparison parameterRef="KIND" value="{PacketMill.Key(stream).Identification}"/></RestrictionCriteria></BaseContainer></SequenceContainer>
                """);
        }
        return text.Append("</ContainerSet></TelemetryMetaData></SpaceSystem>").ToString();
    }
}
