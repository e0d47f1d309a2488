using Zarya.Descriptions.Layouts;
using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Describes the things of one database; knows who extends whom.</summary>
internal sealed class Description
{
    private readonly ILookup<SequenceContainer, SequenceContainer> _inheritors;

    public Description(MissionDatabase database)
    {
        Database = database;
        _inheritors = database.Containers.Where(c => c.BaseContainer?.Target is not null).ToLookup(c => c.BaseContainer!.Target!);
    }

    public MissionDatabase Database { get; }

    /// <summary>The containers that extend one, in the order of the document.</summary>
    public IEnumerable<SequenceContainer> Inheritors(SequenceContainer container) => _inheritors[container];

    /// <summary>All that extend it, directly or not.</summary>
    public int CountDescendants(SequenceContainer container)
    {
        var seen = new HashSet<SequenceContainer> { container };
        var pending = new Stack<SequenceContainer>([container]);
        while (pending.TryPop(out SequenceContainer? one))
            foreach (SequenceContainer inheritor in _inheritors[one])
                if (seen.Add(inheritor)) pending.Push(inheritor);
        return seen.Count - 1;
    }

    /// <summary>The layout of a container.</summary>
    public ContainerLayout Layout(SequenceContainer container) => ContainerLayout.Of(container, c => _inheritors.Contains(c));

    /// <summary>What a thing is called, where it was written, and what is said about it.</summary>
    public static void WriteHeading(TextWriter output, NamedItem item)
    {
        output.WriteLine($"{NameIndex.Kind(item)} {Escaped.Text(item.QualifiedName)}  ({Escaped.Text(item.Where.ToString())})");
        WriteProse(output, item.ShortDescription);
        if (item.LongDescription != item.ShortDescription) WriteProse(output, item.LongDescription);
        if (item.Aliases.Count > 0) output.WriteLine("  also called: " + string.Join(", ", item.Aliases.Select(a => $"{Escaped.Text(a.Name)} ({Escaped.Text(a.NameSpace)})")));
    }

    private static void WriteProse(TextWriter output, string? text)
    {
        const int Width = 100;
        string line = "";
        foreach (string word in Escaped.Prose(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= Width)
            {
                output.WriteLine("  " + line);
                line = "";
            }
            line += line.Length == 0 ? word : " " + word;
        }
        if (line.Length > 0) output.WriteLine("  " + line);
    }
}
