using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>
/// How many single values a type or container comes to when written out. Types inside types and containers inside containers multiply: a small document can ask
/// for more than any machine has, and whoever writes it out must be warned. Circles and depth are bounded before.
/// </summary>
internal sealed class SizeChecks
{
    private readonly Dictionary<NamedItem, double> _values = new(ReferenceEqualityComparer.Instance);
    private readonly XtceDraft _draft;

    private SizeChecks(XtceDraft draft) => _draft = draft;

    internal static void Run(XtceDraft draft, List<DataType> types, List<SequenceContainer> containers)
    {
        var checks = new SizeChecks(draft);
        foreach (DataType type in types) checks.CountType(type);
        foreach (SequenceContainer container in containers) checks.CountContainer(container);
    }

    private double CountType(DataType? type)
    {
        if (type is null) return 1;
        if (_values.TryGetValue(type, out double known)) return known;
        double count = type switch
        {
            AggregateDataType aggregate => aggregate.Members.Sum(m => CountType(m.Type.Target)),
            ArrayDataType array => CountType(array.ElementType.Target) * Product(array.Dimensions),
            _ => 1,
        };
        return Keep(type, count);
    }

    private double CountContainer(SequenceContainer? container)
    {
        if (container is null) return 0;
        if (_values.TryGetValue(container, out double known)) return known;
        double count = CountContainer(container.BaseContainer?.Target);
        foreach (ContainerEntry entry in container.Entries)
        {
            double once = entry switch
            {
                ParameterEntry parameter => CountType(parameter.Parameter.Target?.Type.Target) * Product(parameter.Dimensions),
                ArgumentEntry argument => CountType(argument.Argument?.Type.Target) * Product(argument.Dimensions),
                ContainerRefEntry included => CountContainer(included.Container.Target),
                _ => 1,
            };
            count += once * (entry.Repeat?.Count is FixedIntegerValue times ? times.Value : 1);
        }
        return Keep(container, count);
    }

    /// <summary>Reported where the limit is first exceeded; what builds on it counts as one.</summary>
    private double Keep(NamedItem item, double count)
    {
        if (count > _draft.Limits.MaxValues)
        {
            _draft.Error("too-large", FormattableString.Invariant($"it comes to {count:G4} values, {_draft.Limits.MaxValues} is the most; make arrays or repetitions smaller"), item.Where, item.QualifiedName);
            count = 1;
        }
        _values[item] = count;
        return count;
    }

    private static double Product(IReadOnlyList<Dimension> dimensions)
    {
        double product = 1;
        foreach (Dimension dimension in dimensions)
            if (dimension is { StartingIndex: FixedIntegerValue first, EndingIndex: FixedIntegerValue last }) product *= Math.Max(0, last.Value - first.Value + 1);
        return product;
    }
}
