using System.Globalization;
using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>The oracle against CCSDSPy: every column over all packets, engineering values of the first 200, octet orders.</summary>
public class CcsdspyTests
{
    public static TheoryData<string> Sets =>
    [
        "hs-apid001/HS_APID_001", "hs-apid035/HS_APID_035", "hs-apid251/HS_APID_251",
        .. new[] { "DIAG_DDMI_PROCESSED_DATA_1313", "ENG_ADCSIO_393", "ENG_ADCS_392", "ENG_HI_386", "ENG_LZ_384", "ENG_PVT_394" }.Select(n => "cygnss-f7/CYGNSS_" + n),
    ];

    public static TheoryData<string> Orders => ["1", "12", "123", "1234", "1234567", "12345678", "21", "321", "4321", "87654321"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Columns_agree(string set)
    {
        string folder = "packets/ccsdspy/" + set[..set.IndexOf('/', StringComparison.Ordinal)] + "/";
        JsonElement expected = PacketSets.Json("packets/ccsdspy/" + set + ".expected.json");
        MissionDatabase database = PacketSets.Load("packets/ccsdspy/" + set + ".xtce.xml");
        SequenceContainer root = PacketSets.Container(database, "CCSDSPacket");
        string[] columns = [.. expected.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];
        ColumnDigest[] digests = [.. columns.Select(_ => new ColumnDigest())];
        var disagreements = new List<string>();
        int index = 0;
        foreach (byte[] packet in PacketSets.Packets(SharedData.Require(folder + expected.GetProperty("data").GetString())))
        {
            NaiveResult result = NaiveDecoder.Decode(database, root, packet, null);
            NaiveValue[] values = [.. result.Values.Skip(7)]; // After the primary header.
            if (result.Error is not null || !columns.SequenceEqual(values.Select(v => v.Parameter.Name))) disagreements.Add($"packet {index}: {result.Error} {values.Length} values");
            for (int i = 0; i < Math.Min(columns.Length, values.Length); i++)
            {
                digests[i].Add(WithoutPadding(values[i].Raw));
                if (index >= expected.GetProperty("first_raw").GetArrayLength()) continue;
                JsonElement raw = expected.GetProperty("first_raw")[index][i];
                if (!PacketSets.Same(WithoutPadding(values[i].Raw), raw)) disagreements.Add($"packet {index}: {values[i]}, raw expected {raw}");
                if (expected.GetProperty("first_eng").TryGetProperty(columns[i], out JsonElement eng) && !PacketSets.Same(values[i].Eng, eng[index]))
                    disagreements.Add($"packet {index}: {values[i]}, eng expected {eng[index]}");
            }
            index++;
        }
        Assert.Equal(expected.GetProperty("packet_count").GetInt32(), index);
        for (int i = 0; i < columns.Length; i++)
            if (digests[i].Hex() != expected.GetProperty("stats").GetProperty(columns[i]).GetProperty("raw_sha256").GetString()) disagreements.Add(columns[i] + ": raw column differs");
        Assert.True(disagreements.Count == 0, $"{disagreements.Count}: " + string.Join("\n", disagreements.Take(15)));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Octet_orders_agree(string order)
    {
        ByteOrder significance = ByteOrder.TryCreate([.. order.Select(digit => order.Length - (digit - '0'))])!;
        var build = new Build();
        Parameter value = build.Parameter("value", Make.IntegerType(new IntegerDataEncoding { SizeInBits = 8 * order.Length, ByteOrder = significance }));
        string[] truth = File.ReadAllLines(SharedData.Require($"packets/ccsdspy/byte-order/byteorder_{order}.csv"));
        byte[][] packets = [.. PacketSets.Packets(SharedData.Require($"packets/ccsdspy/byte-order/byteorder_{order}.bin"))];
        Assert.Equal(truth.Length, packets.Length);
        for (int i = 0; i < truth.Length; i++)
        {
            int count = truth[i].Count(c => c == ',') + 1;
            SequenceContainer root = build.Container("root" + i.ToString(CultureInfo.InvariantCulture), Entry.Gap(48), Entry.Of(value, repeat: Entry.Times(Make.Fixed(count))));
            NaiveResult result = NaiveDecoder.Decode(build.Database(), root, packets[i], null);
            Assert.Equal(truth[i], string.Join(',', result.Values.Select(v => Convert.ToString(v.Eng, CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>numpy cuts zero octets off the end of text; rule 20 trims nothing, and these strings have no end mark.</summary>
    private static object? WithoutPadding(object? raw) => raw is string text ? text.TrimEnd('\0') : raw;
}
