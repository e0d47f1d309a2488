using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>The items of a plan while it is built: one for each parameter and each part of one.</summary>
internal sealed class ItemTable(IReadOnlySet<Parameter>? wanted, IReadOnlySet<Parameter> referenced, IReadOnlySet<Parameter> alsoDecoded)
{
    private readonly Dictionary<(Parameter Parameter, string Path), PlanItem> _byName = [];
    private readonly List<PlanItem> _items = [];

    public IReadOnlyList<PlanItem> Items => _items;

    public int ReferencedCount { get; private set; }

    public bool IsWanted(Parameter parameter) => wanted is null || wanted.Contains(parameter);

    /// <summary>Whether it has to be decoded: asked for, or something else depends on it.</summary>
    public bool IsNeeded(Parameter parameter) => IsWanted(parameter) || referenced.Contains(parameter) || alsoDecoded.Contains(parameter);

    public PlanItem Get(Parameter parameter, string path, DataType type, PlanItem? parent)
    {
        if (_byName.TryGetValue((parameter, path), out PlanItem? item)) return item;
        item = new PlanItem(_items.Count, parameter, path, type, parent) { IsHidden = !IsWanted(parameter) };
        if (path.Length == 0 && referenced.Contains(parameter)) item.ReferenceIndex = ReferencedCount++;
        _items.Add(item);
        _byName.Add((parameter, path), item);
        return item;
    }
}
