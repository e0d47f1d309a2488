using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>MatchCriteriaType</c>, <c>ArgumentMatchCriteriaType</c> and the conditions in them.</summary>
internal static class CriteriaReader
{
    private static readonly (string, ComparisonOperator)[] s_operators =
    [
        ("==", ComparisonOperator.Equal), ("!=", ComparisonOperator.NotEqual), ("<", ComparisonOperator.Less),
        ("<=", ComparisonOperator.LessOrEqual), (">", ComparisonOperator.Greater), (">=", ComparisonOperator.GreaterOrEqual),
    ];

    /// <summary>The criteria an element holds; after an error something that never holds.</summary>
    internal static MatchCriteria Read(XtceElement element, ReadScope scope)
    {
        if (TryRead(element, scope) is { } criteria) return criteria;
        element.Error("missing-criteria", $"{element.Name} needs a Comparison, a ComparisonList, a BooleanExpression or a CustomAlgorithm");
        return Never(element);
    }

    /// <summary>The criteria an element holds, or <see langword="null"/> if it holds none.</summary>
    internal static MatchCriteria? TryRead(XtceElement element, ReadScope scope)
    {
        List<MatchCriteria>? found = null;
        foreach (XtceElement child in element.Children)
        {
            MatchCriteria? criteria = child.Name switch
            {
                "Comparison" => ReadComparison(child.Understand(), scope),
                "ComparisonList" => ReadList(child.Understand(), scope),
                "BooleanExpression" => ReadExpression(child.Understand(), scope),
                "CustomAlgorithm" => ReadCustom(child.Understand(), scope),
                _ => null,
            };
            if (criteria is not null) (found ??= []).Add(criteria);
        }
        if (found is null) return null;
        if (found.Count == 1) return found[0];
        element.Error("several-criteria", $"{element.Name} may hold one criterion only; put several Comparisons into a ComparisonList. All of them are asked for");
        return new AndedConditions(found) { Where = element.Where };
    }

    private static OredConditions Never(XtceElement element) => new([]) { Where = element.Where };

    /// <summary>The reference stands in attributes (parameters) or in a child (1.2 and later, in commands).</summary>
    private static MatchCriteria ReadComparison(XtceElement element, ReadScope scope)
    {
        XtceElement? child = element.Child("ArgumentInstanceRef") ?? element.Child("ParameterInstanceRef");
        InstanceRef left = child is null ? scope.ParameterInstance(element) : scope.AnyInstance(child);
        string? value = element.Attribute("value");
        if (value is null) element.Error("missing-attribute", "Comparison needs the attribute value");
        return Compare(element, scope, left, element.Attribute("comparisonOperator") ?? "==", value, null);
    }

    private static MatchCriteria Compare(XtceElement element, ReadScope scope, InstanceRef left, string word, string? value, InstanceRef? right)
    {
        word = word.Trim();
        foreach ((string known, ComparisonOperator op) in s_operators)
        {
            if (known != word) continue;
            if (value is null && right is null) return Never(element);
            var comparison = new Comparison { Left = left, Operator = op, Value = value, Right = right, Where = element.Where };
            scope.Draft.Comparisons.Add((comparison, element));
            return comparison;
        }
        element.Error("unknown-word", $"comparison operator \"{word}\" must be one of ==, !=, <, <=, >, >=");
        return Never(element);
    }

    private static AndedConditions ReadList(XtceElement list, ReadScope scope)
    {
        List<MatchCriteria> terms = [.. list.Each("Comparison").Select(c => ReadComparison(c, scope))];
        if (terms.Count > 0) return new AndedConditions(terms) { Where = list.Where };
        list.Error("missing-criteria", "ComparisonList needs at least one Comparison");
        return new AndedConditions([Never(list)]) { Where = list.Where };
    }

    private static CustomAlgorithmCriteria ReadCustom(XtceElement element, ReadScope scope) => new(AlgorithmReader.ReadLocal(element, scope)) { Where = element.Where };

    /// <summary>XTCE <c>BooleanExpressionType</c>; also of a verifier.</summary>
    internal static MatchCriteria ReadExpression(XtceElement element, ReadScope scope)
    {
        List<MatchCriteria> terms = ReadTerms(element, scope);
        if (terms.Count == 1) return terms[0];
        element.Error(terms.Count == 0 ? "missing-criteria" : "several-criteria", "BooleanExpression holds exactly one Condition, ANDedConditions or ORedConditions");
        return terms.Count == 0 ? Never(element) : new AndedConditions(terms) { Where = element.Where };
    }

    private static List<MatchCriteria> ReadTerms(XtceElement element, ReadScope scope)
    {
        var terms = new List<MatchCriteria>();
        foreach (XtceElement child in element.Children)
        {
            switch (child.Name)
            {
                case "Condition": terms.Add(ReadCondition(child.Understand(), scope)); break;
                case "ANDedConditions": terms.Add(new AndedConditions(ReadAtLeastOne(child.Understand(), scope)) { Where = child.Where }); break;
                case "ORedConditions": terms.Add(new OredConditions(ReadAtLeastOne(child.Understand(), scope)) { Where = child.Where }); break;
            }
        }
        return terms;
    }

    private static List<MatchCriteria> ReadAtLeastOne(XtceElement element, ReadScope scope)
    {
        List<MatchCriteria> terms = ReadTerms(element, scope);
        if (terms.Count == 0)
        {
            element.Error("missing-criteria", $"{element.Name} needs conditions");
            terms.Add(Never(element));
        }
        return terms;
    }

    /// <summary>XTCE <c>ComparisonCheckType</c>: reference, operator, then reference or value, in this order.</summary>
    private static MatchCriteria ReadCondition(XtceElement element, ReadScope scope)
    {
        InstanceRef? left = null, right = null;
        foreach (XtceElement child in element.Children)
        {
            if (child.Name is not ("ParameterInstanceRef" or "ArgumentInstanceRef") || right is not null) continue;
            InstanceRef side = scope.AnyInstance(child.Understand());
            if (left is null) left = side;
            else right = side;
        }
        string? value = right is null ? element.Child("Value")?.Text() : null;
        string? word = element.Child("ComparisonOperator")?.Text();
        if (left is not null && word is not null && (value is not null || right is not null)) return Compare(element, scope, left, word, value, right);
        element.Error("missing-criteria", "Condition needs a ParameterInstanceRef, a ComparisonOperator, and a Value or a second ParameterInstanceRef");
        return Never(element);
    }
}
