using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>Conditions, integers and references of the model to what a plan asks of values. What cannot be resolved becomes what never holds: the checker has reported it.</summary>
internal sealed class CriteriaBuilder(ItemTable items, Action<PlanItem> describe)
{
    private static readonly ConstantTest s_never = new(false);

    public CriteriaTest Build(MatchCriteria? criteria) => criteria switch
    {
        null => new ConstantTest(true),
        Comparison comparison => Build(comparison),
        AndedConditions and => new AllTest([.. and.Terms.Select(Build)]),
        OredConditions or => new AnyTest([.. or.Terms.Select(Build)]),
        _ => s_never,
    };

    /// <summary>An integer; <see langword="null"/> if it depends on something that cannot be found.</summary>
    public IntegerSource? Build(IntegerValue value)
    {
        switch (value)
        {
            case FixedIntegerValue constant:
                return new FixedInteger(constant.Value);
            case DynamicIntegerValue dynamic:
                return TrySelect(dynamic.Source) is { } source ? new DynamicInteger(source, dynamic.Slope, dynamic.Intercept) : null;
            case DiscreteLookupValue lookup:
                return new LookupInteger([.. lookup.Lookups.Select(row => (Build(row.Criteria), row.Value))], lookup.DefaultValue);
            default:
                return null;
        }
    }

    /// <summary>A reference to a value; <see langword="null"/> for history, arguments, and what cannot be found (rule 26).</summary>
    public ValueSelector? TrySelect(InstanceRef instance)
    {
        if (instance.Parameter?.Target is not { } parameter || parameter.Type.Target is not { } type || instance.Instance != 0) return null;
        PlanItem whole = items.Get(parameter, "", type, null);
        if (whole.ReferenceIndex < 0) return null;
        PlanItem target = whole;
        var path = new List<PathStep>();
        int indices = 0;
        foreach (PathStep step in instance.Path)
        {
            switch (target.Type)
            {
                case AggregateDataType aggregate when step.Member is not null:
                    int index = aggregate.Members.ToList().FindIndex(m => m.Name == step.Member);
                    if (index < 0 || aggregate.Members[index].Type.Target is not { } memberType) return null;
                    path.Add(new PathStep(step.Member, index));
                    target = items.Get(parameter, $"{target.Path}.{step.Member}", memberType, target);
                    break;
                case ArrayDataType array when step.Member is null && array.ElementType.Target is { } elementType:
                    path.Add(step);
                    indices++;
                    target = items.Get(parameter, target.Path + "[]", indices < array.DimensionCount ? array : elementType, target);
                    if (indices >= array.DimensionCount) indices = 0;
                    break;
                default:
                    return null;
            }
        }
        describe(target);
        return new ValueSelector(whole, path, target, instance.UseCalibratedValue);
    }

    private CriteriaTest Build(Comparison comparison)
    {
        if (TrySelect(comparison.Left) is not { } left) return s_never;
        if (comparison.Right is not null)
            return TrySelect(comparison.Right) is { } right ? new PairTest(left, comparison.Operator, right) : s_never;
        return comparison.Value is null ? s_never : new ComparisonTest(left, comparison.Operator, new Literal(comparison.Value));
    }
}
