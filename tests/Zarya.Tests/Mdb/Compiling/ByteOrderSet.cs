using System.Globalization;
using System.Text;
using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Tests.Mdb.Xtce;
using Zarya.Tests.Oracle.Vectors;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>
/// CCSDSPy's files of integers in ten octet orders: ten packets of 80 values, the truth beside them as CSV. The digits in the file's name are the octets in the order of transmission, 1 being the most
/// significant. The packets carry version 1, which is no space packet of today's standard; nothing here asks for it.
/// </summary>
internal sealed record ByteOrderSet(string Order)
{
    private const int ValuesAPacket = 80;

    internal static IReadOnlyList<ByteOrderSet> All { get; } = [.. new[] { "1", "12", "123", "1234", "1234567", "12345678", "21", "321", "4321", "87654321" }.Select(o => new ByteOrderSet(o))];

    internal string File => $"packets/ccsdspy/byte-order/byteorder_{Order}.bin";

    private int Octets => Order.Length;

    /// <summary>The order as XTCE has it: the significance of each octet, 0 being the least.</summary>
    private IEnumerable<int> Significance => Order.Select(digit => Octets - (digit - '0'));

    /// <summary>The definition: XTCE 1.1 lists octets as elements, 1.2 in the attribute.</summary>
    internal MissionDatabase Load(bool asElements)
    {
        string list = asElements
            ? $"><ByteOrderList>{string.Concat(Significance.Select(s => string.Create(CultureInfo.InvariantCulture, $"<Byte byteSignificance=\"{s}\"/>")))}</ByteOrderList></IntegerDataEncoding>"
            : $" byteOrder=\"{string.Join(',', Significance)}\"/>";
        var text = new StringBuilder($"""
            <SpaceSystem name="Orders" xmlns="http://www.omg.org/spec/XTCE/{(asElements ? "20061101" : "20180204")}"><TelemetryMetaData>
              <ParameterTypeSet>
                <IntegerParameterType name="Octets6" signed="false"><UnitSet/><IntegerDataEncoding sizeInBits="48"/></IntegerParameterType>
                <IntegerParameterType name="Ordered" signed="false" sizeInBits="64"><UnitSet/><IntegerDataEncoding sizeInBits="{Octets * 8}"
            """);
        text.Append(list).Append(CultureInfo.InvariantCulture, $"""
                </IntegerParameterType>
              </ParameterTypeSet>
              <ParameterSet><Parameter name="header" parameterTypeRef="Octets6"/><Parameter name="value" parameterTypeRef="Ordered"/></ParameterSet>
              <ContainerSet><SequenceContainer name="Packet"><EntryList>
                <ParameterRefEntry parameterRef="header"/>
                <ParameterRefEntry parameterRef="value"><RepeatEntry><Count><FixedValue>{ValuesAPacket}</FixedValue></Count></RepeatEntry></ParameterRefEntry>
              </EntryList></SequenceContainer></ContainerSet>
            </TelemetryMetaData></SpaceSystem>
            """);
        MissionDatabase database = XtceText.Read(text.ToString()).Database;
        Assert.False(database.HasErrors);
        return database;
    }

    /// <summary>Decodes all packets and compares all values.</summary>
    internal (int Packets, int Values, int Differences) Compare(bool asElements, Func<MissionDatabase, SequenceContainer, byte[], NaiveResult> decode)
    {
        MissionDatabase database = Load(asElements);
        SequenceContainer root = database.Container("/Orders/Packet");
        string[] rows = System.IO.File.ReadAllLines(SharedData.Require(Path.ChangeExtension(File, ".csv")));
        byte[][] packets = [.. PacketSets.Packets(SharedData.Require(File))];
        Assert.Equal(rows.Length, packets.Length);
        (int values, int differences) = (0, 0);
        for (int i = 0; i < rows.Length; i++)
        {
            NaiveResult result = decode(database, root, packets[i]);
            Assert.Null(result.Error);
            Assert.Equal(packets[i].Length * 8, result.EndBit);
            foreach ((string truth, NaiveValue value) in rows[i].Split(',').Zip(result.Values.Skip(1), (t, v) => (t, v)))
            {
                values++;
                if (Convert.ToString(value.Eng, CultureInfo.InvariantCulture) != truth) differences++;
            }
        }
        return (packets.Length, values, differences);
    }
}
