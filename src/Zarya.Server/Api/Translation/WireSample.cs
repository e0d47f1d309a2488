using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Schema.Values;
using Zarya.Time;

namespace Zarya.Server.Api.Translation;

/// <summary>Samples as they are sent: <c>ParameterValue</c>.</summary>
internal static class WireSample
{
    /// <summary>A sample with the name that the client asked by; <see langword="null"/> for none (the caller adds a number).</summary>
    public static ParameterValue Of(ParameterSample sample, NamedObjectId? id, LeapSeconds leapSeconds)
    {
        DataType? type = sample.Parameter.Type.Target;
        return Of(sample, id, WireWidth.OfRaw(type), WireWidth.OfEngineering(type), leapSeconds);
    }

    /// <summary>As above for a part of a parameter, whose widths are its own.</summary>
    public static ParameterValue Of(ParameterSample sample, NamedObjectId? id, WireWidth raw, WireWidth engineering, LeapSeconds leapSeconds)
    {
        var value = new ParameterValue
        {
            EngValue = WireValue.Of(sample.EngValue, engineering, leapSeconds),
            AcquisitionTime = WireTime.ToTimestamp(sample.AcquisitionTime, leapSeconds),
            GenerationTime = WireTime.ToTimestamp(sample.GenerationTime, leapSeconds),
            AcquisitionStatus = StatusOf(sample.Status),
        };
        if (id is not null) value.Id = id;
        if (sample.RawValue.Kind != TelemetryKind.None) value.RawValue = WireValue.Of(sample.RawValue, raw, leapSeconds);
        if (sample.Level is { } level) value.MonitoringResult = ResultOf(level);
        if (sample.Side != RangeSide.None) value.RangeCondition = sample.Side == RangeSide.Low ? RangeCondition.Low : RangeCondition.High;
        if (sample.InForce is { } alarm) value.AlarmRange.AddRange(AlarmTranslation.Ranges(alarm));
        if (sample.ExpiresAfter is { } expiry) value.ExpireMillis = expiry.Nanoseconds / 1_000_000;
        return value;
    }

    /// <summary>Whether a value is to be believed.</summary>
    public static Schema.Pvalue.AcquisitionStatus StatusOf(Processing.Telemetry.AcquisitionStatus status) => status switch
    {
        Processing.Telemetry.AcquisitionStatus.Acquired => Schema.Pvalue.AcquisitionStatus.Acquired,
        Processing.Telemetry.AcquisitionStatus.NotReceived => Schema.Pvalue.AcquisitionStatus.NotReceived,
        Processing.Telemetry.AcquisitionStatus.Expired => Schema.Pvalue.AcquisitionStatus.Expired,
        _ => Schema.Pvalue.AcquisitionStatus.Invalid,
    };

    /// <summary>What limits say.</summary>
    public static MonitoringResult ResultOf(AlarmLevel level) => level switch
    {
        AlarmLevel.Watch => MonitoringResult.Watch,
        AlarmLevel.Warning => MonitoringResult.Warning,
        AlarmLevel.Distress => MonitoringResult.Distress,
        AlarmLevel.Critical => MonitoringResult.Critical,
        AlarmLevel.Severe => MonitoringResult.Severe,
        _ => MonitoringResult.InLimits,
    };
}
