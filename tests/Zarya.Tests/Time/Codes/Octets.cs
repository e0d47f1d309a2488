using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

internal static class Octets
{
    internal static byte[] Of(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    internal static string Encoded(TimeCode code, Instant instant)
    {
        var octets = new byte[code.EncodedLength];
        TimeEncode result = code.Encode(instant, octets);
        Assert.True(result.IsWritten, result.Reason);
        Assert.Equal(octets.Length, result.Written);
        Assert.Equal(TimeFault.DestinationTooShort, code.Encode(instant, octets.AsSpan(1)).Fault);
        return Convert.ToHexStringLower(octets);
    }

    internal static void Rejected(TimeCode code, string hex, TimeFault fault, int offset)
    {
        TimeDecode read = code.Decode(Of(hex));
        Assert.Equal((fault, offset), (read.Fault, read.Offset));
    }
}
