using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Values of a decoded packet as values by themselves.</summary>
internal static class DecodedSamples
{
    private const ValueFlags Doubtful = ValueFlags.Malformed | ValueFlags.OutOfRange | ValueFlags.NotValid;

    /// <summary>The raw or engineering value at a slot, with its parts.</summary>
    public static TelemetryValue Value(DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        ref readonly ParameterValue value = ref decoded.Values[slot];
        ulong bits = raw ? value.RawBits : value.EngBits;
        return (raw ? value.RawKind : value.EngKind) switch
        {
            ValueKind.Signed => TelemetryValue.OfSigned((long)bits),
            ValueKind.Unsigned => TelemetryValue.OfUnsigned(bits),
            ValueKind.Float => TelemetryValue.OfFloat(BitConverter.UInt64BitsToDouble(bits)),
            ValueKind.Boolean => TelemetryValue.OfBoolean(bits != 0),
            ValueKind.Label => TelemetryValue.OfLabel(value.RawKind is ValueKind.Signed or ValueKind.Unsigned or ValueKind.Boolean ? (long)value.RawBits : 0, decoded.GetText(in value, packet) ?? ""),
            ValueKind.Text => TelemetryValue.OfText(decoded.GetText(in value, packet, raw) ?? ""),
            ValueKind.Octets => TelemetryValue.OfOctets(decoded.GetOctets(in value, packet, raw).ToArray()),
            ValueKind.Time => TelemetryValue.OfTime(Instant.FromTaiNanoseconds((long)bits)),
            ValueKind.Array => TelemetryValue.OfArray(Parts(decoded, slot, packet, raw)),
            ValueKind.Aggregate => TelemetryValue.OfAggregate(Parts(decoded, slot, packet, raw)),
            _ => default,
        };
    }

    /// <summary>The sample at a slot.</summary>
    public static ParameterSample Sample(DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, Instant generation, Instant reception, Duration? expiry)
    {
        ParameterValue value = decoded.Values[slot];
        Parameter parameter = decoded.Plan.Items[value.Item].Parameter;
        DataType? type = parameter.Type.Target;
        bool hasLimits = type?.DefaultAlarm is not null || type?.ContextAlarms.Count > 0;
        TelemetryValue eng = Value(decoded, slot, packet, raw: false);
        // Which of several contexts held is not known here; without contexts it is the one there is.
        AlarmDefinition? inForce = hasLimits && type!.ContextAlarms.Count == 0 ? type.DefaultAlarm : null;
        return new ParameterSample
        {
            Parameter = parameter,
            GenerationTime = generation,
            AcquisitionTime = reception,
            RawValue = Value(decoded, slot, packet, raw: true),
            EngValue = eng,
            Status = (value.Flags & Doubtful) == 0 && !(value.EngKind == ValueKind.Text && !Charsets.IsText(decoded.Plan.Items[value.Item].Charset, decoded.GetOctets(in value, packet, raw: false))) ? AcquisitionStatus.Acquired : AcquisitionStatus.Invalid,
            Level = hasLimits ? value.AlarmLevel : null,
            Side = inForce is not null && value.AlarmLevel != AlarmLevel.Normal ? Side(inForce, value.AlarmLevel, in eng) : RangeSide.None,
            InForce = inForce,
            ExpiresAfter = expiry,
        };
    }

    private static TelemetryPart[] Parts(DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        ParameterValue whole = decoded.Values[slot];
        var parts = new TelemetryPart[whole.ChildCount];
        int at = slot + 1;
        for (int i = 0; i < parts.Length; i++)
        {
            ParameterValue part = decoded.Values[at];
            parts[i] = new TelemetryPart(whole.RawKind == ValueKind.Array ? "" : decoded.Plan.Items[part.Item].MemberName, Value(decoded, at, packet, raw));
            at += 1 + part.DescendantCount;
        }
        return parts;
    }

    private static RangeSide Side(AlarmDefinition limits, AlarmLevel level, in TelemetryValue value)
    {
        if (!value.TryGetNumber(out double number)) return RangeSide.None;
        foreach (AlarmRange range in limits.Ranges)
        {
            if (range.Level != level || range.IsViolatedInside || range.Range.Contains(number)) continue;
            return number <= range.Range.Minimum ? RangeSide.Low : RangeSide.High;
        }
        return RangeSide.None;
    }
}
