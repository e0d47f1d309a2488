namespace Zarya.Station.Plans;

/// <summary>A station as its file says it is: pressurised volumes, the hatches between them, lifeboats and the sensors that are expected. Immutable; places are indices into <see cref="Modules"/>.</summary>
/// <remarks>What the file says need not be true to the last per cent: free volumes are known to about 6 % (see <c>docs/leak-watch.md</c>).</remarks>
public sealed class StationPlan
{
    private readonly Dictionary<string, int> _modules;
    private readonly Dictionary<string, int> _hatches;

    /// <summary>Makes a plan. Ids must be unique; hatches join two different modules of the plan.</summary>
    /// <exception cref="ArgumentException">An id stands twice, or a hatch or lifeboat names no module.</exception>
    public StationPlan(string id, IReadOnlyList<PressurisedVolume> modules, IReadOnlyList<Hatch> hatches, IReadOnlyList<int> lifeboats, int crew, SensorSuite sensors)
    {
        Id = id;
        Modules = modules;
        Hatches = hatches;
        Lifeboats = lifeboats;
        Crew = crew;
        Sensors = sensors;
        _modules = modules.Select((m, i) => (m.Id, i)).ToDictionary(StringComparer.Ordinal);
        _hatches = hatches.Select((h, i) => (h.Id, i)).ToDictionary(StringComparer.Ordinal);
        if (hatches.Any(h => h.A == h.B || (uint)h.A >= modules.Count || (uint)h.B >= modules.Count)) throw new ArgumentException("a hatch joins no two modules", nameof(hatches));
        if (lifeboats.Any(l => (uint)l >= modules.Count)) throw new ArgumentException("a lifeboat is no module", nameof(lifeboats));
    }

    /// <summary>The station's id.</summary>
    public string Id { get; }

    /// <summary>The pressurised volumes.</summary>
    public IReadOnlyList<PressurisedVolume> Modules { get; }

    /// <summary>The hatches.</summary>
    public IReadOnlyList<Hatch> Hatches { get; }

    /// <summary>Modules in which people can leave: indices into <see cref="Modules"/>.</summary>
    public IReadOnlyList<int> Lifeboats { get; }

    /// <summary>People on board at the start.</summary>
    public int Crew { get; }

    /// <summary>The sensors that are expected; what comes may be less.</summary>
    public SensorSuite Sensors { get; }

    /// <summary>The index of a module, −1 when there is none of this id.</summary>
    public int ModuleIndex(ReadOnlySpan<char> id) => _modules.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out int index) ? index : -1;

    /// <summary>The index of a hatch, −1 when there is none of this id.</summary>
    public int HatchIndex(ReadOnlySpan<char> id) => _hatches.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out int index) ? index : -1;
}
