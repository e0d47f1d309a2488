using System.Globalization;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks.Places;

/// <summary>Which hatches are open, which compartments so share their air, who is where and which vehicles are there. Immutable: an operation makes new states.</summary>
/// <remarks>
/// A vehicle of the plan (a module whose id is the vehicle's, or begins with it and an underscore) that leaves is shut off and counts no more as volume or lifeboat until it is back. A vehicle
/// that is not in the plan adds its <c>free_m3=</c> to the module named by <c>at=</c>: at once, or while its hatch is open when <c>hatch=</c> names one. It gets no probability of its own; a leak in it shows at that module.
/// </remarks>
public sealed class HatchStates
{
    private readonly bool[] _open;
    private readonly bool[] _gone;
    private readonly double[] _volumes;
    private readonly Guest[] _guests;
    private readonly int[] _groupOf;
    private readonly ConnectedVolume[] _groups;

    /// <summary>The states at the start of the telemetry.</summary>
    public HatchStates(StationPlan plan)
        : this(
            plan ?? throw new ArgumentNullException(nameof(plan)), [.. plan.Hatches.Select(h => h.OpenAtStart)], new bool[plan.Modules.Count],
            [.. plan.Modules.Select(m => m.FreeM3)], [], [], CrewRoll.Start(plan))
    {
    }

    private HatchStates(StationPlan plan, bool[] open, bool[] gone, double[] volumes, Guest[] guests, ShutHatch[] shut, CrewRoll crew)
    {
        Plan = plan;
        _open = open;
        _gone = gone;
        _volumes = volumes;
        _guests = guests;
        Shut = shut;
        Crew = crew;
        (_groupOf, _groups) = Connect();
    }

    private HatchStates(HatchStates of, CrewRoll crew)
    {
        (Plan, _open, _gone, _volumes, _guests, Shut, _groupOf, _groups) = (of.Plan, of._open, of._gone, of._volumes, of._guests, of.Shut, of._groupOf, of._groups);
        Crew = crew;
    }

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>Who is where.</summary>
    public CrewRoll Crew { get; }

    /// <summary>Hatches shut since the start and still shut, the last one last.</summary>
    public IReadOnlyList<ShutHatch> Shut { get; }

    /// <summary>The volumes of joined air, by their lowest module.</summary>
    public IReadOnlyList<ConnectedVolume> Groups => _groups;

    /// <summary>Whether a hatch is open.</summary>
    public bool IsOpen(int hatch) => _open[hatch];

    /// <summary>Whether a module is part of the station now: not a vehicle that has left.</summary>
    public bool IsPresent(int module) => !_gone[module];

    /// <summary>Free volume of one module now, m³, a guest vehicle behind it counted.</summary>
    public double VolumeM3(int module) => _volumes[module];

    /// <summary>Index into <see cref="Groups"/> of the volume that a module belongs to.</summary>
    public int GroupIndex(int module) => _groupOf[module];

    /// <summary>The volume that a module belongs to.</summary>
    public ConnectedVolume Group(int module) => _groups[_groupOf[module]];

    /// <summary>The states with one hatch put another way, without a date.</summary>
    public HatchStates With(int hatch, bool open) => With(hatch, open, Instant.MinValue);

    /// <summary>The states with a hatch shut or opened at a time.</summary>
    public HatchStates With(int hatch, bool open, Instant at)
    {
        if (_open[hatch] == open) return this;
        bool[] hatches = [.. _open];
        hatches[hatch] = open;
        IEnumerable<ShutHatch> others = Shut.Where(s => s.Hatch != hatch);
        return new HatchStates(Plan, hatches, _gone, _volumes, _guests, [.. open ? others : others.Append(new ShutHatch(hatch, at))], Crew);
    }

    /// <summary>The states with everybody where an advice wants them.</summary>
    public HatchStates WithCrew(CrewRoll crew) => new(this, crew);

    /// <summary>The states after an operation; the same object when it changes nothing. Volumes and hatches are unchanged when <see cref="SameAir"/> says so.</summary>
    public HatchStates After(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        bool module = (uint)operation.Place < (uint)Plan.Modules.Count;
        bool hatch = (uint)operation.Place < (uint)Plan.Hatches.Count;
        return operation.Kind switch
        {
            OperationKind.HatchOpen or OperationKind.HatchClose when hatch => With(operation.Place, operation.Kind == OperationKind.HatchOpen, operation.Time),
            OperationKind.HatchOpen or OperationKind.HatchClose => WithGuestHatch(operation.Subject, operation.Kind == OperationKind.HatchOpen),
            OperationKind.CrewAt when module && operation.Number is >= 0 and < 1000 => WithCrew(Crew.At(operation.Place, (int)operation.Number)),
            OperationKind.VehicleDocked => Docked(operation),
            OperationKind.VehicleUndocked => Undocked(operation.Subject, operation.Time),
            _ => this,
        };
    }

