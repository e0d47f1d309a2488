using System.Globalization;
using Zarya.Ccsds.Packets;
using Zarya.Verbs;

namespace Zarya.Inputs;

/// <summary>APIDs as a user writes them: <c>11</c>, <c>0x00B</c>, several with commas.</summary>
internal static class ApidList
{
    /// <summary>Reads them.</summary>
    /// <returns>The numbers, or <see langword="null"/> if none was written.</returns>
    /// <exception cref="VerbException">One is not an APID.</exception>
    public static IReadOnlySet<int>? Read(string[]? texts)
    {
        string[] parts = [.. (texts ?? []).SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return parts.Length == 0 ? null : parts.Select(One).ToHashSet();
    }

    private static int One(string text)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isNumber = isHex
            ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int apid)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out apid);
        return isNumber && apid is >= 0 and < Apid.Count ? apid : throw new VerbException($"{text} is not an APID; they are 0 to 2047 (0x7FF)");
    }
}
