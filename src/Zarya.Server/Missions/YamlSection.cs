using System.Globalization;
using YamlDotNet.RepresentationModel;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>
/// A mapping of a mission file. It remembers which keys were asked for, so that <see cref="Close"/> can tell those that nobody knows. Wrong values are told with their place and read as if they were not there, so that one run tells everything.
/// </summary>
internal sealed class YamlSection(string file, YamlMappingNode node, List<MissionProblem> problems)
{
    private readonly HashSet<string> _known = [];

    /// <summary>Where it begins.</summary>
    public MissionPlace Place => PlaceOf(node);

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The place of a key's value, or of the section.</summary>
    public MissionPlace PlaceOf(string key) => PlaceOf(Find(key) ?? node);

    /// <summary>Tells that a key's value is wrong.</summary>
    public void Tell(string key, string message, bool isWarning = false) => problems.Add(new MissionProblem(PlaceOf(key), message, isWarning));

    /// <summary>Tells that something is wrong at a place.</summary>
    public void Tell(MissionPlace place, string message) => problems.Add(new MissionProblem(place, message));

    public string? Text(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => null,
        YamlScalarNode { Value: { } text } => text,
        var other => Wrong<string?>(other, key, "a text"),
    };

    public string Text(string key, string otherwise) => Text(key) ?? otherwise;

    /// <summary>A text that must be there; empty, and told, if it is not.</summary>
    public string Required(string key, string what)
    {
        if (Text(key) is { } text) return text;
        if (Find(key) is null or YamlScalarNode) problems.Add(new MissionProblem(Place, $"'{key}' is missing: {what}"));
        return "";
    }

    public long Integer(string key, long otherwise, long least, long greatest)
    {
        if (Text(key) is not { } text) return otherwise;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= greatest) return number;
        Tell(key, $"'{key}' takes a whole number from {least} to {greatest}, not '{text}'");
        return otherwise;
    }

    public double Number(string key, double otherwise, double least, double greatest)
    {
        if (Text(key) is not { } text) return otherwise;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= greatest) return number;
        Tell(key, string.Create(CultureInfo.InvariantCulture, $"'{key}' takes a number from {least} to {greatest}, not '{text}'"));
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        if (text is "true" or "false") return text == "true";
        Tell(key, $"'{key}' takes true or false, not '{text}'");
        return otherwise;
    }

    public Duration? Duration(string key)
    {
        if (Text(key) is not { } text) return null;
        if (Quantities.TryDuration(text, out Duration duration) && duration > Time.Duration.Zero) return duration;
        Tell(key, $"'{key}' takes {Quantities.Durations}; not '{text}'");
        return null;
    }

    public long? Size(string key)
    {
        if (Text(key) is not { } text) return null;
        if (Quantities.TrySize(text, out long size)) return size;
        Tell(key, $"'{key}' takes {Quantities.Sizes}; not '{text}'");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string Choice(string key, string otherwise, params string[] words)
    {
        if (Text(key) is not { } text || words.Contains(text)) return Text(key) ?? otherwise;
        Tell(key, $"'{key}' takes {string.Join(", ", words)}; not '{text}'{Spelling.Hint(text, words)}");
        return otherwise;
    }

    /// <summary>A list of texts; one text is a list of one.</summary>
    public IReadOnlyList<(string Text, MissionPlace Place)> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } text } one => [(text, PlaceOf(one))],
        YamlSequenceNode list => [.. list.Children.Select(c => (Text: c is YamlScalarNode { Value.Length: > 0 } s ? s.Value : Wrong<string>(c, key, "a list of texts") ?? "", PlaceOf(c))).Where(t => t.Text.Length > 0)],
        var other => Wrong<IReadOnlyList<(string, MissionPlace)>>(other, key, "a list of texts") ?? [],
    };

    /// <summary>A section in this one; <see langword="null"/> if there is none.</summary>
    public YamlSection? Section(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => null,
        YamlMappingNode mapping => new YamlSection(file, mapping, problems),
        var other => Wrong<YamlSection?>(other, key, "keys and values"),
    };

    /// <summary>A list of sections.</summary>
    public IReadOnlyList<YamlSection> Sections(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return [];
            case YamlSequenceNode list:
                var sections = new List<YamlSection>();
                foreach (YamlNode item in list.Children)
                {
                    if (item is YamlMappingNode mapping) sections.Add(new YamlSection(file, mapping, problems));
                    else Wrong<object>(item, key, "a list of '- name: ...'");
                }
                return sections;
            case var other:
                return Wrong<IReadOnlyList<YamlSection>>(other, key, "a list of '- name: ...'") ?? [];
        }
    }

    /// <summary>Sections with names: keys with sections, or a list of sections of which each has a key <c>name</c>. A name that is missing is told and empty.</summary>
    public IReadOnlyList<(string Name, YamlSection Section)> NamedSections(string key, string what)
    {
        if (Find(key) is not YamlMappingNode mapping) return [.. Sections(key).Select(s => (s.Required("name", $"every {what} has a name"), s))];
        var sections = new List<(string, YamlSection)>();
        foreach ((YamlNode name, YamlNode value) in mapping.Children)
        {
            if (name is YamlScalarNode { Value: { Length: > 0 } text } && value is YamlMappingNode inner) sections.Add((text, new YamlSection(file, inner, problems)));
            else Wrong<object>(value, (name as YamlScalarNode)?.Value ?? key, "keys and values");
        }
        return sections;
    }

    /// <summary>All keys with texts as values, where the keys are names that people give. Nothing in it is unknown then.</summary>
    public IReadOnlyList<(string Key, string Text, MissionPlace Place)> Entries()
    {
        var entries = new List<(string, string, MissionPlace)>();
        foreach ((YamlNode key, YamlNode value) in node.Children)
        {
            if (key is not YamlScalarNode { Value.Length: > 0 } name) continue;
            _known.Add(name.Value);
            if (value is YamlScalarNode { Value.Length: > 0 } text) entries.Add((name.Value, text.Value, PlaceOf(value)));
            else Wrong<object>(value, name.Value, "a text");
        }
        return entries;
    }

    /// <summary>Everything in it as text by key: keys of a section in it behind a dot, lists with commas. Nothing in it is unknown then.</summary>
    public Dictionary<string, (string Text, MissionPlace Place)> Flatten()
    {
        var flat = new Dictionary<string, (string Text, MissionPlace Place)>(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { Length: > 0 } name }) continue;
            _known.Add(name);
            if (value is YamlMappingNode inner)
                foreach ((string below, (string Text, MissionPlace Place) one) in new YamlSection(file, inner, problems).Flatten()) flat[$"{name}.{below}"] = one;
            else if (value is YamlSequenceNode) flat[name] = (string.Join(',', Texts(name).Select(t => t.Text)), PlaceOf(value));
            else flat[name] = ((value as YamlScalarNode)?.Value ?? "", PlaceOf(value));
        }
        return flat;
    }

    /// <summary>Tells the keys that nobody asked for.</summary>
    public void Close(string of)
    {
        foreach (YamlNode key in node.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!_known.Contains(name)) problems.Add(new MissionProblem(PlaceOf(key), $"{of} has no key '{name}'{Spelling.Hint(name, _known)}"));
        }
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;
    }

    private MissionPlace PlaceOf(YamlNode at) => new(file, (int)at.Start.Line, (int)at.Start.Column);

    private T? Wrong<T>(YamlNode at, string key, string what)
    {
        problems.Add(new MissionProblem(PlaceOf(at), $"'{key}' takes {what}"));
        return default;
    }
}
