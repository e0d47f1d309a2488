namespace Zarya.Leaks.Page.Sections;

/// <summary>What the alarm ruled out, and what the telemetry cannot tell.</summary>
internal static class DoubtSection
{
    public static string Write(LeakStory story)
    {
        if (story.State is not { } state) return "<p>There is no assessment.</p>\n";
        return "<p>Ruled out:</p>\n" + List(state.RuledOut, "nothing was named") + "<p>In doubt, and what would tell:</p>\n" + List(state.Doubt, "nothing at present");
    }

    private static string List(IReadOnlyList<string> items, string otherwise) =>
        "<ul>\n" + (items.Count == 0 ? $"<li class=\"soft\">{otherwise}</li>\n" : string.Concat(items.Select(i => $"<li>{PageText.Safe(i)}</li>\n"))) + "</ul>\n";
}
