using System.Text.Json;

namespace Zarya.Tests.Mdb.Exact;

/// <summary>Expected values of CCSDSPy: columns of one layout.</summary>
internal sealed class FixedLayoutComparison(ExactComparison comparison, JsonElement expected)
{
    public void Compare(DecodedFile file)
    {
        string[] names = [.. expected.GetProperty("columns").EnumerateArray().Select(n => n.GetString()!)];
        JsonElement first = expected.GetProperty("first_raw");
        for (int c = 0; c < names.Length; c++)
        {
            var raw = new Column();
            var eng = new Column();
            foreach (DecodedFile.Packet packet in file.Packets)
            {
                int i = packet.Names.LastIndexOf(names[c]);
                if (i < 0) comparison.Differ($"packet {packet.Index}: no {names[c]}");
                raw.Add(i < 0 ? null : packet.Raw[i]);
                eng.Add(i < 0 ? null : packet.Eng[i]);
            }
            for (int r = 0; r < first.GetArrayLength(); r++) comparison.CompareValue($"packet {r} {names[c]} raw", first[r][c], raw.Values[r], isCalibrated: false);
            if (expected.GetProperty("first_eng").TryGetProperty(names[c], out JsonElement wanted))
                for (int r = 0; r < wanted.GetArrayLength(); r++) comparison.CompareValue($"packet {r} {names[c]} eng", wanted[r], eng.Values[r], isCalibrated: true);
            if (!expected.GetProperty("stats").TryGetProperty(names[c], out JsonElement stats)) continue;
            comparison.Equal($"{names[c]}: values", stats.GetProperty("n").GetInt32(), raw.Values.Count);
            comparison.CompareDigest(names[c], raw, stats, "raw");
            comparison.CompareDigest(names[c], eng, stats, "eng");
            comparison.CompareSum(names[c], eng, stats);
        }
    }
}
