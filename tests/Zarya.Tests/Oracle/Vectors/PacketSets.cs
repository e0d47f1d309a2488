using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>Files of space packets with what other programs made of them (format: shared/data/README.md).</summary>
internal static partial class PacketSets
{
    /// <summary>Space packets, one after the other, by their length field (CCSDS 133.0-B-2 §4.1.3.5).</summary>
    internal static IEnumerable<byte[]> Packets(string file)
    {
        byte[] octets = File.ReadAllBytes(file);
        for (int at = 0, length; at + 6 <= octets.Length; at += length)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(at + 4)) + 7;
            if (at + length > octets.Length) yield break;
            yield return octets[at..(at + length)];
        }
    }

    internal static int Apid(byte[] packet) => BinaryPrimitives.ReadUInt16BigEndian(packet) & 0x7FF;

    internal static SequenceContainer Container(MissionDatabase database, string name) => database.Containers.First(c => c.Name == name || c.QualifiedName == name);

    internal static JsonElement Json(string relative)
    {
        // Python writes NaN and Infinity as bare words, which JSON does not have.
        string text = BareWord().Replace(File.ReadAllText(SharedData.Require(relative)), "\"$0\"");
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    internal static MissionDatabase Load(string relative)
    {
        MissionDatabase database = XtceLoader.LoadFile(SharedData.Require(relative));
        Assert.NotEmpty(database.Containers);
        return database;
    }

    /// <summary>Whether a value is what the file says; calibrated numbers within 1e-9.</summary>
    internal static bool Same(object? value, JsonElement expected) => (value, expected.ValueKind) switch
    {
        (null, JsonValueKind.Null) => true,
        (long i, JsonValueKind.Number) => expected.TryGetInt64(out long e) ? e == i : Close(i, expected.GetDouble()),
        (ulong u, JsonValueKind.Number) => expected.TryGetUInt64(out ulong e) ? e == u : Close(u, expected.GetDouble()),
        (double d, JsonValueKind.Number) => Close(d, expected.GetDouble()),
        (bool b, JsonValueKind.True or JsonValueKind.False) => b == expected.GetBoolean(),
        (string s, JsonValueKind.String) => s == expected.GetString(),
        (byte[] o, JsonValueKind.String) => Convert.ToHexStringLower(o) == expected.GetString(),
        (byte[] o, JsonValueKind.Object) => expected.TryGetProperty("hex", out JsonElement hex)
            ? Convert.ToHexStringLower(o) == hex.GetString()
            : expected.GetProperty("len").GetInt32() == o.Length && Convert.ToHexStringLower(SHA256.HashData(o)) == expected.GetProperty("sha256").GetString(),
        (double d, JsonValueKind.String) => expected.GetString()!.ToUpperInvariant() switch
        {
            "NAN" => double.IsNaN(d),
            "INF" or "INFINITY" => double.IsPositiveInfinity(d),
            "-INF" or "-INFINITY" => double.IsNegativeInfinity(d),
            _ => false,
        },
        _ => false,
    };

    [GeneratedRegex(@"(?<=[\[,:]\s*)-?(NaN|Infinity)(?=\s*[,\]}])")]
    private static partial Regex BareWord();

    private static bool Close(double value, double expected) => value == expected || Math.Abs(value - expected) <= 1e-9 * Math.Abs(expected);

}
