using System.CommandLine;
using System.Globalization;
using Zarya.Records;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary>The options of <c>zarya packets</c> that are for records.</summary>
internal sealed class RecordPacketsOptions
{
    private readonly EntryChoiceOptions _choice = new();
    private readonly Option<bool> _list = new("--list") { Description = "Of a record: its packets, one a line; so do --from, --to, --by, --reverse, --limit, --after and --octets." };
    private readonly Option<bool> _octets = new("--octets") { Description = "With the packets' octets in hexadecimal." };
    private readonly Option<bool> _reverse = new("--reverse") { Description = "The last packet first." };
    private readonly Option<string?> _limit = new("--limit") { HelpName = "N", Description = $"At most so many packets, or all; {RecordPackets.DefaultLimit} unless said, and with --json all." };
    private readonly Option<string?> _after = new("--after") { HelpName = "TOKEN", Description = "Go on where an earlier list ended; it says so on standard error." };

    public IReadOnlyList<Option> All => [.. _choice.All, _list, _octets, _reverse, _limit, _after];

    /// <summary>Reads them.</summary>
    /// <exception cref="VerbException">One means nothing.</exception>
    public RecordPackets Read(ParseResult parse, string record, string[]? apids, bool isJson, LeapSeconds leapSeconds) => new()
    {
        Record = record,
        Choice = _choice.Read(parse, apids, leapSeconds) with { IsBackwards = parse.GetValue(_reverse), After = Number("--after", parse.GetValue(_after)) },
        IsList = parse.GetValue(_list) || parse.GetValue(_octets) || parse.GetValue(_reverse) || parse.GetValue(_limit) is not null || parse.GetValue(_after) is not null || _choice.HasTimes(parse),
        IsJson = isJson,
        WithOctets = parse.GetValue(_octets),
        Limit = parse.GetValue(_limit) is "all" ? long.MaxValue : Number("--limit", parse.GetValue(_limit)),
        Output = parse.InvocationConfiguration.Output,
        Told = parse.InvocationConfiguration.Error,
    };

    private static long? Number(string option, string? text)
    {
        if (text is null) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0
            ? number
            : throw new VerbException(option == "--after" ? $"--after {text}: no such place; a list that is not at its end tells it" : $"{option} takes a number from 1 on, not '{text}'");
    }
}
