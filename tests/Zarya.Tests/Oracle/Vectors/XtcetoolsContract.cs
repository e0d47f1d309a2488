using System.Globalization;
using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>BogusSAT-2 through xtcetools' own checks (vectors/xtcetools), for every decoder.</summary>
public abstract class XtcetoolsContract
{
    /// <summary>Decodes; values that do not know where they stood have the first bit -1.</summary>
    protected abstract NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet);

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
        NaiveResult result = Decode(database, root, packet);
        Assert.Null(result.Error);
        NaiveValue? trailer = result.Values.SingleOrDefault(v => v.Parameter.Name == "Table_CRC_Value");
        Assert.Equal(hasTrailer, trailer is not null);
        if (trailer is not null) Assert.Equal("0xBCD0", NaiveText.Of(trailer.Eng));
        if (trailer is { FirstBit: >= 0 }) Assert.Equal((packet.Length * 8) - 16, trailer.FirstBit);
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
        foreach (NaiveValue value in values.Where(v => v.FirstBit >= 0))
        {
            string[] starts = [.. expected.Where(e => e.GetProperty("name").GetString() is { } n && (n == value.Parameter.Name || n.StartsWith(value.Parameter.Name + ".", StringComparison.Ordinal)))
                .Select(e => e.GetProperty("start_bit").GetString()!)];
            Assert.Contains(value.FirstBit.ToString(CultureInfo.InvariantCulture), starts);
        }
    }

    /// <summary>An entry stands where the file says: its first and its last bit turned over make another value of it.</summary>
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 22)]
    [InlineData(2, 23)]
    [InlineData(3, 39)]
    [InlineData(4, 42)]
    [InlineData(5, 42)]
    public void The_first_and_last_bit_of_an_entry_change_its_value(int number, int turned)
    {
        JsonElement vectors = PacketSets.Json("vectors/xtcetools/container-decoding.json");
        MissionDatabase database = PacketSets.Load(vectors.GetProperty("database").GetString()!);
        JsonElement vector = vectors.GetProperty("containers")[number];
        SequenceContainer root = PacketSets.Container(database, vector.GetProperty("container").GetString()!);
        byte[] packet = File.ReadAllBytes(SharedData.Require("vectors/xtcetools/" + vector.GetProperty("file").GetString()));
        JsonElement[] expected = [.. vector.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("value").GetString()!.Length > 0 && e.GetProperty("name").GetString() != "Table_CRC_Value")];
        string[] before = Raw(Decode(database, root, packet));
        int count = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            int start = int.Parse(expected[i].GetProperty("start_bit").GetString()!, CultureInfo.InvariantCulture);
            int size = int.Parse(expected[i].GetProperty("size_bits").GetString()!, CultureInfo.InvariantCulture);
            byte[] other = [.. packet];
            string? value = before[i];

            // The last bit first: minus zero in sign and magnitude is zero, and the first bit alone would show nothing.
            foreach (int bit in new[] { start + size - 1, start }.Distinct())
            {
                other[bit / 8] ^= (byte)(0x80 >> (bit % 8));
                string[] after = Raw(Decode(database, root, other));
                Assert.Equal(before.Take(i), after.Take(i));
                Assert.NotEqual(value, after.ElementAtOrDefault(i));
                value = after.ElementAtOrDefault(i);
                count++;
            }
        }
        Assert.Equal(turned, count);
    }

    /// <summary>Six packets once, and ten thousand times over: every entry of every packet as the oracle reads it.</summary>
    [Fact]
    public void Streams_agree()
    {
        MissionDatabase database = PacketSets.Load(PacketSets.Json("vectors/xtcetools/container-decoding.json").GetProperty("database").GetString()!);
        SequenceContainer root = PacketSets.Container(database, "/BogusSAT/CCSDSPacket");
        byte[][] unique = [.. PacketSets.Packets(SharedData.Require("vectors/xtcetools/Container-UniquePackets.bin"))];
        (string? Container, string[] Raw, int End)[] wanted = [.. unique.Select(p => Answer(NaiveDecoder.Decode(database, root, p, Run.LeapSeconds)))];
        Assert.Equal(
            ["CCSDS_SpacePacket1", "CCSDS_SpacePacket3", "ECSS_Service_1_Subservice_1", "ECSS_Service_1_Subservice_2", "ECSS_SpacePacket2", "ECSS_SpacePacket2"], wanted.Select(w => w.Container));
        int index = 0;
        foreach (byte[] packet in PacketSets.Packets(SharedData.Require("vectors/xtcetools/Container-10000Packets.bin")).Take(StreamLength))
        {
            Assert.Equal(unique[index % 6], packet);
            (string? container, string[] raw, int end) = Answer(Decode(database, root, packet));
            Assert.Equal((wanted[index % 6].Container, wanted[index % 6].End), (container, end));
            Assert.Equal(wanted[index % 6].Raw, raw);
            index++;
        }
        Assert.Equal(StreamLength, index);
    }

    /// <summary>How many packets of the long stream are decoded: all 60,000 unless the decoder is slow.</summary>
    protected virtual int StreamLength => 60_000;

    private static (string? Container, string[] Raw, int End) Answer(NaiveResult result) => (result.Container?.Name, Raw(result), result.EndBit);

    private static string[] Raw(NaiveResult result) =>
        [.. result.Values.Where(v => v.Parameter.Name != "Table_CRC_Value").SelectMany(v => Leaves(v.Parameter.Name, v.Raw, v.Parameter.Type.Target!)).Select(l => $"{l.Name} {NaiveText.Of(l.Eng)}")];

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
            NaiveResult result = Decode(database, root, octets);
            object? eng = result.Values.Count == 1 ? result.Values[0].Eng : null;
            if (Says(args[0], eng, parameter.Type.Target!)) agreed++;
            else if (Known.Contains(parameter.Name)) known[parameter.Name] = known.GetValueOrDefault(parameter.Name) + 1;
            else disagreements.Add($"{parameter.Name} [{args[1]}]: {result.Brief()}, expected {args[0]}");
        }
        Assert.True(disagreements.Count == 0, $"{agreed} agree, {disagreements.Count} do not:\n" + string.Join("\n", disagreements));
        Assert.Equal(Known.Order(StringComparer.Ordinal), known.Keys.Order(StringComparer.Ordinal)); // One that came to agree must leave the list.
        Assert.Equal((88, 37), (agreed, known.Values.Sum()));
    }
}
