using System.CommandLine;
using Zarya.Inputs;
using Zarya.Records;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary>The options that say which packets of a record are wanted.</summary>
/// <param name="order">The order unless said.</param>
internal sealed class EntryChoiceOptions(string order = "reception")
{
    private readonly Option<string?> _link = new("--link") { HelpName = "NAME", Description = "Only packets of this link." };
    private readonly Option<string?> _from = new("--from") { HelpName = "T", Description = "At this UTC time or later." };
    private readonly Option<string?> _to = new("--to") { HelpName = "T", Description = "Before this UTC time." };
    private readonly Option<string> _by = new("--by") { HelpName = "reception|generation", Description = $"Which time --from and --to mean, and the order; {order} unless said.", DefaultValueFactory = _ => order };

    public IReadOnlyList<Option> All => [_link, _from, _to, _by];

    /// <summary>Whether times or an order are asked for.</summary>
    public bool HasTimes(ParseResult parse) => parse.GetValue(_from) is not null || parse.GetValue(_to) is not null || parse.GetResult(_by) is { Implicit: false };

    /// <summary>Reads them.</summary>
    /// <exception cref="VerbException">One means nothing.</exception>
    public EntryChoice Read(ParseResult parse, string[]? apids, LeapSeconds leapSeconds)
    {
        (Instant start, Instant end) = UtcText.ReadRange(parse.GetValue(_from), parse.GetValue(_to), leapSeconds);
        return Read(parse, apids, start, end);
    }

    private EntryChoice Read(ParseResult parse, string[]? apids, Instant start, Instant end) => new()
    {
        Link = parse.GetValue(_link),
        Apids = ApidList.Read(apids),
        From = start,
        To = end,
        Order = parse.GetValue(_by) switch
        {
            "reception" => EntryOrder.Reception,
            "generation" => EntryOrder.Generation,
            string other => throw new VerbException($"--by takes reception or generation, not '{other}'"),
            null => EntryOrder.Reception,
        },
    };
}