    /// <summary>Whether hatches and volumes are those of other states, so that rates measured under one speak of the other.</summary>
    public bool SameAir(HatchStates other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(_groups, other._groups) || (_open.AsSpan().SequenceEqual(other._open) && _volumes.AsSpan().SequenceEqual(other._volumes) && _gone.AsSpan().SequenceEqual(other._gone));
    }

    private HatchStates Docked(Operation operation)
    {
        int[] own = Vehicle(operation.Subject);
        if (own.Length > 0) return own.Any(m => _gone[m]) ? Present(own, gone: false, operation.Time) : this;
        int at = Plan.ModuleIndex(Word(operation.Text, "at="));
        double free = operation.Number > 0 ? operation.Number : Number(Word(operation.Text, "free_m3="));
        if (at < 0 || !(free > 0) || !double.IsFinite(free) || _guests.Any(g => g.Vehicle == operation.Subject)) return this;
        ReadOnlySpan<char> hatch = Word(operation.Text, "hatch=");
        int known = Plan.HatchIndex(hatch);
        // A hatch of the plan is one between modules of the plan: there is nothing behind it that this guest could be, so its air counts where it docked.
        string own2 = known < 0 ? hatch.ToString() : "";
        return WithGuests([.. _guests, new Guest(operation.Subject, own2, at, free, own2.Length == 0)]);
    }

    private HatchStates Undocked(string vehicle, Instant at)
    {
        int[] own = Vehicle(vehicle);
        if (own.Length > 0) return own.All(m => _gone[m]) ? this : Present(own, gone: true, at);
        return _guests.Any(g => g.Vehicle == vehicle) ? WithGuests([.. _guests.Where(g => g.Vehicle != vehicle)]) : this;
    }

    private HatchStates Present(int[] modules, bool gone, Instant at)
    {
        bool[] absent = [.. _gone], open = [.. _open];
        foreach (int m in modules) absent[m] = gone;
        for (int h = 0; h < open.Length; h++) open[h] &= !absent[Plan.Hatches[h].A] && !absent[Plan.Hatches[h].B];
        ShutHatch[] newly = [.. Enumerable.Range(0, open.Length).Where(h => _open[h] && !open[h]).Select(h => new ShutHatch(h, at))];
        return new HatchStates(Plan, open, absent, _volumes, _guests, [.. Shut, .. newly], gone ? Crew.Left(m => absent[m]) : Crew);
    }

    private HatchStates WithGuestHatch(string hatch, bool open) =>
        _guests.Any(g => g.Hatch == hatch && g.Open != open) ? WithGuests([.. _guests.Select(g => g.Hatch == hatch ? g with { Open = open } : g)]) : this;

    private HatchStates WithGuests(Guest[] guests)
    {
        double[] volumes = [.. Plan.Modules.Select(m => m.FreeM3)];
        foreach (Guest guest in guests)
            if (guest.Open) volumes[guest.At] += guest.FreeM3;
        return new HatchStates(Plan, _open, _gone, volumes, guests, [.. Shut], Crew);
    }

    private int[] Vehicle(string id) =>
        [.. Enumerable.Range(0, Plan.Modules.Count).Where(m => Plan.Modules[m].Id == id || (id.Length > 0 && Plan.Modules[m].Id.StartsWith(id + "_", StringComparison.Ordinal)))];

    private static ReadOnlySpan<char> Word(string text, string key)
    {
        foreach (Range part in text.AsSpan().Split(' '))
            if (text.AsSpan(part).StartsWith(key, StringComparison.Ordinal)) return text.AsSpan(part)[key.Length..];
        return [];
    }

    private static double Number(ReadOnlySpan<char> text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private (int[] GroupOf, ConnectedVolume[] Groups) Connect()
    {
        int count = Plan.Modules.Count;
        int[] root = new int[count];
        for (int i = 0; i < count; i++) root[i] = i;
        for (int h = 0; h < _open.Length; h++)
        {
            if (!_open[h]) continue;
            int a = Root(root, Plan.Hatches[h].A), b = Root(root, Plan.Hatches[h].B);
            root[Math.Max(a, b)] = Math.Min(a, b);
        }
        int[] groupOf = new int[count];
        List<List<int>> members = [];
        for (int i = 0; i < count; i++)
        {
            int r = Root(root, i);
            if (r == i)
            {
                groupOf[i] = members.Count;
                members.Add([]);
            }
            groupOf[i] = groupOf[r];
            members[groupOf[i]].Add(i);
        }
        ConnectedVolume[] groups = new ConnectedVolume[members.Count];
        for (int g = 0; g < groups.Length; g++)
        {
            double volume = 0;
            int boats = 0;
            foreach (int m in members[g])
            {
                volume += _volumes[m];
                foreach (int boat in Plan.Lifeboats) boats += boat == m && !_gone[m] ? 1 : 0;
            }
            groups[g] = new ConnectedVolume(members[g], volume, boats);
        }
        return (groupOf, groups);
    }

    private static int Root(int[] root, int i)
    {
        while (root[i] != i) i = root[i];
        return i;
    }

    /// <summary>A vehicle that the plan does not hold.</summary>
    private readonly record struct Guest(string Vehicle, string Hatch, int At, double FreeM3, bool Open);
}
