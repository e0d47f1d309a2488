using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Archive.Entries;

/// <summary>Samples in entries: the parameter by its qualified name, the values, and what was said of them.</summary>
internal static class SampleJson
{
    /// <summary>Writes a sample.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="isAlone">Whether its times, and the limits that were in force, go with it: not where the entry has the times of all.</param>
    public static void Write(Utf8JsonWriter json, ParameterSample sample, bool isAlone)
    {
        json.WriteStartObject();
        json.WriteString("parameter"u8, sample.Parameter.QualifiedName);
        if (isAlone)
        {
            json.WriteNumber("generation"u8, sample.GenerationTime.TaiNanoseconds);
            json.WriteNumber("acquisition"u8, sample.AcquisitionTime.TaiNanoseconds);
        }
        if (sample.RawValue.Kind != TelemetryKind.None)
        {
            json.WritePropertyName("raw"u8);
            ValueJson.Write(json, sample.RawValue);
        }
        json.WritePropertyName("eng"u8);
        ValueJson.Write(json, sample.EngValue);
        if (sample.Status != AcquisitionStatus.Acquired) json.WriteString("status"u8, EntryWords.Of(EntryWords.Statuses, (int)sample.Status));
        if (sample.Level is { } level) json.WriteString("level"u8, EntryWords.Of(EntryWords.Levels, (int)level));
        if (sample.Side != RangeSide.None) json.WriteString("side"u8, EntryWords.Of(EntryWords.Sides, (int)sample.Side));
        if (sample.ExpiresAfter is { } expiry) json.WriteNumber("expiresAfterNs"u8, expiry.Nanoseconds);
        if (isAlone && sample.InForce is { } limits)
        {
            json.WritePropertyName("limits"u8);
            LimitsJson.Write(json, limits);
        }
        json.WriteEndObject();
    }

    /// <summary>Reads a sample.</summary>
    /// <param name="json">In front of the object.</param>
    /// <param name="find">Finds the parameter; <see langword="null"/> if nobody knows it, or nobody wants it: then the sample is left out.</param>
    /// <param name="generation">For a sample that does not say so itself.</param>
    /// <param name="acquisition">For a sample that does not say so itself.</param>
    /// <returns>The sample, or <see langword="null"/> if it was left out or does not fit.</returns>
    public static ParameterSample? Read(ref EntryJson json, Func<string, Parameter?> find, Instant? generation = null, Instant? acquisition = null)
    {
        if (!json.BeginObject()) return null;
        if (!json.NextMember() || !json.Is("parameter"u8))
        {
            json.Fail("a sample begins with its parameter");
            return null;
        }
        string name = json.Text();
        if (json.Reason is not null) return null;
        if (find(name) is not { } parameter)
        {
            while (json.NextMember()) json.Skip();
            return null;
        }
        (TelemetryValue raw, TelemetryValue? eng) = (default, null);
        (int status, int side, AlarmLevel? level) = (0, 0, null);
        Duration? expiry = null;
        AlarmDefinition? limits = null;
        while (json.NextMember())
        {
            if (json.Is("generation"u8)) generation = json.Time();
            else if (json.Is("acquisition"u8)) acquisition = json.Time();
            else if (json.Is("raw"u8)) raw = ValueJson.Read(ref json);
            else if (json.Is("eng"u8)) eng = ValueJson.Read(ref json);
            else if (json.Is("status"u8)) status = json.Word(EntryWords.Statuses);
            else if (json.Is("level"u8)) level = (AlarmLevel)json.Word(EntryWords.Levels);
            else if (json.Is("side"u8)) side = json.Word(EntryWords.Sides);
            else if (json.Is("expiresAfterNs"u8)) expiry = Duration.FromNanoseconds(json.Integer());
            else if (json.Is("limits"u8)) limits = LimitsJson.Read(ref json);
            else json.Skip();
        }
        if (eng is null || generation is null || acquisition is null)
        {
            json.Fail("a sample has an engineering value and times");
            return null;
        }
        return new ParameterSample
        {
            Parameter = parameter,
            GenerationTime = generation.Value,
            AcquisitionTime = acquisition.Value,
            RawValue = raw,
            EngValue = eng.Value,
            Status = (AcquisitionStatus)status,
            Level = level,
            Side = (RangeSide)side,
            InForce = limits,
            ExpiresAfter = expiry,
        };
    }
}
