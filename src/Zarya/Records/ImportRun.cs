using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Views;
using Zarya.Ccsds.Packets;
using Zarya.Census;
using Zarya.Inputs;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>One call of <c>zarya import</c>.</summary>
internal sealed record ImportRun
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public required string Record { get; init; }

    public required string[] Files { get; init; }

    public string[] Definitions { get; init; } = [];

    public string? Container { get; init; }

    public required PacketStreamOptions Layout { get; init; }

    public string? TimeCode { get; init; }

    public int TimeOffset { get; init; }

    public string Link { get; init; } = "import";

    /// <summary>Whether a file is imported once more.</summary>
    public bool Again { get; init; }

    /// <summary>Whether what was imported is packed anew at the end.</summary>
    public bool Compacts { get; init; } = true;

    /// <summary>Where counts are told.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where trouble is told.</summary>
    public required TextWriter Told { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Octets of entries that are committed together.</summary>
    public int CommitOctets { get; init; } = LogWriter.MaxCommitOctets / 2;

    /// <summary>Octets that are read at once.</summary>
    public int BlockOctets { get; init; } = PacketWalk.BlockOctets;

    /// <summary>Called when a commit is on the disk: for tests that stop there.</summary>
    public Action? Committed { get; init; }

    /// <summary>Imports; returns the exit code.</summary>
    public int Run(CancellationToken stop)
    {
        if (Files.Concat(Definitions).Count(f => f == "-") > 1) throw new VerbException("standard input (-) is named twice: it can be read only once");
        RecordedDefinition? definition = Definitions.Length == 0 ? null : DefinitionFiles.ReadOctets(Definitions, Container);
        GenerationClock? generation = definition is null && TimeCode is null ? null : Generation(definition);
        using var inputs = new InputQueue(Files);
        using LogWriter writer = RecordFolder.Write(Record);
        if (definition is null && TimeCode is null && RecordedDefinition.FindNewest(writer.Store, out _) is { } kept)
        {
            generation = Generation(kept);
            if (generation is not null) _ownDefinition = Printing.Escaped.Text(kept.ToString());
        }
        foreach (LogDamage damage in writer.Store.Damage) Told.WriteLine($"zarya: {Record} is damaged: {damage}");
        var target = new ImportTarget(writer, Link, generation, Clock, s_leapSeconds) { CommitOctets = CommitOctets, Committed = Committed };
        long start = Clock.GetTimestamp();
        try
        {
            if (definition is not null) Keep(definition, target);
            var summary = new ImportSummary(Output, writer.Store);
            int exit = ExitCode.Done;
            foreach (string name in Files)
            {
                using InputFile input = inputs.Open(name);
                if (!TryImport(input, target, summary, stop)) exit = ExitCode.Failed;
            }
            if (Compacts) Compact(writer, stop);
            summary.Measure();
            writer.Close();
            summary.WriteTotal(Record, Clock.GetElapsedTime(start));
            return exit;
        }
        catch (LogRefusedException e)
        {
            throw new VerbException(e.InnerException is DiskFullException
                ? $"{Record}: no space is left on the disk. What was written so far is kept; make space and give the same command again: it goes on where it stopped"
                : $"{Record} cannot be written: {e.Message}. Give the same command again when the disk is well: it goes on where it stopped");
        }
    }

    /// <summary>What cannot be compacted stays as it is: nothing is lost by that but space.</summary>
    private void Compact(LogWriter writer, CancellationToken stop)
    {
        if (!writer.TrySeal()) return;
        using var progress = Progress.OnStandardError();
        var compaction = new Compaction(writer);
        try
        {
            while (compaction.RunOnce(stop)) progress.Report("compaction", compaction.Octets.Before, null, 0);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OperationCanceledException)
        {
            progress.Dispose();
            Told.WriteLine($"zarya: {Record} was not compacted to its end: {(e is OperationCanceledException ? "interrupted" : e.Message)}; everything is in it, and the next import compacts it");
        }
    }

    /// <summary>What is still to be told when the first file is imported.</summary>
    private string? _ownDefinition;

    private GenerationClock? Generation(RecordedDefinition? definition)
    {
        if (TimeCode is not null) LeapSecondsNotice.WarnIfExpired(s_leapSeconds, Clock, Told);
        if (definition is null) return TimeCode is null ? null : GenerationClock.Of(TimeCodeText.Read(TimeCode, s_leapSeconds), TimeOffset);
        MissionDatabase database = Definition.Usable(DefinitionFiles.Read(definition).Database, [.. definition.Files.Select(f => f.Name)], Told);
        SequenceContainer root = Definition.Root(database, Container ?? definition.Container, Told);
        if (TimeCode is not null) return GenerationClock.Of(TimeCodeText.Read(TimeCode, s_leapSeconds), TimeOffset);
        if (GenerationClock.TryOf(database, root, s_leapSeconds) is { } clock) return clock;
        Told.WriteLine("zarya: the definition has no absolute time, so the reception time stands for the generation time; --time CODE reads a time in the secondary header");
        return null;
    }

    private void Keep(RecordedDefinition definition, ImportTarget target)
    {
        if (definition.IsSame(RecordedDefinition.FindNewest(target.Writer.Store, out _))) return;
        byte[] octets = definition.ToOctets();
        if (octets.Length > LogWriter.MaxEntryOctets) throw new VerbException($"{definition}: a definition of {octets.Length} octets is too long for a record (at most {LogWriter.MaxEntryOctets})");
        Instant now = target.Now();
        target.Writer.Append(target.Writer.Register(RecordedDefinition.Stream), now, now, octets);
        target.Writer.Commit();
        Output.WriteLine($"the definition is kept: {Printing.Escaped.Text(definition.ToString())}");
    }

    /// <summary>Imports a file; <see langword="false"/> if it breaks off.</summary>
    private bool TryImport(InputFile input, ImportTarget target, ImportSummary summary, CancellationToken stop)
    {
        ImportState begun = Begin(input, target, out bool isNew);
        if (begun.IsDone)
        {
            // A pipe is known by its beginning only: one that is longer must not be taken for what is there.
            if (!input.IsRepeatable && !input.EndsAt(begun.Place.Offset))
                throw new VerbException($"{input.Name} begins as {begun.File} did, which is in {Record} with {begun.Place.Offset} octets, but has not as many; --again imports it");
            summary.WriteSkipped(input.Name, begun);
            return begun.BrokenOff is null;
        }
        if (_ownDefinition is not null) Told.WriteLine($"generation times are read with the record's own definition: {_ownDefinition}");
        _ownDefinition = null;
        if (!isNew) input.Skip(begun.Place.Offset);
        var import = new FileImport(target, begun);
        string? broken = null;
        try
        {
            PacketWalk.Run(input, Layout, import, stop, begun.Place, BlockOctets);
        }
        catch (DamagedFileException e)
        {
            broken = e.Message;
            Told.WriteLine($"zarya: {input.Name} cannot be read to its end: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            import.Commit();
            Told.WriteLine($"zarya: {input.Name} is in the record up to octet {import.State.Place.Offset}; give the same command again and it goes on there");
            throw;
        }
        import.Commit(isDone: true, broken);
        summary.Write(input.Name, import, begun);
        return broken is null;
    }

    /// <summary>Where the import of a file begins, or goes on.</summary>
    private ImportState Begin(InputFile input, ImportTarget target, out bool isNew)
    {
        string fingerprint = input.Fingerprint();
        string layout = PacketLayoutOptions.InWords(Layout);
        ImportState? before = Again ? null : ImportState.All(target.Writer.Store).Select(s => s.State).FirstOrDefault(s => s.Fingerprint == fingerprint && s.Link == Link);
        isNew = before is null;
        long first = target.Writer.LastAcknowledged + 1;
        if (before is null) return new ImportState { File = input.Name, Fingerprint = fingerprint, Link = Link, Layout = layout, Import = first, First = first };
        if (!before.IsDone && before.Layout != layout)
            throw new VerbException($"{input.Name} is in {Record} in part, imported with {before.Layout}: give the same options to go on, or --again to import it once more from its beginning");
        return before.IsDone ? before : before with { File = input.Name };
    }
}
