using System.Security.Cryptography;
using System.Text;
using Zarya.Processing.Telemetry;

namespace Zarya.Server.Archives;

/// <summary>Whether values are the same: kind, bits, text, octets and parts. A NaN is the same as itself.</summary>
internal sealed class ValueComparison : IEqualityComparer<TelemetryValue>
{
    public static readonly ValueComparison Instance = new();

    public bool Equals(TelemetryValue a, TelemetryValue b)
    {
        if (a.Kind != b.Kind || a.Integer != b.Integer || a.Text != b.Text || !a.Octets.Span.SequenceEqual(b.Octets.Span) || a.Parts.Count != b.Parts.Count) return false;
        for (int i = 0; i < a.Parts.Count; i++)
            if (a.Parts[i].Name != b.Parts[i].Name || !Equals(a.Parts[i].Value, b.Parts[i].Value)) return false;
        return true;
    }

    public int GetHashCode(TelemetryValue value)
    {
        var hash = new HashCode();
        hash.Add(value.Kind);
        hash.Add(value.Integer);
        hash.Add(value.Text);
        hash.AddBytes(value.Octets.Span);
        foreach (TelemetryPart part in value.Parts) hash.Add(GetHashCode(part.Value));
        return hash.ToHashCode();
    }

    /// <summary>Some characters that stand for a value in a page token; other values have others.</summary>
    public static string Mark(in TelemetryValue value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, in value);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Append(IncrementalHash hash, in TelemetryValue value)
    {
        hash.AppendData([(byte)value.Kind]);
        hash.AppendData(BitConverter.GetBytes(value.Integer));
        byte[] text = Encoding.UTF8.GetBytes(value.Text);
        hash.AppendData(BitConverter.GetBytes(text.Length));
        hash.AppendData(text);
        hash.AppendData(BitConverter.GetBytes(value.Octets.Length));
        hash.AppendData(value.Octets.Span);
        hash.AppendData(BitConverter.GetBytes(value.Parts.Count));
        foreach (TelemetryPart part in value.Parts)
        {
            TelemetryValue inner = part.Value;
            Append(hash, in inner);
        }
    }
}
