using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>IMAP CoDICE housekeeping against the mission's own ground system.</summary>
public class CodiceTests
{
    private const string Folder = "packets/imap-codice/";

    /// <summary>Every raw value of APID 1136, and the 62 columns that the mission calibrates, with the polynomials of its table.</summary>
    [Theory]
    [InlineData("P_COD_NHK.xml", "idle_export_raw.COD_NHK_20230822_122700.csv")]
    [InlineData("P_COD_NHK.with-EU-calibrators.derived.xml", "idle_export_eu.COD_NHK_20230822_122700.csv")]
    public void The_missions_exports_agree(string definition, string export)
    {
        MissionDatabase database = PacketSets.Load(Folder + definition);
        SequenceContainer root = PacketSets.Container(database, "CCSDSPacket");
        string[] lines = File.ReadAllLines(SharedData.Require(Folder + export));
        string[] columns = lines[0].Split(',');
        byte[][] packets = [.. PacketSets.Packets(SharedData.Require(Folder + "imap_codice_l0_hskp_20100101_v001.pkts")).Where(p => PacketSets.Apid(p) == 1136)];
        Assert.Equal(lines.Length - 1, packets.Length);
        int compared = 0;
        int fractions = 0;
        for (int i = 0; i < packets.Length; i++)
        {
            Dictionary<string, NaiveValue> values = NaiveDecoder.Decode(database, root, packets[i], null).Values.ToDictionary(v => v.Parameter.Name);
            foreach ((string column, string text) in columns.Zip(lines[i + 1].Split(',')))
            {
                if (!double.TryParse(text, CultureInfo.InvariantCulture, out double expected)) continue; // A label that the XTCE does not define.
                double actual = Convert.ToDouble(values[column].Eng, CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(actual - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"packet {i}: {values[column]}, expected {text}");
                compared++;
                if (text.Contains('.', StringComparison.Ordinal)) fractions++;
            }
        }
        Assert.Equal(definition.Contains("derived", StringComparison.Ordinal) ? 99 * 105 : 99 * 122, compared);
        Assert.Equal(definition.Contains("derived", StringComparison.Ordinal), fractions > 99 * 50);
    }

    [Fact]
    public void A_later_definition_runs_past_the_end_of_each_packet_and_says_so()
    {
        MissionDatabase database = PacketSets.Load(Folder + "codice_packet_definition.xml");
        SequenceContainer root = PacketSets.Container(database, "CCSDSPacket");
        int packets = 0;
        foreach (byte[] packet in PacketSets.Packets(SharedData.Require(Folder + "imap_codice_l0_hskp_20100101_v001.pkts")).Where(p => PacketSets.Apid(p) == 1136))
        {
            NaiveResult result = NaiveDecoder.Decode(database, root, packet, null);
            Assert.Equal(NaiveErrorKind.TooShort, result.Error!.Kind);
            Assert.True(result.Error.FirstBit + result.Error.BitsNeeded > packet.Length * 8 && result.Values.Count > 100);
            packets++;
        }
        Assert.Equal(99, packets);
    }
}
