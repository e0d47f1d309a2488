using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>One packet kind of an IMAP instrument as the mission's own ground system exported it: a CSV file, one packet a row.</summary>
internal sealed record MissionExport(string Folder, string Definition, string Packets, string Csv, int Apid, bool IsCalibrated)
{
    private const string Codice = "packets/imap-codice/";
    private const string CodicePackets = "imap_codice_l0_hskp_20100101_v001.pkts";
    private const string Swapi = "packets/imap-swapi/";
    private const string SwapiPackets = "imap_swapi_l0_raw_20240924_v001.pkts";

    internal static MissionExport CodiceRaw { get; } = new(Codice, "P_COD_NHK.xml", CodicePackets, "idle_export_raw.COD_NHK_20230822_122700.csv", 1136, false);

    internal static MissionExport CodiceCalibrated { get; } =
        new(Codice, "P_COD_NHK.with-EU-calibrators.derived.xml", CodicePackets, "idle_export_eu.COD_NHK_20230822_122700.csv", 1136, true);

    internal static MissionExport SwapiScience { get; } = new(Swapi, "swapi_packet_definition.xml", SwapiPackets, "idle_export_raw.SWP_SCI_20240924_080204.csv", 1188, false);

    internal static MissionExport SwapiHousekeeping { get; } = new(Swapi, "swapi_packet_definition.xml", SwapiPackets, "idle_export_raw.SWP_HK_20240924_080204.csv", 1184, false);

    internal static IReadOnlyList<MissionExport> All { get; } = [CodiceRaw, CodiceCalibrated, SwapiScience, SwapiHousekeeping];

    /// <summary>What was compared: numbers of columns that the packet has by the same name.</summary>
    /// <param name="Packets">Packets, one a row.</param>
    /// <param name="Columns">Columns compared, labels that the XTCE does not define left out.</param>
    /// <param name="Values">Numbers compared.</param>
    /// <param name="Calibrated">Of them with a calibrator.</param>
    /// <param name="NotDecodedToTheEnd">Packets that ended in an error.</param>
    /// <param name="Differences">Column, our number and the mission's.</param>
    internal sealed record Outcome(int Packets, int Columns, int Values, int Calibrated, int NotDecodedToTheEnd, IReadOnlyList<(string Column, double Ours, double Theirs)> Differences);

    /// <summary>Compares every number: raw values exactly, calibrated ones within 1e-6 relative (absolute below 1), which is how the mission prints them.</summary>
    internal Outcome Compare(Func<MissionDatabase, SequenceContainer, byte[], NaiveResult> decode)
    {
        MissionDatabase database = PacketSets.Load(Folder + Definition);
        SequenceContainer root = PacketSets.Container(database, "CCSDSPacket");
        string[] lines = File.ReadAllLines(SharedData.Require(Folder + Csv));
        string[] names = lines[0].Split(',');
        byte[][] packets = [.. PacketSets.Packets(SharedData.Require(Folder + Packets)).Where(p => PacketSets.Apid(p) == Apid)];
        Assert.Equal(lines.Length - 1, packets.Length);
        var columns = new HashSet<string>(StringComparer.Ordinal);
        var differences = new List<(string, double, double)>();
        (int values, int calibrated, int bad) = (0, 0, 0);
        for (int i = 0; i < packets.Length; i++)
        {
            NaiveResult result = decode(database, root, packets[i]);
            if (result.Error is not null) bad++;
            Dictionary<string, NaiveValue> byName = result.Values.ToDictionary(v => v.Parameter.Name);
            foreach ((string name, string text) in names.Zip(lines[i + 1].Split(',')))
            {
                if (!byName.TryGetValue(name, out NaiveValue? value) || !double.TryParse(text, CultureInfo.InvariantCulture, out double theirs)) continue;
                columns.Add(name);
                values++;
                if (value.Parameter.Type.Target!.Encoding is IntegerDataEncoding { Calibrators.Default: not null }) calibrated++;
                double ours = Convert.ToDouble(IsCalibrated ? value.Eng : value.Raw, CultureInfo.InvariantCulture);
                if (IsCalibrated ? Math.Abs(ours - theirs) > 1e-6 * Math.Max(1, Math.Abs(theirs)) : ours != theirs) differences.Add((name, ours, theirs));
            }
        }
        return new Outcome(packets.Length, columns.Count, values, calibrated, bad, differences);
    }
}
