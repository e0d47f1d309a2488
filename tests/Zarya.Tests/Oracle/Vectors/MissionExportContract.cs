using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>IMAP CoDICE and SWAPI against the mission's own ground system, for every decoder.</summary>
public abstract class MissionExportContract
{
    /// <summary>Columns of 12 bits that are two's complement in the XTCE and unsigned in the export: from this XTCE the negative number is right (shared/data/README.md, which counts CHKSUM with them).</summary>
    private static readonly string[] SignedInXtce = ["AGND_VOLT", "ESA_CMD_LVL_MON", "N5_V", "P5_I", "PHD_LLD1_V", "PHD_LLD2_V", "P_CEM_CMD_LVL_MON", "SCEM_I", "S_CEM_CMD_LVL_MON"];

    /// <summary>Decodes.</summary>
    protected abstract NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet);

    [Fact]
    public void Every_raw_value_of_CoDICE_housekeeping()
    {
        MissionExport.Outcome outcome = MissionExport.CodiceRaw.Compare(Decode);
        Assert.Empty(outcome.Differences);
        Assert.Equal((99, 122, 12_078, 0), (outcome.Packets, outcome.Columns, outcome.Values, outcome.NotDecodedToTheEnd));
    }

    /// <summary>With the polynomials of the mission's table; 17 of the 122 columns are labels that the XTCE does not define.</summary>
    [Fact]
    public void Every_calibrated_value_of_CoDICE_housekeeping()
    {
        MissionExport.Outcome outcome = MissionExport.CodiceCalibrated.Compare(Decode);
        Assert.Empty(outcome.Differences);
        Assert.Equal((105, 99 * 105, 6_138), (outcome.Columns, outcome.Values, outcome.Calibrated));
    }

    [Fact]
    public void Every_raw_value_of_SWAPI_science()
    {
        MissionExport.Outcome outcome = MissionExport.SwapiScience.Compare(Decode);
        Assert.Empty(outcome.Differences);
        Assert.Equal((153, 7_650, 0), (outcome.Packets, outcome.Values, outcome.NotDecodedToTheEnd));
    }

    /// <summary>The export has four columns of 12 bits before CHKSUM that this XTCE does not: its CHKSUM is the first octet of them, and 48 bits are left.</summary>
    [Fact]
    public void SWAPI_housekeeping_but_for_the_sign_of_twelve_bit_columns_and_the_place_of_the_checksum()
    {
        int left = 0;
        MissionExport.Outcome outcome = MissionExport.SwapiHousekeeping.Compare((database, root, packet) =>
        {
            NaiveResult result = Decode(database, root, packet);
            if ((packet.Length * 8) - result.EndBit == 48) left++;
            return result;
        });
        Assert.Equal((17, 17), (left, outcome.Packets));
        (string Column, double Ours, double Theirs)[] signs = [.. outcome.Differences.Where(d => d.Column != "CHKSUM")];
        Assert.All(signs, d => Assert.Equal(d.Theirs, d.Ours + 4096));
        Assert.Equal(SignedInXtce, signs.Select(d => d.Column).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal((142, 17), (signs.Length, outcome.Differences.Count - signs.Length));
    }

    [Fact]
    public void A_later_definition_runs_past_the_end_of_each_packet_and_says_so()
    {
        MissionDatabase database = PacketSets.Load("packets/imap-codice/codice_packet_definition.xml");
        SequenceContainer root = PacketSets.Container(database, "CCSDSPacket");
        int packets = 0;
        foreach (byte[] packet in PacketSets.Packets(SharedData.Require("packets/imap-codice/imap_codice_l0_hskp_20100101_v001.pkts")).Where(p => PacketSets.Apid(p) == 1136))
        {
            NaiveResult result = Decode(database, root, packet);
            Assert.Equal(NaiveErrorKind.TooShort, result.Error!.Kind);
            Assert.True(result.Error.FirstBit + result.Error.BitsNeeded > packet.Length * 8 && result.Values.Count > 100);
            packets++;
        }
        Assert.Equal(99, packets);
    }
}
