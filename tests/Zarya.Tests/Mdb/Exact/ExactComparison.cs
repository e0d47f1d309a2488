using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;

namespace Zarya.Tests.Mdb.Exact;

/// <summary>Holds a decoded file against its expected values and counts what was compared.</summary>
public sealed class ExactComparison(PacketSet set, PlanBackend backend)
{
    /// <summary>Calibrated floats: the oracle adds powers, we use Horner's rule; the expected files ask for 1e-9 relative.</summary>
    private const double CalibratedTolerance = 1e-9;

    private readonly List<string> _differences = [];

    public int Packets { get; private set; }

    public long Values { get; private set; }

    /// <summary>Calibrated floats that are equal within the tolerance and not to the last bit.</summary>
    public long RoundedDifferently { get; private set; }

    public int ReportedErrors { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public ExactComparison Run()
    {
        JsonElement expected = set.ReadExpected();
        ContainerPlan plan = set.Compile(expected, backend);
        DecodedFile file = DecodedFile.Decode(plan, set.ReadPackets(expected), expected.TryGetProperty("skip_header_bytes", out JsonElement skip) ? skip.GetInt32() : 0);
        Packets = file.Packets.Count;
        ReportedErrors = file.Packets.Count(p => !p.Ok);
        Equal("packets", expected.GetProperty("packet_count").GetInt32(), file.Packets.Count);
        if (expected.TryGetProperty("parse_errors", out JsonElement errors))
            Equal("packets that no container matches", errors.GetInt32(), file.Packets.Count(p => p.Error.Kind == DecodeErrorKind.NoContainer));
        if (expected.TryGetProperty("columns", out _)) new FixedLayoutComparison(this, expected).Compare(file);
        else new LayoutComparison(this, expected).Compare(file);
        return this;
    }

    public void AssertNoDifference() => Assert.True(_differences.Count == 0, $"{_differences.Count} differences:\n{string.Join('\n', _differences.Take(20))}");

    internal void Differ(string what) => _differences.Add(what);

    internal void Equal<T>(string what, T wanted, T got)
    {
        if (!EqualityComparer<T>.Default.Equals(wanted, got)) Differ($"{what}: expected {wanted}, got {got}");
    }

    /// <summary>Compares one value with its JSON form; <c>null</c> from an enumeration means that there is no label.</summary>
    internal void CompareValue(string where, JsonElement wanted, object? got)
    {
        Values++;
        bool same = wanted.ValueKind switch
        {
            JsonValueKind.Null => got is null,
            JsonValueKind.String when got is double number => wanted.GetString() is "NaN" or "nan" && double.IsNaN(number) || wanted.GetString() == (number > 0 ? "inf" : "-inf") && double.IsInfinity(number),
            JsonValueKind.String => got is byte[] octets ? wanted.GetString() == Convert.ToHexStringLower(octets) : wanted.GetString() == Convert.ToString(got, CultureInfo.InvariantCulture),
            JsonValueKind.True or JsonValueKind.False => got is bool truth && truth == wanted.GetBoolean(),
            JsonValueKind.Object => got is byte[] octets && (wanted.TryGetProperty("hex", out JsonElement hex)
                ? hex.GetString() == Convert.ToHexStringLower(octets)
                : wanted.GetProperty("sha256").GetString() == Convert.ToHexStringLower(SHA256.HashData(octets))),
            _ => got is long or ulong && IsInteger(wanted) ? wanted.GetRawText() == Convert.ToString(got, CultureInfo.InvariantCulture) : Near(wanted.GetDouble(), got),
        };
        if (!same) Differ($"{where}: expected {wanted.GetRawText()}, got {got ?? "null"}");
    }

    internal void CompareDigest(string where, Column column, JsonElement stats, string which)
    {
        if (!stats.TryGetProperty(which + "_sha256", out JsonElement digest)) return;
        Values += column.Values.Count;
        string? type = stats.TryGetProperty(which + "_type", out JsonElement name) ? name.GetString() : null;
        bool same = column.Digest(type) == digest.GetString() || column.Digest("float") == digest.GetString();
        if (!same) Differ($"{where}: digest of {column.Values.Count} {which} values differs; first {string.Join(", ", column.Values.Take(3))}");
    }

    internal void CompareSum(string where, Column column, JsonElement stats)
    {
        if (!stats.TryGetProperty("eng_sum", out JsonElement sum) || stats.TryGetProperty("eng_sha256", out _)) return;
        Values += column.Values.Count;
        double total = column.Values.Sum(v => Convert.ToDouble(v, CultureInfo.InvariantCulture));
        double wanted = sum.ValueKind == JsonValueKind.String ? double.NaN : sum.GetDouble();
        if (!IsNear(wanted, total) && !(double.IsNaN(wanted) && double.IsNaN(total))) Differ($"{where}: engineering sum expected {sum.GetRawText()}, got {total:R}");
    }

    private bool Near(double wanted, object? got)
    {
        if (got is null or string or byte[]) return false;
        double number = Convert.ToDouble(got, CultureInfo.InvariantCulture);
        if (number.Equals(wanted)) return true;
        if (!IsNear(wanted, number)) return false;
        RoundedDifferently++;
        return true;
    }

    private static bool IsNear(double wanted, double got) => Math.Abs(wanted - got) <= CalibratedTolerance * Math.Max(Math.Abs(wanted), Math.Abs(got));

    private static bool IsInteger(JsonElement number) => number.GetRawText().AsSpan().IndexOfAny(".eE") < 0;
}
