using System.Globalization;

namespace Zarya.Archive.Log;

/// <summary>A range of the record that is not what was written. What it held is not shown; everything around it is.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Offset">First octet in its file.</param>
/// <param name="Octets">How many octets.</param>
/// <param name="FirstEntry">The first entry that may be lost; 0 if unknown.</param>
/// <param name="LastEntry">The last one.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record LogDamage(long Segment, long Offset, long Octets, long FirstEntry, long LastEntry, string Reason)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"segment {Segment}, octets {Offset} to {Offset + Octets - 1}{(FirstEntry > 0 && LastEntry >= FirstEntry ? $", entries {FirstEntry} to {LastEntry}" : "")}: {Reason}");
}
