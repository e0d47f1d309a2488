using System.Globalization;
using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>BogusSAT-2 through xtcetools' own checks (vectors/xtcetools).</summary>
public class XtcetoolsTests
{
    /// <summary>
    /// The two configuration tables have their CRC at <c>containerEnd</c> in the base. That program takes the end of the container for the sum of all entries, bit 180 and 204;
    /// rule 2 for the end of the packet, which these files round up to octets, four bits later.
    /// </summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public void Containers_agree(int number, bool hasTrailer)
    {
        JsonElement vectors = PacketSets.Json("vectors/xtcetools/container-decoding.json");
        MissionDatabase database = PacketSets.Load(vectors.GetProperty("database").GetString()!);
        JsonElement vector = vectors.GetProperty("containers")[number];
        SequenceContainer root = PacketSets.Container(database, vector.GetProperty("container").GetString()!);
        byte[] packet = File.ReadAllBytes(SharedData.Require("vectors/xtcetools/" + vector.GetProperty("file").GetString()));
        NaiveResult result = NaiveDecoder.Decode(database, root, packet, Run.LeapSeconds);
        Assert.Null(result.Error);
        NaiveValue? trailer = result.Values.SingleOrDefault(v => v.Parameter.Name == "Table_CRC_Value");
        Assert.Equal(hasTrailer, trailer is not null);
        if (trailer is not null) Assert.Equal(((packet.Length * 8) - 16, "0xBCD0"), (trailer.FirstBit, NaiveText.Of(trailer.Eng)));
        JsonElement[] expected = [.. vector.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("value").GetString()!.Length > 0 && e.GetProperty("name").GetString() != "Table_CRC_Value")];
        NaiveValue[] values = [.. result.Values.Where(v => v != trailer)];
        (string Name, object? Eng, DataType Type)[] actual = [.. values.SelectMany(v => Leaves(v.Parameter.Name, v.Eng, v.Parameter.Type.Target!))];
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            string value = expected[i].GetProperty("value").GetString()![2..].Replace("{cal}", "", StringComparison.Ordinal);
            Assert.Equal(expected[i].GetProperty("name").GetString(), actual[i].Name);
            Assert.True(Says(value, actual[i].Eng, actual[i].Type), $"{actual[i].Name}: {NaiveText.Of(actual[i].Eng)}, expected {value}");
        }

        // Single values stand where they should; of aggregates the first member does.
        foreach (NaiveValue value in values)
        {
            string[] starts = [.. expected.Where(e => e.GetProperty("name").GetString() is { } n && (n == value.Parameter.Name || n.StartsWith(value.Parameter.Name + ".", StringComparison.Ordinal)))
                .Select(e => e.GetProperty("start_bit").GetString()!)];
            Assert.Contains(value.FirstBit.ToString(CultureInfo.InvariantCulture), starts);
        }
    }

    private static IEnumerable<(string Name, object? Eng, DataType Type)> Leaves(string name, object? eng, DataType type) =>
        eng is NaiveAggregate aggregate && type is AggregateDataType whole
            ? aggregate.Members.Zip(whole.Members).SelectMany(m => Leaves(name + "." + m.First.Key, m.First.Value, m.Second.Type.Target!))
            : [(name, eng, type)];

    /// <summary>Whether a value is what these files write; numbers to single precision, for they were put into single floats.</summary>
    private static bool Says(string text, object? eng, DataType type)
    {
        string word = text.Replace("(float)", "", StringComparison.Ordinal);
        double? number = word.StartsWith("0x", StringComparison.Ordinal) ? Convert.ToUInt64(word[2..], 16)
            : double.TryParse(word, CultureInfo.InvariantCulture, out double d) ? d : null;
        return eng switch
        {
            bool b when type is BooleanDataType boolean => word == ((b ? boolean.OneStringValue : boolean.ZeroStringValue) ?? (b ? "True" : "False")),
            string s => s == word,
            byte[] octets => number is { } n && octets.Aggregate(0UL, (sum, o) => (sum << 8) | o) == n,
            null => false,
            _ => number is { } n && Math.Abs(n - Convert.ToDouble(eng, CultureInfo.InvariantCulture)) <= 1e-6 * Math.Max(1, Math.Abs(n)),
        };
    }

    /// <summary>
    /// Where that program decides otherwise: enumerations over floats, strings and octets go by the number there (rule 18: no label, the label spelled, no label); a boolean string "1" is true
    /// (rule 19: only the word); MIL-STD-1750A in 16 bits, which the standard does not have (rule 15); a constant polynomial, whose raw value was given, not the other way round.
    /// </summary>
    private static readonly string[] Known = ["enum_float32", "enum_float64", "enum_string", "enum_binary", "boolean_string", "Basic_MilFloat16", "Float_Order0_PolyTerms"];

    [Fact]
    public void Values_agree()
    {
        JsonElement vectors = PacketSets.Json("vectors/xtcetools/value-encoding.json");
        string two = vectors.GetProperty("database").GetString()!;
        string one = two[..two.IndexOf("/main/", StringComparison.Ordinal)] + "/test/resources/org/xtce/toolkit/test/BogusSAT-1.xml";
        var databases = new Dictionary<string, MissionDatabase> { ["BogusSAT-1.xml"] = PacketSets.Load(one), ["BogusSAT-2.xml"] = PacketSets.Load(two) };
        var disagreements = new List<string>();
        var known = new Dictionary<string, int>();
        int agreed = 0;
        foreach (JsonElement check in vectors.GetProperty("checks").EnumerateArray())
        {
            string[] args = [.. check.GetProperty("args").EnumerateArray().Select(a => a.ToString())];
            if (args.Length < 3) continue; // Values that cannot be encoded.
            MissionDatabase database = databases[check.GetProperty("databases")[0].GetString()!];
            Parameter parameter = database.Parameters.First(p => p.Name == check.GetProperty("item")[1].GetString());
            var root = new SequenceContainer { Name = "root", Entries = [Entry.Of(parameter)] };
            byte[] octets = [.. args[2].Chunk(8).Select(b => Convert.ToByte(new string(b).PadRight(8, '0'), 2))];
            NaiveResult result = NaiveDecoder.Decode(database, root, octets, Run.LeapSeconds);
            object? eng = result.Values.Count == 1 ? result.Values[0].Eng : null;
            if (Says(args[0], eng, parameter.Type.Target!)) agreed++;
            else if (Known.Contains(parameter.Name)) known[parameter.Name] = known.GetValueOrDefault(parameter.Name) + 1;
            else disagreements.Add($"{parameter.Name} [{args[1]}]: {result.Brief()}, expected {args[0]}");
        }
        Assert.Equal(Known.Order(StringComparer.Ordinal), known.Keys.Order(StringComparer.Ordinal)); // One that came to agree must leave the list.
        Assert.Equal((88, 37), (agreed, known.Values.Sum()));
        Assert.True(disagreements.Count == 0, $"{agreed} agree, {disagreements.Count} do not:\n" + string.Join("\n", disagreements));
    }
}
