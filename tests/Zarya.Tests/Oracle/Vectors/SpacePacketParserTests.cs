using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>
/// The oracle against space_packet_parser 6.1.2 over real telemetry: layouts, the first raw and engineering values, and the digests of every column over all packets.
/// </summary>
public class SpacePacketParserTests
{
    public static TheoryData<string> Sets =>
    [
        "jpss/jpss1_geolocation", "jpss/contrived_inheritance", "ctim/ctim", "imap-swapi/imap_swapi_l0_raw_20240924_v001",
        "imap-codice/imap_codice_l0_hskp_20100101_v001.P_COD_NHK",
        .. new[]
        {
            "hi-counters-aggregated", "hi-counters-singles", "hi-omni", "hi-pha", "hi-sectored", "lo-counters-aggregated", "lo-counters-singles", "lo-nsw-angular",
            "lo-nsw-priority", "lo-nsw-species", "lo-pha", "lo-sw-angular", "lo-sw-priority", "lo-sw-species",
        }.Select(k => $"imap-codice/imap_codice_l0_{k}_20240429_v001"),
        "imap-ultra/FM45_40P_Phi28p5_BeamCal_LinearScan_phi28.50_theta-0.00_20240207T102740",
        "imap-ultra/FM45_7P_Phi0.0_BeamCal_LinearScan_phi0.04_theta-0.01_20230821T121304",
        "imap-ultra/FM45_TV_Cycle6_Hot_Ops_Front212_20240124T063837",
        "imap-ultra/Ultra45_EM_SwRI_Cal_Run7_ThetaScan_20220530T225054",
    ];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Values_layouts_and_columns_agree(string set)
    {
        string folder = "packets/" + set[..set.IndexOf('/', StringComparison.Ordinal)] + "/";
        JsonElement expected = PacketSets.Json("packets/" + set + ".expected.json");
        MissionDatabase database = PacketSets.Load(folder + expected.GetProperty("xtce").GetString());
        SequenceContainer root = PacketSets.Container(database, expected.GetProperty("root_container").GetString()!);
        var columns = new Dictionary<string, (ColumnDigest Raw, ColumnDigest Eng)>();
        var first = new Dictionary<int, JsonElement>();
        foreach (JsonProperty apid in expected.GetProperty("first").GetProperty("by_apid").EnumerateObject())
            foreach (JsonElement row in apid.Value.EnumerateArray()) first[row[0].GetInt32()] = row;
        var disagreements = new List<string>();
        int index = 0;
        int parsed = 0;
        foreach (byte[] packet in PacketSets.Packets(SharedData.Require(folder + expected.GetProperty("data").GetString())))
        {
            int apid = PacketSets.Apid(packet);
            NaiveResult result = NaiveDecoder.Decode(database, root, packet, null);
            if (result.Error?.Kind != NaiveErrorKind.NoContainer) parsed++;
            if (result.Error is { Kind: not NaiveErrorKind.NoContainer } error) disagreements.Add($"packet {index} apid {apid}: {error}");
            IReadOnlyList<NaiveValue> values = result.Error?.Kind == NaiveErrorKind.NoContainer ? [] : Unique(result.Values);
            foreach (NaiveValue value in values)
            {
                string key = $"{apid} {value.Parameter.Name}";
                if (!columns.TryGetValue(key, out (ColumnDigest Raw, ColumnDigest Eng) column)) columns[key] = column = (new ColumnDigest(), new ColumnDigest());
                column.Raw.Add(value.Raw);
                column.Eng.Add(value.Eng);
            }
            if (first.TryGetValue(index, out JsonElement row)) Compare(index, values, expected.GetProperty("layouts").GetProperty($"{apid}")[row[1].GetInt32()], row, disagreements);
            index++;
        }
        Assert.Equal((expected.GetProperty("packet_count").GetInt32(), expected.GetProperty("parsed").GetInt32()), (index, parsed));
        foreach (JsonProperty apid in expected.GetProperty("stats").EnumerateObject())
            foreach (JsonProperty column in apid.Value.EnumerateObject()) Compare($"{apid.Name} {column.Name}", column.Value, columns, disagreements);
        Assert.True(disagreements.Count == 0, $"{disagreements.Count}: " + string.Join("\n", disagreements.Take(15)));
    }

    /// <summary>That program keeps the last value of a parameter at the place of its first.</summary>
    private static List<NaiveValue> Unique(IReadOnlyList<NaiveValue> values)
    {
        var unique = new List<NaiveValue>();
        foreach (NaiveValue value in values)
        {
            int place = unique.FindIndex(v => v.Parameter == value.Parameter);
            if (place < 0) unique.Add(value);
            else unique[place] = value;
        }
        return unique;
    }

    private static void Compare(int index, IReadOnlyList<NaiveValue> values, JsonElement layout, JsonElement row, List<string> disagreements)
    {
        string[] names = [.. layout.EnumerateArray().Select(n => n.GetString()!)];
        if (!names.SequenceEqual(values.Select(v => v.Parameter.Name))) disagreements.Add($"packet {index}: layout {string.Join(',', values.Select(v => v.Parameter.Name))}");
        foreach ((NaiveValue value, int i) in values.Take(names.Length).Select((v, i) => (v, i)))
        {
            JsonElement raw = row[3][i];
            JsonElement eng = row[4][i];
            if (!PacketSets.Same(value.Raw, raw)) disagreements.Add($"packet {index}: {value}, raw expected {raw}");
            if (!PacketSets.Same(value.Eng, eng.ValueKind == JsonValueKind.Null ? raw : eng)) disagreements.Add($"packet {index}: {value}, eng expected {(eng.ValueKind == JsonValueKind.Null ? raw : eng)}");
        }
    }

    private static void Compare(string key, JsonElement expected, Dictionary<string, (ColumnDigest Raw, ColumnDigest Eng)> columns, List<string> disagreements)
    {
        if (!columns.TryGetValue(key, out (ColumnDigest Raw, ColumnDigest Eng) column))
        {
            disagreements.Add($"{key}: no values");
            return;
        }
        if (column.Raw.Count != expected.GetProperty("n").GetInt32()) disagreements.Add($"{key}: {column.Raw.Count} values, expected {expected.GetProperty("n")}");
        else if (column.Raw.Hex() != expected.GetProperty("raw_sha256").GetString()) disagreements.Add($"{key}: raw column differs");
        else if (expected.TryGetProperty("eng_sha256", out JsonElement eng) && column.Eng.Hex() != eng.GetString()) disagreements.Add($"{key}: engineering column differs");
    }
}
