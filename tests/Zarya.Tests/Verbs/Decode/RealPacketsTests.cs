using System.Globalization;
using System.Text.Json;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>The command's output for real packets, read back as text, equals what other programs make of them (<c>shared/data/README.md</c>).</summary>
public class RealPacketsTests
{
    private const string CodiceHousekeeping = "imap-codice/imap_codice_l0_hskp_20100101_v001.P_COD_NHK.expected.json";
    private const string Jpss = "jpss/jpss1_geolocation.expected.json";
    private const string Swapi = "imap-swapi/imap_swapi_l0_raw_20240924_v001.expected.json";
    private const string Hs = "ccsdspy/hs-apid035/HS_APID_035.expected.json";

    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Json_lines_equal_the_oracle(string expected)
    {
        var set = new PacketSetOutput(expected);
        ZaryaRun run = ZaryaRun.Decode(set.Definition, [.. set.Arguments, "--raw", "--format", "jsonl"]);
        Assert.Equal(0, run.Exit);
        foreach (string line in run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            JsonElement packet = json.RootElement;
            set.AddPacket(packet.GetProperty("packet").GetInt32(), packet.GetProperty("apid").GetInt32(), packet.TryGetProperty("error", out JsonElement error) ? error.GetString() : null);
            foreach (JsonProperty parameter in packet.GetProperty("parameters").EnumerateObject())
                set.AddValue(parameter.Name, Value(parameter.Value.GetProperty("raw")), Value(parameter.Value.GetProperty("eng")));
        }
        set.AssertAsExpected();
    }

    [Theory]
    [InlineData(CodiceHousekeeping)]
    [InlineData(Jpss)]
    public void Csv_equals_the_oracle(string expected)
    {
        var set = new PacketSetOutput(expected);
        ZaryaRun run = ZaryaRun.Decode(set.Definition, [.. set.Arguments, "--raw", "--format", "csv"]);
        Assert.Equal(0, run.Exit);
        List<string?[]> rows = CsvText.Read(run.Text);
        AddRows(set, rows[0]!, rows.Skip(1));
        set.AssertAsExpected();
    }

    [Theory]
    [InlineData(Swapi)]
    [InlineData(Hs)]
    public async Task Parquet_equals_the_oracle(string expected)
    {
        var set = new PacketSetOutput(expected);
        using var scratch = new ScratchFolder();
        ZaryaRun run = ZaryaRun.Decode(set.Definition, [.. set.Arguments, "--raw", "--format", "parquet", "-o", scratch["out.parquet"]]);
        Assert.Equal(0, run.Exit);
        ParquetRows table = await ParquetRows.ReadAsync(scratch["out.parquet"]);
        AddRows(set, table.Names, table.Rows);
        set.AssertAsExpected();
    }

    [Theory]
    [InlineData(CodiceHousekeeping)]
    [InlineData(Jpss)]
    public void Summary_equals_the_oracle(string expected)
    {
        var set = new PacketSetOutput(expected);
        ZaryaRun run = ZaryaRun.Decode(set.Definition, [.. set.Arguments, "--format", "summary"]);
        Assert.Equal(0, run.Exit);
        Dictionary<string, string[]> rows = SummaryRows.Read(run.Text);
        Dictionary<string, JsonElement[]> wanted = set.Stats.EnumerateObject().SelectMany(a => a.Value.EnumerateObject()).GroupBy(p => p.Name, p => p.Value).ToDictionary(g => g.Key, g => g.ToArray());
        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, JsonElement[] stats) in wanted)
        {
            Assert.Equal(stats.Sum(s => s.GetProperty("n").GetInt64()), long.Parse(rows[name][1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            if (stats.Any(s => s.TryGetProperty("eng_type", out JsonElement type) && type.GetString() == "str")) continue;
            AssertNear(name, stats.Min(s => Number(s, "min")), rows[name][2]);
            AssertNear(name, stats.Sum(s => Number(s, "sum")) / stats.Sum(s => s.GetProperty("n").GetInt64()), rows[name][3]);
            AssertNear(name, stats.Max(s => Number(s, "max")), rows[name][4]);
        }
    }

    private static double Number(JsonElement stats, string which) => (stats.TryGetProperty("eng_" + which, out JsonElement number) ? number : stats.GetProperty("raw_" + which)).GetDouble();

    /// <summary>Seven digits are shown.</summary>
    private static void AssertNear(string name, double wanted, string got) =>
        Assert.True(Math.Abs(wanted - double.Parse(got, CultureInfo.InvariantCulture)) <= 1e-6 * Math.Abs(wanted), $"{name}: expected {wanted}, got {got}");

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString(),
        _ when value.GetRawText().AsSpan().IndexOfAny(".eE") >= 0 => value.GetDouble(),
        _ => value.TryGetInt64(out long integer) ? integer : value.GetUInt64(),
    };

    private static void AddRows(PacketSetOutput set, string[] names, IEnumerable<string?[]> rows)
    {
        int apidAt = Array.IndexOf(names, "apid");
        int errorAt = Array.IndexOf(names, "error");
        foreach (string?[] row in rows)
        {
            int apid = int.Parse(row[apidAt]!, CultureInfo.InvariantCulture);
            set.AddPacket(int.Parse(row[0]!, CultureInfo.InvariantCulture), apid, row[errorAt]);
            for (int c = errorAt + 1; c < names.Length; c += 2)
            {
                Assert.Equal(names[c + 1] + ".raw", names[c]);
                if (row[c] is not null) set.AddValue(names[c + 1], set.Cell(apid, names[c + 1], row[c], raw: true), set.Cell(apid, names[c + 1], row[c + 1], raw: false));
            }
        }
        set.OrderByLayout();
    }
}
