using Google.Protobuf;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Schema.Values;
using Zarya.Time;

namespace Zarya.Server.Api.Translation;

/// <summary>Values between rooms and the wire: <c>Value</c> of section 10 of the contract.</summary>
internal static class WireValue
{
    /// <summary>
    /// A value as it is sent: 32 bits wide where its type is, so that clients see one wire type for a parameter, whatever the value; and wide all the same when a value does not fit.
    /// </summary>
    public static Value Of(TelemetryValue value, WireWidth width, LeapSeconds leapSeconds)
    {
        switch (value.Kind)
        {
            case TelemetryKind.Signed when width.IsNarrow && value.Integer == (int)value.Integer: return new() { Type = Value.Types.Type.Sint32, Sint32Value = (int)value.Integer };
            case TelemetryKind.Signed: return new() { Type = Value.Types.Type.Sint64, Sint64Value = value.Integer };
            case TelemetryKind.Unsigned when width.IsNarrow && value.Integer == (uint)value.Integer: return new() { Type = Value.Types.Type.Uint32, Uint32Value = (uint)value.Integer };
            case TelemetryKind.Unsigned: return new() { Type = Value.Types.Type.Uint64, Uint64Value = (ulong)value.Integer };
            case TelemetryKind.Float when width.IsNarrow && value.Number.Equals((float)value.Number): return new() { Type = Value.Types.Type.Float, FloatValue = (float)value.Number };
            case TelemetryKind.Float: return new() { Type = Value.Types.Type.Double, DoubleValue = value.Number };
            case TelemetryKind.Boolean: return new() { Type = Value.Types.Type.Boolean, BooleanValue = value.Integer != 0 };
            case TelemetryKind.Label: return new() { Type = Value.Types.Type.Enumerated, Sint64Value = value.Integer, StringValue = value.Text };
            case TelemetryKind.Text: return new() { Type = Value.Types.Type.String, StringValue = value.Text };
            case TelemetryKind.Octets: return new() { Type = Value.Types.Type.Binary, BinaryValue = UnsafeByteOperations.UnsafeWrap(value.Octets) };
            case TelemetryKind.Time:
                return new() { Type = Value.Types.Type.Timestamp, TimestampValue = WireTime.ToMilliseconds(value.Time, leapSeconds), StringValue = WireTime.ToText(value.Time, leapSeconds) };
            case TelemetryKind.Array:
                return new() { Type = Value.Types.Type.Array, ArrayValue = { value.Parts.Select(p => Of(p.Value, width.Element(), leapSeconds)) } };
            case TelemetryKind.Aggregate:
                return new()
                {
                    Type = Value.Types.Type.Aggregate,
                    AggregateValue = new() { Name = { value.Parts.Select(p => p.Name) }, Value = { value.Parts.Select(p => Of(p.Value, width.Member(p.Name), leapSeconds)) } },
                };
            default: return new() { Type = Value.Types.Type.None };
        }
    }

    /// <summary>A value that a client sends. Its type is what the message says; the processor converts to the parameter's.</summary>
    /// <param name="value">The message.</param>
    /// <param name="leapSeconds">For times.</param>
    /// <param name="result">The value.</param>
    /// <returns><see langword="false"/> if the member for the type is not there or cannot be read.</returns>
    public static bool TryRead(Value value, LeapSeconds leapSeconds, out TelemetryValue result)
    {
        result = default;
        switch (value.HasType ? value.Type : Guess(value))
        {
            case Value.Types.Type.Float when value.HasFloatValue: result = TelemetryValue.OfFloat(value.FloatValue); return true;
            case Value.Types.Type.Double when value.HasDoubleValue: result = TelemetryValue.OfFloat(value.DoubleValue); return true;
            case Value.Types.Type.Sint32 when value.HasSint32Value: result = TelemetryValue.OfSigned(value.Sint32Value); return true;
            case Value.Types.Type.Sint64 when value.HasSint64Value: result = TelemetryValue.OfSigned(value.Sint64Value); return true;
            case Value.Types.Type.Uint32 when value.HasUint32Value: result = TelemetryValue.OfUnsigned(value.Uint32Value); return true;
            case Value.Types.Type.Uint64 when value.HasUint64Value: result = TelemetryValue.OfUnsigned(value.Uint64Value); return true;
            case Value.Types.Type.Boolean when value.HasBooleanValue: result = TelemetryValue.OfBoolean(value.BooleanValue); return true;
            case Value.Types.Type.Enumerated when value.HasStringValue || value.HasSint64Value:
                result = value.HasStringValue && value.StringValue.Length > 0 ? TelemetryValue.OfText(value.StringValue) : TelemetryValue.OfSigned(value.Sint64Value);
                return true;
            case Value.Types.Type.String when value.HasStringValue: result = TelemetryValue.OfText(value.StringValue); return true;
            case Value.Types.Type.Binary when value.HasBinaryValue: result = TelemetryValue.OfOctets(value.BinaryValue.ToByteArray()); return true;
            case Value.Types.Type.Timestamp: return TryReadTime(value, leapSeconds, out result);
            case Value.Types.Type.Array: return TryReadParts([.. value.ArrayValue.Select(v => ("", v))], leapSeconds, TelemetryValue.OfArray, out result);
            case Value.Types.Type.Aggregate when value.AggregateValue is { } members && members.Name.Count == members.Value.Count:
                return TryReadParts([.. members.Name.Zip(members.Value)], leapSeconds, TelemetryValue.OfAggregate, out result);
            default: return false;
        }
    }

    // Some clients leave the type out and mean the one member that they set.
    private static Value.Types.Type Guess(Value value) =>
        value.HasFloatValue ? Value.Types.Type.Float : value.HasDoubleValue ? Value.Types.Type.Double : value.HasSint32Value ? Value.Types.Type.Sint32
        : value.HasSint64Value ? Value.Types.Type.Sint64 : value.HasUint32Value ? Value.Types.Type.Uint32 : value.HasUint64Value ? Value.Types.Type.Uint64
        : value.HasBooleanValue ? Value.Types.Type.Boolean : value.HasStringValue ? Value.Types.Type.String : value.HasBinaryValue ? Value.Types.Type.Binary
        : value.AggregateValue is not null ? Value.Types.Type.Aggregate : value.ArrayValue.Count > 0 ? Value.Types.Type.Array : Value.Types.Type.None;

    private static bool TryReadTime(Value value, LeapSeconds leapSeconds, out TelemetryValue result)
    {
        result = default;
        Instant time;
        if (value.HasStringValue && WireTime.TryParse(value.StringValue, leapSeconds, out Google.Protobuf.WellKnownTypes.Timestamp? stamp)) time = WireTime.ToInstant(stamp!, leapSeconds);
        else if (value.HasStringValue || !value.HasTimestampValue || Math.Abs(value.TimestampValue) > long.MaxValue / 1_000_000
            || !UnixTime.TryToInstant(value.TimestampValue * 1_000_000, leapSeconds, out time)) return false;
        result = TelemetryValue.OfTime(time);
        return true;
    }

    private static bool TryReadParts((string Name, Value Value)[] parts, LeapSeconds leapSeconds, Func<TelemetryPart[], TelemetryValue> make, out TelemetryValue result)
    {
        result = default;
        var read = new TelemetryPart[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!TryRead(parts[i].Value, leapSeconds, out TelemetryValue part)) return false;
            read[i] = new TelemetryPart(parts[i].Name, part);
        }
        result = make(read);
        return true;
    }
}
