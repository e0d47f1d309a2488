using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zarya.Tests.Mdb.Exact;

/// <summary>All values of one parameter over a file, with the digest rule of <c>shared/data/README.md</c>.</summary>
public sealed class Column
{
    private readonly List<object?> _values = [];

    public IReadOnlyList<object?> Values => _values;

    public void Add(object? value) => _values.Add(value);

    /// <summary>SHA-256 over one line a value; numbers written as the other program's type.</summary>
    public string Digest(string? type)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (object? value in _values) hash.AppendData(Encoding.UTF8.GetBytes(Line(value, type) + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(object? value, string? type) => value switch
    {
        null => "n",
        bool truth => truth ? "o1" : "o0",
        string text => "s" + text,
        byte[] octets => "b" + Convert.ToHexStringLower(octets),
        double number => "f" + Hex(number),
        long or ulong when type == "float" => "f" + Hex(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => "i" + Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Hex(double number)
    {
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(octets, number);
        return Convert.ToHexStringLower(octets);
    }
}
