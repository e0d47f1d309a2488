using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>The digest of one column of values, as shared/data/README.md writes it: one line a value, in packet order.</summary>
internal sealed class ColumnDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal int Count { get; private set; }

    internal void Add(object? value)
    {
        Count++;
        _hash.AppendData(Encoding.UTF8.GetBytes(Line(value) + "\n"));
    }

    internal string Hex() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private static string Line(object? value) => value switch
    {
        long i => "i" + i.ToString(CultureInfo.InvariantCulture),
        ulong u => "i" + u.ToString(CultureInfo.InvariantCulture),
        double d => "f" + Double(d),
        string s => "s" + s,
        byte[] octets => "b" + Convert.ToHexStringLower(octets),
        bool b => b ? "o1" : "o0",
        null => "n",
        _ => throw new ArgumentException("not in these files: " + value.GetType()),
    };

    private static string Double(double value)
    {
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(octets, value);
        return Convert.ToHexStringLower(octets);
    }
}
