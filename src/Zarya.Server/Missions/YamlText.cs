using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Zarya.Server.Missions;

/// <summary>YAML text to its tree, bounded: 1 MiB, 16 levels, one document, no anchors and no tags, which no mission file needs.</summary>
internal static class YamlText
{
    public const int MaxOctets = 1 << 20;

    private const int MaxDepth = 16;

    /// <summary>Reads it; <see langword="null"/> if it is no YAML or no mapping, which is told then.</summary>
    public static YamlSection? Read(string file, string text, List<MissionProblem> problems)
    {
        try
        {
            if (!IsBounded(file, text, problems)) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new YamlSection(file, root, problems);
            problems.Add(new MissionProblem(new MissionPlace(file, 0, 0), stream.Documents.Count > 1 ? "holds several YAML documents; a mission is one" : "is empty or no mapping of keys to values; the least is 'name: my-mission'"));
        }
        catch (YamlException e)
        {
            // What is missing at the end is told of the line behind it.
            int lines = text.TrimEnd().Count(c => c == '\n') + 1;
            problems.Add(new MissionProblem(new MissionPlace(file, Math.Min((int)e.Start.Line, lines), e.Start.Line > lines ? 0 : (int)e.Start.Column), $"this is no YAML: {e.Message}"));
        }
        return null;
    }

    /// <summary>The tree is made by recursion, so its depth is looked at first.</summary>
    private static bool IsBounded(string file, string text, List<MissionProblem> problems)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is not { } happening) continue;
            depth += happening.NestingIncrease;
            string? problem = depth > MaxDepth + 2 ? $"values are nested more than {MaxDepth} deep"
                : happening is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } ? "anchors and aliases (& and *) are not used in mission files; quote the value if the character is part of it"
                : happening is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } ? "tags (!) are not used in mission files; quote the value if the character is part of it"
                : null;
            if (problem is null) continue;
            problems.Add(new MissionProblem(new MissionPlace(file, (int)happening.Start.Line, (int)happening.Start.Column), problem));
            return false;
        }
        return true;
    }
}
