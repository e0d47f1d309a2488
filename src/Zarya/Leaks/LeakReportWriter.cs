using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Zarya.Outputs;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>What a leak watch says as JSON lines: <c>time</c> and <c>kind</c> first, numbers to six significant digits, what is not finite as <c>null</c>.</summary>
/// <remarks>The form is fixed by <c>docs/guide/leak.md</c>; fields behind those listed there may be added.</remarks>
internal sealed class LeakReportWriter : IDisposable
{
    /// <summary>Pounds (avoirdupois) a kilogram: 1/0.45359237, NIST SP 811 appendix B.8.</summary>
    private const double PoundsPerKg = 1 / 0.45359237;

    private readonly Stream _output;
    private readonly StationPlan _plan;
    private readonly LeapSeconds _leapSeconds;
    private readonly JsonEncodedText[] _modules;
    private readonly JsonEncodedText _firstFloor;
    private readonly JsonEncodedText _secondFloor;
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonText.WriterOptions);

    public LeakReportWriter(Stream output, StationPlan plan, LeakWatchOptions options, LeapSeconds leapSeconds)
    {
        (_output, _plan, _leapSeconds) = (output, plan, leapSeconds);
        _modules = [.. plan.Modules.Select(m => JsonEncodedText.Encode(m.Id, JsonText.Encoder))];
        _firstFloor = Floor(options.FirstFloorMmHg);
        _secondFloor = Floor(options.SecondFloorMmHg);
    }

    /// <summary>Writes a report as a line; it is in the output when this returns.</summary>
    public void Write(LeakReport report)
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        WriteTime(report.Time);
        _json.WriteString("kind"u8, Kind(report));
        switch (report)
        {
            case AssessmentReport assessment:
                WriteState(assessment.State);
                break;
            case AlarmReport alarm:
                _json.WriteString("leak_id"u8, alarm.LeakId);
                WriteState(alarm.State);
                break;
            case ClearReport clear:
                _json.WriteString("leak_id"u8, clear.LeakId);
                _json.WriteString("reason"u8, clear.Reason);
                break;
            case NextClosureReport closure:
                WriteClosure(closure);
                break;
            case PatchVerdictReport verdict:
                WriteEstimate("residual_cda_mm2"u8, verdict.ResidualCdaMm2);
                WriteNumber("holds_probability"u8, verdict.HoldsProbability);
                WriteNumber("wait_min_for_99_percent"u8, verdict.WaitMinFor99Percent);
                WriteModule("compartment"u8, verdict.Module);
                _json.WriteString("verdict"u8, verdict.Verdict);
                break;
            case SensorFaultReport fault:
                _json.WriteString("channel"u8, ChannelNames.Of(fault.Quantity));
                WriteModule("compartment"u8, fault.Module);
                _json.WriteString("reason"u8, fault.Reason);
                break;
        }
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        _output.Write(_line.WrittenSpan);
        _output.Flush();
    }

    public void Dispose() => _json.Dispose();

    private static JsonEncodedText Floor(double mmHg) => JsonEncodedText.Encode(mmHg.ToString("R", CultureInfo.InvariantCulture));

    private static ReadOnlySpan<byte> Kind(LeakReport report) => report switch
    {
        AssessmentReport => "assessment"u8,
        AlarmReport => "alarm"u8,
        ClearReport => "clear"u8,
        NextClosureReport => "next_closure"u8,
        PatchVerdictReport => "patch_verdict"u8,
        SensorFaultReport => "sensor_fault"u8,
        TickReport => "tick"u8,
        _ => throw new InvalidOperationException($"no name for {report.GetType().Name}"),
    };

    private void WriteTime(Instant time)
    {
        Span<byte> text = stackalloc byte[32];
        _ = time.TryFormatUtc(text, out int written, _leapSeconds, JsonText.TimeDigits(time));
        _json.WriteString("time"u8, text[..written]);
    }

    private void WriteState(LossState state)
    {
        WriteNumber("leak_probability"u8, state.LeakProbability);
        WriteEstimate("rate_mmHg_per_h"u8, state.RateMmHgPerH);
        WriteEstimate("rate_kg_per_d"u8, state.RateKgPerD);
        WriteEstimate("cda_mm2"u8, state.CdaMm2);
        WriteByFloor("t_res_h"u8, state.ReserveTo490H, state.ReserveTo520H);
        WriteAttribution(state.Attribution);
        _json.WriteStartObject("compartments"u8);
        for (int i = 0; i < _modules.Length && i < state.Compartments.Count; i++)
        {
            _json.WritePropertyName(_modules[i]);
            WriteValue(state.Compartments[i]);
        }
        _json.WriteEndObject();
        WriteModules("group"u8, state.Group);
        WriteNumber("pressure_mmHg"u8, state.PressureMmHg);
        WriteNumber("nitrogen_kg"u8, state.NitrogenKg);
        Estimate kg = state.RateKgPerD;
        WriteEstimate("rate_lb_per_d"u8, new Estimate(kg.Median * PoundsPerKg, kg.P05 * PoundsPerKg, kg.P95 * PoundsPerKg));
        Estimate rate = state.RateMmHgPerH;
        // The slower, the longer: the ends change places. Nothing flows in from space: a rate of 0 or below is no time at all.
        WriteEstimate("seconds_per_mmHg"u8, new Estimate(SecondsPerMmHg(rate.Median), SecondsPerMmHg(rate.P95), SecondsPerMmHg(rate.P05)));
        WriteByFloor("t_res_linear_h"u8, state.ReserveLinear490H, state.ReserveLinear520H);
        WriteTexts("ruled_out"u8, state.RuledOut);
        WriteTexts("doubt"u8, state.Doubt);
    }

    private void WriteAttribution(in Attribution parts)
    {
        _json.WriteStartObject("attribution_mmHg_per_h"u8);
        WriteNumber("temperature"u8, parts.Temperature);
        WriteNumber("oxygen"u8, parts.Oxygen);
        WriteNumber("co2_and_water"u8, parts.CarbonDioxideAndWater);
        WriteNumber("operations"u8, parts.Operations);
        WriteNumber("ordinary"u8, parts.Ordinary);
        WriteNumber("unexplained"u8, parts.Unexplained);
        WriteNumber("unexplained_sd"u8, parts.UnexplainedSd);
        _json.WriteEndObject();
    }

    private void WriteClosure(NextClosureReport report)
    {
        ClosureAdvice? advice = report.Closure;
        if (advice is not null && (uint)advice.Hatch < (uint)_plan.Hatches.Count) _json.WriteString("hatch"u8, _plan.Hatches[advice.Hatch].Id);
        else _json.WriteNull("hatch"u8);
        WriteNumber("if_inside_min_to_1mmHg"u8, advice?.IfInsideMinTo1MmHg ?? double.NaN);
        WriteNumber("if_outside_min_to_1mmHg"u8, advice?.IfOutsideMinTo1MmHg ?? double.NaN);
        WriteNumber("wait_min"u8, advice?.WaitMin ?? double.NaN);
        WriteNumber("open_again_before_min"u8, advice?.OpenAgainBeforeMin ?? double.NaN);
        WriteNumber("expected_bits"u8, advice?.ExpectedBits ?? double.NaN);
        _json.WriteBoolean("keep_closed"u8, advice is { KeepClosed: true });
        _json.WriteStartArray("crew_moves"u8);
        foreach (CrewPlace place in advice?.CrewMoves ?? [])
        {
            _json.WriteStartObject();
            WriteModule("module"u8, place.Module);
            _json.WriteNumber("count"u8, place.Count);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        WriteModules("inside"u8, advice?.InsideModules ?? []);
        _json.WriteString("why"u8, report.Why);
    }

    private void WriteByFloor(ReadOnlySpan<byte> name, in Estimate first, in Estimate second)
    {
        _json.WriteStartObject(name);
        _json.WritePropertyName(_firstFloor);
        WriteEstimate(in first);
        _json.WritePropertyName(_secondFloor);
        WriteEstimate(in second);
        _json.WriteEndObject();
    }

    private void WriteEstimate(ReadOnlySpan<byte> name, in Estimate estimate)
    {
        _json.WritePropertyName(name);
        WriteEstimate(in estimate);
    }

    private void WriteEstimate(in Estimate estimate)
    {
        _json.WriteStartObject();
        WriteNumber("median"u8, estimate.Median);
        WriteNumber("p05"u8, estimate.P05);
        WriteNumber("p95"u8, estimate.P95);
        _json.WriteEndObject();
    }

    private void WriteModule(ReadOnlySpan<byte> name, int module)
    {
        if ((uint)module < (uint)_modules.Length) _json.WriteString(name, _modules[module]);
        else _json.WriteNull(name);
    }

    private void WriteModules(ReadOnlySpan<byte> name, IReadOnlyList<int> modules)
    {
        _json.WriteStartArray(name);
        foreach (int module in modules)
            if ((uint)module < (uint)_modules.Length) _json.WriteStringValue(_modules[module]);
        _json.WriteEndArray();
    }

    private void WriteTexts(ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (string text in texts) _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    private void WriteNumber(ReadOnlySpan<byte> name, double number)
    {
        _json.WritePropertyName(name);
        WriteValue(number);
    }

    private void WriteValue(double number)
    {
        Span<byte> text = stackalloc byte[32];
        if (!double.IsFinite(number) || !number.TryFormat(text, out int written, "G6", CultureInfo.InvariantCulture)) _json.WriteNullValue();
        else if (number == 0) _json.WriteNumberValue(0);
        else _json.WriteRawValue(text[..written], skipInputValidation: true);
    }

    private static double SecondsPerMmHg(double mmHgPerH) => mmHgPerH > 0 ? 3600 / mmHgPerH : double.NaN;
}
