using System.Globalization;
using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Translation;
using Zarya.Time;

namespace Zarya.Server.Api.Codecs;

/// <summary>Writes samples as JSON without messages between: the same text as <see cref="JsonOutput"/> makes of <see cref="WireSample"/> (a test holds that), several times as fast.</summary>
internal static class JsonSample
{
    private static readonly JsonEncodedText s_rawValue = JsonEncodedText.Encode("rawValue");
    private static readonly JsonEncodedText s_engValue = JsonEncodedText.Encode("engValue");
    private static readonly JsonEncodedText s_acquisitionTime = JsonEncodedText.Encode("acquisitionTime");
    private static readonly JsonEncodedText s_generationTime = JsonEncodedText.Encode("generationTime");
    private static readonly JsonEncodedText s_acquisitionStatus = JsonEncodedText.Encode("acquisitionStatus");
    private static readonly JsonEncodedText s_monitoringResult = JsonEncodedText.Encode("monitoringResult");
    private static readonly JsonEncodedText s_rangeCondition = JsonEncodedText.Encode("rangeCondition");
    private static readonly JsonEncodedText s_type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText s_stringValue = JsonEncodedText.Encode("stringValue");

    /// <summary>Writes a sample without id.</summary>
    public static void Write(Utf8JsonWriter json, ParameterSample sample, ParameterTarget target, LeapSeconds leapSeconds)
    {
        json.WriteStartObject();
        if (sample.RawValue.Kind != TelemetryKind.None)
        {
            json.WritePropertyName(s_rawValue);
            Write(json, sample.RawValue, target.Raw, leapSeconds);
        }
        json.WritePropertyName(s_engValue);
        Write(json, sample.EngValue, target.Engineering, leapSeconds);
        WriteTime(json, s_acquisitionTime, sample.AcquisitionTime, leapSeconds);
        WriteTime(json, s_generationTime, sample.GenerationTime, leapSeconds);
        json.WriteString(s_acquisitionStatus, sample.Status switch
        {
            AcquisitionStatus.Acquired => "ACQUIRED"u8,
            AcquisitionStatus.NotReceived => "NOT_RECEIVED"u8,
            AcquisitionStatus.Expired => "EXPIRED"u8,
            _ => "INVALID"u8,
        });
        if (sample.Level is { } level) json.WriteString(s_monitoringResult, level == AlarmLevel.Normal ? "IN_LIMITS"u8 : LevelName(level));
        if (sample.Side != RangeSide.None) json.WriteString(s_rangeCondition, sample.Side == RangeSide.Low ? "LOW"u8 : "HIGH"u8);
        if (sample.InForce is { } alarm) WriteRanges(json, alarm);
        if (sample.ExpiresAfter is { } expiry) json.WriteString("expireMillis"u8, (expiry.Nanoseconds / 1_000_000).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> LevelName(AlarmLevel level) => level switch
    {
        AlarmLevel.Watch => "WATCH"u8,
        AlarmLevel.Warning => "WARNING"u8,
        AlarmLevel.Distress => "DISTRESS"u8,
        AlarmLevel.Critical => "CRITICAL"u8,
        AlarmLevel.Severe => "SEVERE"u8,
        _ => "NORMAL"u8,
    };

    private static void WriteRanges(Utf8JsonWriter json, AlarmDefinition alarm)
    {
        bool isOpen = false;
        foreach (Schema.Mdb.AlarmRange range in AlarmTranslation.Ranges(alarm))
        {
            if (!isOpen) json.WriteStartArray("alarmRange"u8);
            isOpen = true;
            json.WriteStartObject();
            json.WriteString("level"u8, LevelName((AlarmLevel)range.Level));
            if (range.HasMinInclusive) json.WriteNumber("minInclusive"u8, range.MinInclusive);
            if (range.HasMaxInclusive) json.WriteNumber("maxInclusive"u8, range.MaxInclusive);
            if (range.HasMinExclusive) json.WriteNumber("minExclusive"u8, range.MinExclusive);
            if (range.HasMaxExclusive) json.WriteNumber("maxExclusive"u8, range.MaxExclusive);
            json.WriteEndObject();
        }
        if (isOpen) json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, JsonEncodedText name, Instant time, LeapSeconds leapSeconds)
    {
        Span<byte> text = stackalloc byte[32];
        json.WriteString(name, text[..WireTime.Write(text, time, leapSeconds)]);
    }

    private static void Write(Utf8JsonWriter json, TelemetryValue value, WireWidth width, LeapSeconds leapSeconds)
    {
        json.WriteStartObject();
        switch (value.Kind)
        {
            case TelemetryKind.Signed when width.IsNarrow && value.Integer == (int)value.Integer:
                Write(json, "SINT32"u8, "sint32Value"u8, value.Integer);
                break;
            case TelemetryKind.Unsigned when width.IsNarrow && value.Integer == (uint)value.Integer:
                Write(json, "UINT32"u8, "uint32Value"u8, value.Integer);
                break;
            case TelemetryKind.Signed:
                json.WriteString(s_type, "SINT64"u8);
                WriteLong(json, "sint64Value"u8, value.Integer);
                break;
            case TelemetryKind.Unsigned:
                json.WriteString(s_type, "UINT64"u8);
                json.WriteString("uint64Value"u8, ((ulong)value.Integer).ToString(CultureInfo.InvariantCulture));
                break;
            case TelemetryKind.Float when width.IsNarrow && value.Number.Equals((float)value.Number):
                json.WriteString(s_type, "FLOAT"u8);
                JsonOutput.WriteNumber(json, "floatValue"u8, (float)value.Number);
                break;
            case TelemetryKind.Float:
                json.WriteString(s_type, "DOUBLE"u8);
                JsonOutput.WriteNumber(json, "doubleValue"u8, value.Number);
                break;
            case TelemetryKind.Boolean:
                json.WriteString(s_type, "BOOLEAN"u8);
                json.WriteBoolean("booleanValue"u8, value.Integer != 0);
                break;
            case TelemetryKind.Label:
                json.WriteString(s_type, "ENUMERATED"u8);
                json.WriteString(s_stringValue, value.Text);
                WriteLong(json, "sint64Value"u8, value.Integer);
                break;
            case TelemetryKind.Text:
                json.WriteString(s_type, "STRING"u8);
                json.WriteString(s_stringValue, value.Text);
                break;
            case TelemetryKind.Octets:
                json.WriteString(s_type, "BINARY"u8);
                json.WriteBase64String("binaryValue"u8, value.Octets.Span);
                break;
            case TelemetryKind.Time:
                json.WriteString(s_type, "TIMESTAMP"u8);
                json.WriteString(s_stringValue, WireTime.ToText(value.Time, leapSeconds));
                WriteLong(json, "timestampValue"u8, WireTime.ToMilliseconds(value.Time, leapSeconds));
                break;
            case TelemetryKind.Array:
                json.WriteString(s_type, "ARRAY"u8);
                if (value.Parts.Count > 0) WriteArray(json, "arrayValue"u8, value, width, leapSeconds);
                break;
            case TelemetryKind.Aggregate:
                WriteAggregate(json, value, width, leapSeconds);
                break;
            default:
                json.WriteString(s_type, "NONE"u8);
                break;
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, long number)
    {
        json.WriteString(s_type, type);
        json.WriteNumber(name, number);
    }

    private static void WriteLong(Utf8JsonWriter json, ReadOnlySpan<byte> name, long number)
    {
        Span<byte> text = stackalloc byte[20];
        _ = number.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..written]);
    }

    private static void WriteArray(Utf8JsonWriter json, ReadOnlySpan<byte> name, TelemetryValue value, WireWidth width, LeapSeconds leapSeconds)
    {
        bool isArray = value.Kind == TelemetryKind.Array;
        WireWidth element = isArray ? width.Element() : default;
        json.WriteStartArray(name);
        foreach (TelemetryPart part in value.Parts) Write(json, part.Value, isArray ? element : width.Member(part.Name), leapSeconds);
        json.WriteEndArray();
    }

    private static void WriteAggregate(Utf8JsonWriter json, TelemetryValue value, WireWidth width, LeapSeconds leapSeconds)
    {
        json.WriteString(s_type, "AGGREGATE"u8);
        json.WriteStartObject("aggregateValue"u8);
        if (value.Parts.Count > 0)
        {
            json.WriteStartArray("name"u8);
            foreach (TelemetryPart part in value.Parts) json.WriteStringValue(part.Name);
            json.WriteEndArray();
            WriteArray(json, "value"u8, value, width, leapSeconds);
        }
        json.WriteEndObject();
    }
}
