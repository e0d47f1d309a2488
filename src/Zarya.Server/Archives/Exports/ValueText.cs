using System.Globalization;
using System.Text;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives.Exports;

/// <summary>Values as text for tables: numbers in the shortest form that reads back the same, labels as they are, octets in hexadecimal, times as UTC, arrays and aggregates in brackets.</summary>
internal static class ValueText
{
    public static string Of(in TelemetryValue value, LeapSeconds leapSeconds) => value.Kind switch
    {
        TelemetryKind.Signed => value.Integer.ToString(CultureInfo.InvariantCulture),
        TelemetryKind.Unsigned => ((ulong)value.Integer).ToString(CultureInfo.InvariantCulture),
        TelemetryKind.Float => value.Number.ToString("R", CultureInfo.InvariantCulture),
        TelemetryKind.Boolean => value.Integer != 0 ? "true" : "false",
        TelemetryKind.Label or TelemetryKind.Text => value.Text,
        TelemetryKind.Octets => Convert.ToHexStringLower(value.Octets.Span),
        TelemetryKind.Time => value.Time.ToUtcString(leapSeconds, 3),
        TelemetryKind.Array or TelemetryKind.Aggregate => Parts(in value, leapSeconds),
        _ => "",
    };

    private static string Parts(in TelemetryValue value, LeapSeconds leapSeconds)
    {
        bool isArray = value.Kind == TelemetryKind.Array;
        var text = new StringBuilder(isArray ? "[" : "{");
        foreach (TelemetryPart part in value.Parts)
        {
            TelemetryValue inner = part.Value;
            if (text.Length > 1) text.Append(", ");
            if (!isArray) text.Append(part.Name).Append(": ");
            text.Append(Of(in inner, leapSeconds));
        }
        return text.Append(isArray ? ']' : '}').ToString();
    }
}
