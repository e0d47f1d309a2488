using System.Text.Json;
using Zarya.Mdb.Values;

namespace Zarya.Tests.Mdb.Exact;

/// <summary>Expected values of space_packet_parser: layouts, the first packets value by value, digests of every column.</summary>
internal sealed class LayoutComparison(ExactComparison comparison, JsonElement expected)
{
    public void Compare(DecodedFile file)
    {
        CompareFirstPackets(file);
        var columns = new Dictionary<(string Apid, string Name), (Column Raw, Column Eng)>();
        // A packet that no container matches has no column in the oracle's statistics.
        foreach (DecodedFile.Packet packet in file.Packets.Where(p => p.Error.Kind != DecodeErrorKind.NoContainer))
        {
            foreach ((string name, int i) in LastOfEachName(packet))
            {
                var key = (packet.Apid.ToString(System.Globalization.CultureInfo.InvariantCulture), name);
                if (!columns.TryGetValue(key, out (Column Raw, Column Eng) pair)) columns.Add(key, pair = (new Column(), new Column()));
                pair.Raw.Add(packet.Raw[i]);
                pair.Eng.Add(packet.Eng[i]);
            }
        }
        int count = 0;
        foreach (JsonProperty apid in expected.GetProperty("stats").EnumerateObject())
        {
            foreach (JsonProperty parameter in apid.Value.EnumerateObject())
            {
                count++;
                string where = $"APID {apid.Name} {parameter.Name}";
                if (!columns.TryGetValue((apid.Name, parameter.Name), out (Column Raw, Column Eng) pair))
                {
                    comparison.Differ($"{where}: not decoded");
                    continue;
                }
                comparison.Equal($"{where}: values", parameter.Value.GetProperty("n").GetInt32(), pair.Raw.Values.Count);
                comparison.CompareDigest(where, pair.Raw, parameter.Value, "raw");
                comparison.CompareDigest(where, pair.Eng, parameter.Value, "eng");
                comparison.CompareSum(where, pair.Eng, parameter.Value);
            }
        }
        comparison.Equal("columns", count, columns.Count);
    }

    private void CompareFirstPackets(DecodedFile file)
    {
        foreach (JsonProperty apid in expected.GetProperty("first").GetProperty("by_apid").EnumerateObject())
        {
            foreach (JsonElement row in apid.Value.EnumerateArray())
            {
                DecodedFile.Packet packet = file.Packets[row[0].GetInt32()];
                JsonElement layout = expected.GetProperty("layouts").GetProperty(apid.Name)[row[1].GetInt32()];
                (string Name, int Index)[] values = [.. LastOfEachName(packet)];
                string where = $"packet {packet.Index}";
                comparison.Equal($"{where}: octets", row[2].GetInt32(), packet.Octets);
                comparison.Equal($"{where}: names", string.Join(' ', layout.EnumerateArray().Select(n => n.GetString())), string.Join(' ', values.Select(v => v.Name)));
                for (int i = 0; i < Math.Min(values.Length, row[3].GetArrayLength()); i++)
                {
                    comparison.CompareValue($"{where} {values[i].Name} raw", row[3][i], packet.Raw[values[i].Index], isCalibrated: false);
                    JsonElement eng = row[4][i];
                    // null: same as raw.
                    comparison.CompareValue($"{where} {values[i].Name} eng", eng.ValueKind == JsonValueKind.Null ? row[3][i] : eng, packet.Eng[values[i].Index], isCalibrated: eng.ValueKind != JsonValueKind.Null);
                }
            }
        }
    }

    /// <summary>The oracle keeps a dictionary: a name stands where it came first and has the value that came last.</summary>
    private static IEnumerable<(string Name, int Index)> LastOfEachName(DecodedFile.Packet packet)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < packet.Names.Count; i++) last[packet.Names[i]] = i;
        return packet.Names.Distinct(StringComparer.Ordinal).Select(n => (n, last[n]));
    }
}
