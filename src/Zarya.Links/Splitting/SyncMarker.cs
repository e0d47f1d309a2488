namespace Zarya.Links.Splitting;

/// <summary>Octets that every packet begins with, by which the next one is found after damage.</summary>
internal static class SyncMarker
{
    /// <summary>Markers are 1 to 16 octets long.</summary>
    internal static readonly SettingRange LengthRange = new(1, 16, "octets");

    /// <summary>Whether nothing speaks against a marker at the start: it stands there, or as much of it as there are octets.</summary>
    internal static bool MayStandAt(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> marker) =>
        octets.Length >= marker.Length ? octets.StartsWith(marker) : marker.StartsWith(octets);

    /// <summary>The first place, not the start, where a marker may stand; the length when there is none. The same place however the input is cut.</summary>
    internal static int Next(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> marker)
    {
        int found = octets[1..].IndexOf(marker);
        if (found >= 0) return found + 1;
        for (int at = Math.Max(1, octets.Length - marker.Length + 1); at < octets.Length; at++)
            if (marker.StartsWith(octets[at..])) return at;
        return octets.Length;
    }

    /// <summary>A copy of a marker from outside, checked.</summary>
    internal static byte[] Checked(ReadOnlySpan<byte> marker, string name)
    {
        if (!marker.IsEmpty) _ = LengthRange.Check(marker.Length, name);
        return marker.ToArray();
    }
}
