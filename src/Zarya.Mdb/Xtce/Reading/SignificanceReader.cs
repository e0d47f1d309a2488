using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>SignificanceType</c>, default and by context.</summary>
internal static class SignificanceReader
{
    /// <summary>The words of 1.2 and 1.3, then those only 1.1 has.</summary>
    private static readonly (string, ConsequenceLevel)[] s_levels =
    [
        ("normal", ConsequenceLevel.Normal), ("vital", ConsequenceLevel.Vital), ("critical", ConsequenceLevel.Critical),
        ("forbidden", ConsequenceLevel.Forbidden), ("user1", ConsequenceLevel.User1), ("user2", ConsequenceLevel.User2),
        ("none", ConsequenceLevel.Normal), ("watch", ConsequenceLevel.Vital), ("warning", ConsequenceLevel.Vital),
        ("distress", ConsequenceLevel.Vital), ("severe", ConsequenceLevel.Critical),
    ];

    internal static Significance Read(XtceElement element) => new(
        element.Word("consequenceLevel", ConsequenceLevel.Normal, s_levels), element.Attribute("reasonForWarning"), element.Trimmed("spaceSystemAtRisk"));

    internal static List<ContextSignificance> ReadContexts(XtceElement command, ReadScope scope)
    {
        var contexts = new List<ContextSignificance>();
        if (command.Child("ContextSignificanceList") is not { } list) return contexts;
        foreach (XtceElement row in list.Each("ContextSignificance"))
        {
            XtceElement? match = row.Child("ContextMatch"), significance = row.Child("Significance");
            if (match is null || significance is null) row.Reject("missing-element", "ContextSignificance needs a ContextMatch and a Significance");
            else contexts.Add(new ContextSignificance(CriteriaReader.Read(match, scope), Read(significance)));
        }
        return contexts;
    }
}
