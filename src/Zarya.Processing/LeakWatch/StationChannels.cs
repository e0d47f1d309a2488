using Zarya.Mdb.Model;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Processing.LeakWatch;

/// <summary>One line of a mission file's table: <c>P_total: /ISS/SM_RO/P_total</c>.</summary>
/// <param name="Name">What it tells, as <see cref="StationChannels"/> lists them; with its place as <c>P_total@SM_RO</c> where the parameter's own name does not say it.</param>
/// <param name="Parameter">The parameter's absolute name.</param>
public readonly record struct ChannelLine(string Name, string Parameter);

/// <summary>Which parameters tell the leak watch what. Immutable.</summary>
/// <remarks>
/// Names: the channels of telemetry files (<c>P_total</c>, <c>ppN2</c>, <c>ppO2</c>, <c>ppCO2</c>, <c>T_air</c>, <c>dewpoint</c>, <c>O2_generation_rate</c>, <c>gauge</c>), each also with <c>_quality</c>; <c>hatch</c>, <c>crew</c>, <c>vent</c>,
/// <c>airlock</c>, <c>patches</c>; of the station <c>repress</c>, <c>repress_gas</c>, <c>repress_mass</c>, <c>o2_commanded</c>. A place that a line does not name is the innermost space system of the parameter that is called as a module, or,
/// for hatches, the parameter's own name. Values are taken in the parameter's unit.
/// </remarks>
public sealed class StationChannels
{
    private readonly Dictionary<Parameter, StationSignal> _signals = [];
    private readonly HashSet<(SignalKind, int, Quantity)> _taken = [];

    private StationChannels(StationPlan plan) => Plan = plan;

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>What each parameter tells.</summary>
    public IReadOnlyDictionary<Parameter, StationSignal> Signals => _signals;

    /// <summary>The channels that a mission names, line by line.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="plan">The station.</param>
    /// <param name="database">The parameters.</param>
    /// <param name="problems">Takes what is wrong; such a line does not count.</param>
    public static StationChannels Read(IEnumerable<ChannelLine> lines, StationPlan plan, MissionDatabase database, ICollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(problems);
        var channels = new StationChannels(plan);
        foreach (ChannelLine line in lines)
        {
            if (database.FindParameter(line.Parameter) is not { } parameter) problems.Add($"{line.Name}: there is no parameter {line.Parameter}");
            else if (channels.Add(parameter, line.Name) is { } wrong) problems.Add($"{line.Name}: {line.Parameter} {wrong}");
        }
        return channels;
    }

    /// <summary>The channels that can be found by name, as a station of Zarya's own writes them: <c>…/MODULE/P_total</c>, <c>…/MODULE/crew</c>, <c>…/Hatches/HATCH</c>, <c>…/LifeSupport/REPRESS_VALVE</c> and so on.</summary>
    /// <param name="plan">The station.</param>
    /// <param name="database">The parameters.</param>
    /// <param name="problems">Takes what is wrong: a parameter in a unit that cannot be, two for one sensor.</param>
    public static StationChannels Find(StationPlan plan, MissionDatabase database, ICollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(problems);
        var channels = new StationChannels(plan);
        foreach (Parameter parameter in database.Parameters)
        {
            if (SignalNames.OwnName(parameter) is not { } name || channels.PlaceOf(parameter, name) is null) continue;
            if (channels.Add(parameter, name) is { } wrong) problems.Add($"{parameter.QualifiedName} {wrong}");
        }
        return channels;
    }

    private string? Add(Parameter parameter, string name)
    {
        int at = name.IndexOf('@', StringComparison.Ordinal);
        if (!SignalNames.TryKind(at < 0 ? name : name[..at], out SignalKind kind, out Quantity quantity)) return "tells nothing that is known by this name";
        int? place = at < 0 ? PlaceOf(parameter, name) : Named(kind, name[(at + 1)..]);
        if (place is not { } found) return "is of no place of the station file";
        UnitStep step = UnitStep.None;
        if (kind == SignalKind.Reading && !CabinUnits.TryStep(quantity, parameter, out step)) return $"is in '{parameter.Type.Target!.Units[0].Text}', which is no unit for it";
        if (_signals.ContainsKey(parameter)) return "tells something else already";
        if (!_taken.Add((kind, found, quantity))) return "is the second for this place";
        _signals.Add(parameter, new StationSignal(kind, found, quantity, step));
        return null;
    }

    private int? Named(SignalKind kind, string place)
    {
        int index = kind == SignalKind.Hatch ? Plan.HatchIndex(place) : Plan.ModuleIndex(place);
        return index >= 0 ? index : null;
    }

    private int? PlaceOf(Parameter parameter, string name)
    {
        if (!SignalNames.TryKind(name, out SignalKind kind, out _)) return null;
        if (kind is SignalKind.Repress or SignalKind.RepressGas or SignalKind.RepressMass or SignalKind.OxygenCommanded) return -1;
        if (kind is SignalKind.Berth or SignalKind.BerthVolume or SignalKind.BerthAt) return SignalNames.BerthOf(parameter.Name);
        if (kind == SignalKind.Hatch) return Index(Plan.Hatches.Count, i => Plan.Hatches[i].Id, parameter.Name);
        for (SpaceSystem? system = parameter.System; system is not null; system = system.System)
            if (Index(Plan.Modules.Count, i => Plan.Modules[i].Id, system.Name) is { } module) return module;
        return null;
    }

    private static int? Index(int count, Func<int, string> id, string name)
    {
        for (int i = 0; i < count; i++)
            if (id(i) == name || SignalNames.XtceName(id(i)) == name) return i;
        return null;
    }
}
