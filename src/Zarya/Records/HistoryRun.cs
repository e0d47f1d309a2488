using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Outputs;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>One call of <c>zarya history</c>.</summary>
internal sealed class HistoryRun
{
    private readonly LeapSeconds _leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public required string Record { get; init; }

    public required EntryChoice Choice { get; init; }

    public string[] Definitions { get; init; } = [];

    public string? Container { get; init; }

    /// <summary>Whether each packet is read with the definition that was in force when it came in.</summary>
    public bool IsInForce { get; init; }

    public string? Parameters { get; init; }

    public bool WithRaw { get; init; }

    public OutputKind Kind { get; init; }

    public string? Output { get; init; }

    /// <summary>How many bins at most instead of every value; <see langword="null"/> for every value.</summary>
    public int? Samples { get; init; }

    /// <summary>Where counts and damage are told.</summary>
    public required TextWriter Told { get; init; }

    /// <summary>Writes; returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (Kind == OutputKind.Parquet && Output is null) throw new VerbException("parquet is no text: say where to with -o PATH");
        using LogStore store = RecordFolder.Read(Record);
        IReadOnlyList<DefinitionInForce> definitions = RecordDefinitions.Find(store, Record, Definitions, Container, IsInForce, Told);
        LeapSecondsNotice.WarnIfExpired(_leapSeconds, TimeProvider.System, Told);
        using var target = OutputFile.Open(Output, []);
        IReadOnlyList<LogDamage> damage = Samples is { } count
            ? await new SampledHistory(store, Choice, _leapSeconds).WriteAsync(definitions, Wanted(definitions[^1]) ?? throw new VerbException("--samples needs --parameters A,B: which to sample"), count, Kind, target, Told)
            : await WriteAsync(store, definitions, target, stop);
        target.Keep();
        LogDamage[] all = [.. store.Damage, .. damage];
        foreach (LogDamage one in all.Distinct()) Told.WriteLine($"zarya: {Record} is damaged: {one}");
        return all.Length == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private Parameter[]? Wanted(DefinitionInForce definition) => Parameters is null ? null : Definition.Parameters(definition.Database, Parameters);

    private async Task<IReadOnlyList<LogDamage>> WriteAsync(LogStore store, IReadOnlyList<DefinitionInForce> definitions, OutputFile target, CancellationToken stop)
    {
        if (definitions.Count > 1 && Kind != OutputKind.Jsonl) throw new VerbException("with several definitions in force rows have several sets of columns: --format jsonl has room for that, or narrow --from and --to");
        var damage = new List<LogDamage>();
        using var progress = Progress.OnStandardError();
        foreach (DefinitionInForce definition in definitions)
        {
            Parameter[]? wanted = Wanted(definition);
            var plan = ContainerPlan.Compile(definition.Database, definition.Root, new PlanOptions { LeapSeconds = _leapSeconds, Parameters = wanted, AlsoDecoded = wanted is null ? [] : Definition.Clocks(definition.Database) });
            using IEntrySource entries = Open(store, plan, definition);
            using var pipeline = new DecodePipeline(Format(plan, target, wanted is not null), progress, stop);
            var blocks = new EntryBlocks(entries, definition.LastEntry);
            await pipeline.BeginAsync();
            await pipeline.RunAsync(blocks.Next, Record, null, () => progress.Report(Record, blocks.Octets, null, blocks.Packets));
            await pipeline.EndAsync();
            damage.AddRange(entries.Damage);
            progress.Dispose();
            Report(pipeline.Counts);
        }
        return damage;
    }

    /// <summary>The packets of a definition, without streams that cannot carry what is wanted.</summary>
    private IEntrySource Open(LogStore store, ContainerPlan plan, DefinitionInForce definition)
    {
        var carries = new Dictionary<ushort, bool>();
        bool CanCarry(StreamKey stream)
        {
            if (plan.Options.Parameters is null) return true;
            if (!carries.TryGetValue(stream.Identification, out bool can))
                carries.Add(stream.Identification, can = plan.Reach([(byte)(stream.Identification >> 8), (byte)stream.Identification]).CanCarryWanted);
            return can;
        }

        return (Choice with { Also = CanCarry, FirstEntry = definition.FirstEntry }).Open(store);
    }

    private PacketFormat Format(ContainerPlan plan, OutputFile target, bool skipsEmpty)
    {
        var clock = new PacketClock(plan, null);
        return Kind switch
        {
            OutputKind.Csv => new CsvFormat(target.Stream, plan, WithRaw, RowHead.OfRecord, clock) { SkipsEmpty = skipsEmpty },
            OutputKind.Parquet => new ParquetFormat(target.Stream, plan, WithRaw, RowHead.OfRecord, clock) { SkipsEmpty = skipsEmpty },
            OutputKind.Summary => new SummaryFormat(target.Text, plan),
            _ => new JsonLinesFormat(target.Stream, plan, WithRaw, RowHead.OfRecord, clock) { SkipsEmpty = skipsEmpty },
        };
    }

    private void Report(DecodeCounts counts)
    {
        long errors = counts.Errors.Values.Sum();
        foreach (string error in counts.FirstErrors) Told.WriteLine(error);
        if (errors > counts.FirstErrors.Count) Told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {errors - counts.FirstErrors.Count:N0} more"));
        Told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Packets:N0} packets, {counts.Octets:N0} octets{(errors > 0 ? $", {errors:N0} of them not decoded to their end" : "")}"));
    }
}
