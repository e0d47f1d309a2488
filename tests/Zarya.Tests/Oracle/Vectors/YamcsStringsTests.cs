using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>The string and boolean cases of vectors/xtce-yamcs.json.</summary>
public class YamcsStringsTests
{
    [Fact]
    public void All_decode_cases_agree()
    {
        JsonElement vectors = PacketSets.Json("vectors/xtce-yamcs.json");
        var databases = new Dictionary<string, MissionDatabase>();
        int cases = 0;
        foreach (JsonElement vector in vectors.GetProperty("decode").EnumerateArray())
        {
            string file = vector.GetProperty("xtce").GetString()!;
            if (!databases.TryGetValue(file, out MissionDatabase? database)) databases[file] = database = PacketSets.Load(vectors.GetProperty("xtce_dir").GetString() + file);
            SequenceContainer root = PacketSets.Container(database, vector.GetProperty("container").GetString()!);
            NaiveResult result = NaiveDecoder.Decode(database, root, Convert.FromHexString(vector.GetProperty("hex").GetString()!), null);
            JsonElement expected = vector.GetProperty("expect");
            cases++;
            if (expected.ValueKind == JsonValueKind.String)
            {
                Assert.Equal((NaiveErrorKind.BadString, 0), (result.Error!.Kind, result.Values.Count));
                continue;
            }
            Assert.Null(result.Error);
            foreach (JsonProperty value in expected.EnumerateObject())
            {
                if (value.Name == "_parameter_count") Assert.Equal(value.Value.GetInt32(), result.Values.Count);
                else Assert.True(PacketSets.Same(result.Values.Single(v => v.Parameter.Name == value.Name).Eng, value.Value), $"{vector}: {result.Brief()}");
            }
        }
        Assert.Equal(13, cases);
    }
}
