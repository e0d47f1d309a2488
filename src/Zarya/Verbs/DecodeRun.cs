using System.Globalization;
using Zarya.Ccsds.Packets;
using Zarya.Inputs;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Outputs;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary>One call of <c>zarya decode</c>.</summary>
internal sealed class DecodeRun
{
    public required string[] Definitions { get; init; }

    public required string[] Files { get; init; }

    public string? Container { get; init; }

    public int SkipHeader { get; init; }

    public int SkipTrailer { get; init; }

    public string? Parameters { get; init; }

    public bool WithRaw { get; init; }

    public OutputKind Kind { get; init; }

    public string? Output { get; init; }

    public string? TimeCode { get; init; }

    public int PacketVersion { get; init; }

    public bool Resynchronise { get; init; }

    /// <summary>Where errors and counts are told: standard error.</summary>
    public required TextWriter Told { get; init; }

    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (Definitions.Concat(Files).Count(f => f == "-") > 1) throw new VerbException("standard input (-) is named twice: it can be read only once");
        MissionDatabase database = Definition.Load(Definitions, Told);
        SequenceContainer root = Definition.Root(database, Container, Told);
        Parameter[]? wanted = Parameters is null ? null : Definition.Parameters(database, Parameters);
        var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()), Parameters = wanted, AlsoDecoded = Definition.Clocks(database) });
        if (TimeCode is not null || plan.Items.Any(i => i.Type is AbsoluteTimeDataType)) LeapSecondsNotice.WarnIfExpired(plan.Options.LeapSeconds, TimeProvider.System, Told);
        if (Kind == OutputKind.Parquet && Output is null) throw new VerbException("parquet is no text: say where to with -o PATH");

        foreach (Parameter missing in (wanted ?? []).Except(plan.Items.Select(i => i.Parameter))) Told.WriteLine($"{missing.QualifiedName} is in no packet that starts at {root.QualifiedName}");

        using var inputs = new InputQueue(Files);
        using var target = OutputFile.Open(Output, Files);
        using var progress = Progress.OnStandardError();
        using var pipeline = new DecodePipeline(CreateFormat(plan, target), progress, stop);
        await pipeline.BeginAsync();
        foreach (string name in Files)
        {
            using InputFile input = inputs.Open(name);
            await pipeline.RunAsync(input, new PacketBlocks(input.Content, StreamOptions()), Files.Length > 1 ? name : null);
        }
        await pipeline.EndAsync();
        target.Keep();
        progress.Dispose();
        Report(pipeline);
        return pipeline.Damage.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private PacketStreamOptions StreamOptions() => new()
    {
        PrefixLength = SkipHeader,
        SuffixLength = SkipTrailer,
        Version = PacketVersion,
        Resynchronise = Resynchronise,
        // A whole packet in front of damage is worth having; it is counted.
        KeepUnconfirmedPackets = true,
    };

    private PacketFormat CreateFormat(ContainerPlan plan, OutputFile target)
    {
        var clock = new PacketClock(plan, TimeCode is null ? null : TimeCodeText.Read(TimeCode, plan.Options.LeapSeconds));
        return Kind switch
        {
            OutputKind.Csv => new CsvFormat(target.Stream, plan, WithRaw, RowHead.OfFiles(Files.Length > 1), clock),
            OutputKind.Parquet => new ParquetFormat(target.Stream, plan, WithRaw, RowHead.OfFiles(Files.Length > 1), clock),
            OutputKind.Summary => new SummaryFormat(target.Text, plan),
            _ => new JsonLinesFormat(target.Stream, plan, WithRaw, RowHead.OfFiles(Files.Length > 1), clock),
        };
    }

    /// <summary>What was counted, on standard error: the output itself may be read by programs.</summary>
    private void Report(DecodePipeline pipeline)
    {
        DecodeCounts counts = pipeline.Counts;
        var lines = new List<string>();
        lines.AddRange(counts.FirstErrors);
        long errors = counts.Errors.Values.Sum();
        if (errors > counts.FirstErrors.Count) lines.Add(Text($"… and {errors - counts.FirstErrors.Count:N0} more"));
        lines.AddRange(pipeline.FirstSkipped);
        if (pipeline.SkippedRanges > pipeline.FirstSkipped.Count) lines.Add(Text($"… and {pipeline.SkippedRanges - pipeline.FirstSkipped.Count:N0} more ranges"));
        lines.Add(Text($"{counts.Packets:N0} packets, {counts.Octets:N0} octets: {counts.Packets - errors:N0} decoded, {counts.Errors.GetValueOrDefault(DecodeErrorKind.NoContainer):N0} that no container matches, {errors - counts.Errors.GetValueOrDefault(DecodeErrorKind.NoContainer):N0} that end early"));
        if (counts.Longer > 0) lines.Add(Text($"{counts.Longer:N0} packets are longer than their definition"));
        if (counts.Ambiguous > 0) lines.Add(Text($"{counts.Ambiguous:N0} packets match more than one container; the first in the document was taken"));
        if (pipeline.SkippedOctets > 0) lines.Add(Text($"{pipeline.SkippedOctets:N0} octets in {pipeline.SkippedRanges:N0} ranges are no packets and were skipped"));
        lines.AddRange(pipeline.Damage);
        if (pipeline.Unconfirmed > 0) lines.Add(Text($"{pipeline.Unconfirmed:N0} packets stand right before damage and may have a wrong length"));
        foreach (string line in lines) Told.WriteLine(line);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
