using System.Text.Json;
using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Writes <c>truth.json</c>: what was true in a simulated flight, every so often.</summary>
internal sealed class TruthWriter : IDisposable
{
    private readonly Utf8JsonWriter _json;
    private readonly CaseFlight _flight;
    private readonly LeapSeconds _leapSeconds;

    /// <summary>Begins the document.</summary>
    public TruthWriter(Stream stream, CaseFlight flight, Realism realism, ulong seed, LeapSeconds leapSeconds)
    {
        (_flight, _leapSeconds) = (flight, leapSeconds);
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        _json.WriteStartObject();
        _json.WriteString("case", flight.Case.Id);
        _json.WriteNumber("seed", seed);
        _json.WriteString("realism", realism.Name);
        Time("start", flight.Start);
        Time("end", flight.End);
        _json.WriteNumber("ordinary_loss_kg_per_d", flight.Case.OrdinaryLossKgPerD);
        _json.WriteStartObject("true_free_m3");
        for (int m = 0; m < flight.Plan.Modules.Count; m++) Number(flight.Plan.Modules[m].Id, flight.TrueVolumesM3[m]);
        _json.WriteEndObject();
        _json.WriteStartArray("leaks");
        foreach (LeakPlan leak in flight.Case.Leaks)
        {
            _json.WriteStartObject();
            _json.WriteString("compartment", flight.Plan.Modules[leak.Module].Id);
            Number("cda_mm2", leak.CdaMm2);
            Time("onset", flight.Start + Duration.FromMilliseconds((long)Math.Round(leak.OnsetH * 3_600_000)));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("states");
    }

    /// <summary>Writes what is true now.</summary>
    public void Write(FlightTruth truth)
    {
        _json.WriteStartObject();
        Time("time", truth.Time);
        Number("rate_mmHg_per_h", truth.RateMmHgPerH);
        Number("rate_kg_per_d", truth.LossKgPerD);
        Number("ordinary_kg_per_d", truth.OrdinaryKgPerD);
        Number("station_kg_per_d", truth.StationLossKgPerD);
        Number("cda_mm2", truth.GroupCdaMm2);
        _json.WriteStartObject("t_res_h");
        Number("490", truth.ReserveTo490H);
        Number("520", truth.ReserveTo520H);
        _json.WriteEndObject();
        _json.WriteStartObject("t_res_linear_h");
        Number("490", truth.LinearTo490H);
        Number("520", truth.LinearTo520H);
        _json.WriteEndObject();
        Number("pressure_mmHg", truth.GroupPressureMmHg);
        Number("volume_m3", truth.GroupVolumeM3);
        _json.WriteStartArray("group");
        foreach (int module in truth.Group) _json.WriteStringValue(_flight.Plan.Modules[module].Id);
        _json.WriteEndArray();
        _json.WriteStartObject("leak_cda_mm2");
        for (int m = 0; m < truth.LeakCdaMm2.Count; m++)
            if (truth.LeakCdaMm2[m] > 0) Number(_flight.Plan.Modules[m].Id, truth.LeakCdaMm2[m]);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>Ends the document.</summary>
    public void Dispose()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
    }

    private void Time(string name, Instant time) => _json.WriteString(name, time.ToUtcString(_leapSeconds, 0));

    /// <summary>Nine digits; null for what is not finite, as a reserve time without a loss.</summary>
    private void Number(string name, double value)
    {
        if (!double.IsFinite(value)) _json.WriteNull(name);
        else _json.WriteNumber(name, value == 0 ? 0 : double.Parse(value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
    }
}
