using System.Globalization;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>What people can do to a flight now: done at once, with the rows that it leaves in the log; or the reason, in words, why it cannot be done.</summary>
internal sealed class FlightCommands(CaseFlight flight)
{
    private const double LargestRateKgPerD = 20;
    private const double LargestLeakMm2 = 5_000;
    private const double LargestRepressMmHgPerH = 200;
    private const double OxygenOfAir = 0.21;

    private readonly FlightState _state = flight.State;
    private readonly FlightControls _controls = flight.Controls;
    private GasPulse? _repress;
    private string _represses = "";
    private string _gas = "";

    private StationPlan Plan => flight.Plan;

    /// <summary>Moves a hatch. One that is stuck opens only when the pressures are let even out first.</summary>
    public string? MoveHatch(int hatch, bool opens, bool equalises)
    {
        if ((uint)hatch >= (uint)Plan.Hatches.Count) return "there is no such hatch";
        Hatch moved = Plan.Hatches[hatch];
        if (_state.Air.IsOpen(hatch) == opens) return $"{moved.Id} is {(opens ? "open" : "shut")} already";
        if (!CanReach(moved.A) && !CanReach(moved.B)) return $"nobody can get to {moved.Id}: shut hatches are between";
        double difference = FlightPackets.DifferenceMmHg(flight, hatch);
        if (opens && !equalises && difference > FlightPackets.LargestPullMmHg)
            return string.Create(CultureInfo.InvariantCulture, $"{moved.Id} is stuck: the pressures on its sides differ by {difference:0.0} mmHg, and more than {FlightPackets.LargestPullMmHg} mmHg cannot be pulled open; let them even out first");
        _controls.MoveHatch(hatch, opens);
        _controls.LogHatch(Scribe.Commander, hatch, opens, _state.NowMs);
        return null;
    }

    /// <summary>Sends people to places; those who are not needed there stay.</summary>
    public string? MoveCrew(IReadOnlyList<CrewPlace> places)
    {
        foreach (CrewPlace place in places)
        {
            if ((uint)place.Module >= (uint)Plan.Modules.Count) return "there is no such module";
            if (place.Count < 0) return "people are counted from 0";
        }
        int[] target = _controls.Assign(places);
        foreach (CrewPlace place in places)
        {
            int found = target.AsSpan().Count(place.Module);
            if (found != place.Count) return $"{place.Count} cannot be in {Plan.Modules[place.Module].Id}: there are {target.Length} on board, and who is not needed elsewhere has to be somewhere";
        }
        for (int p = 0; p < target.Length; p++)
        {
            int from = _state.Life.Where[p];
            if (_state.Life.IsOutside[p] && from != target[p]) return "who is outside cannot be sent";
            if (_state.Air.Group(from) != _state.Air.Group(target[p])) return $"there is no way from {Plan.Modules[from].Id} to {Plan.Modules[target[p]].Id}: a shut hatch is between";
        }
        _state.IsCrewCommanded = true;
        _controls.MoveCrew(Scribe.Commander, target);
        return null;
    }

    /// <summary>Patches the leaks of a module.</summary>
    public string? Patch(int module, double left, string text)
    {
        if ((uint)module >= (uint)Plan.Modules.Count) return "there is no such module";
        if (!(left is >= 0 and <= 1)) return "what a patch leaves is a part of the hole, 0 to 1";
        if (!CanReach(module)) return $"nobody can get to {Plan.Modules[module].Id}: a shut hatch is between";
        _state.Leaks.Patch(module, left);
        _state.AreLeaksStale = true;
        _state.Log.Write(Scribe.Commander, _state.NowMs, _state.NowMs, OperationLog.Row(OperationKind.Patch, module, Plan.Modules[module].Id, text: text));
        return null;
    }

    /// <summary>Lets gas in until it is stopped.</summary>
    public string? StartRepress(string gas, double mmHgPerH, string source, int module)
    {
        if (gas is not ("O2" or "N2" or "air")) return $"gas is O2, N2 or air, not '{gas}'";
        if (!(mmHgPerH is > 0 and <= LargestRepressMmHgPerH)) return $"the rate is over 0 and at most {LargestRepressMmHgPerH} mmHg/h";
        if ((uint)module >= (uint)Plan.Modules.Count) return "there is no such module";
        if (_repress is not null) return $"gas from {_represses} is being let in already";
        double oxygen = gas == "O2" ? 1 : gas == "N2" ? 0 : OxygenOfAir;
        double molPerS = GasLaw.Moles(mmHgPerH * GasLaw.PaPerMmHg, _state.Air.GroupVolumeM3(module), _state.Air.TemperatureK(module)) / 3600;
        double[] rates = new double[CabinAir.Gases];
        (rates[(int)Gas.Oxygen], rates[(int)Gas.Nitrogen]) = (molPerS * oxygen, molPerS * (1 - oxygen));
        _repress = new GasPulse(_state.NowMs, long.MaxValue, module, rates);
        (_represses, _gas) = (source, gas);
        _state.Life.Add(_repress);
        Log(OperationKind.RepressStart, -1, source, gas, gas);
        return null;
    }

    /// <summary>Lets no more gas in.</summary>
    public string? StopRepress()
    {
        if (_repress is null) return "no gas is being let in";
        _state.Life.Remove(_repress);
        _repress = null;
        Log(OperationKind.RepressStop, -1, _represses, _gas, _gas);
        return null;
    }

    /// <summary>Sets the oxygen generator; 0 is off.</summary>
    public string? SetGenerator(double kgPerD)
    {
        if (_state.Life.GeneratorModule < 0) return "this flight has no oxygen generator";
        if (!(kgPerD is >= 0 and <= LargestRateKgPerD)) return $"the rate is 0 to {LargestRateKgPerD} kg/d";
        _state.Life.SetGenerator(kgPerD, kgPerD > 0);
        _state.Log.Write(Scribe.Commander, _state.NowMs, _state.NowMs, OperationLog.Row(OperationKind.OxygenGenerator, -1, _state.Life.GeneratorName, kgPerD, text: kgPerD.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    /// <summary>Makes a hole. No log tells of it.</summary>
    public string? StartLeak(int module, double cdaMm2)
    {
        if ((uint)module >= (uint)Plan.Modules.Count) return "there is no such module";
        if (!(cdaMm2 is > 0 and <= LargestLeakMm2)) return $"the effective area is over 0 and at most {LargestLeakMm2} mm²";
        _state.Leaks.Add(new LeakPlan(module, cdaMm2, _state.Hours, 0, []));
        _state.AreLeaksStale = true;
        return null;
    }

    /// <summary>Closes all holes of a module, as if they had never been. No log tells of it.</summary>
    public string? StopLeak(int module)
    {
        if ((uint)module >= (uint)Plan.Modules.Count) return "there is no such module";
        if (_state.Leaks.LeakMm2(module, _state.Hours) <= 0) return $"nothing leaks in {Plan.Modules[module].Id}";
        _state.Leaks.Patch(module, 0);
        _state.AreLeaksStale = true;
        return null;
    }

    /// <summary>Whether anybody can walk to a module.</summary>
    public bool CanReach(int module)
    {
        for (int p = 0; p < _state.Life.Where.Length; p++)
            if (!_state.Life.IsOutside[p] && _state.Air.Group(_state.Life.Where[p]) == _state.Air.Group(module)) return true;
        return false;
    }

    private void Log(OperationKind kind, int place, string subject, string gas, string text) =>
        _state.Log.Write(Scribe.Commander, _state.NowMs, _state.NowMs, OperationLog.Row(kind, place, subject, gas: gas, text: text));
}
