using Zarya.Archive.Log;
using Zarya.Outputs;
using Zarya.Printing;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>One call of <c>zarya export</c>.</summary>
internal sealed class ExportRun
{
    private const int BufferOctets = 1 << 20;

    public required string Record { get; init; }

    public required EntryChoice Choice { get; init; }

    /// <summary>The file whose import is wanted, or <see langword="null"/>.</summary>
    public string? File { get; init; }

    /// <summary>Where to, or <see langword="null"/> for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Where counts and damage are told.</summary>
    public required TextWriter Told { get; init; }

    /// <summary>Exports; returns the exit code.</summary>
    public int Run(CancellationToken stop)
    {
        using LogStore store = RecordFolder.Read(Record);
        ImportedRanges? imported = File is null ? null : ImportedRanges.Find(store, File, Choice.Link);
        if (imported is { State.IsDone: false }) Told.WriteLine($"zarya: {File} is not in the record whole: its import stopped at octet {imported.State.Place.Offset}");
        if (imported is { State.BrokenOff: { } why }) Told.WriteLine($"zarya: {File} could not be read to its end when it was imported: {why}");
        if (imported is { HasOthers: true }) Told.WriteLine($"zarya: {File} was imported more than once; this is the newest import");
        using EntryReader entries = Choice.Open(store);
        using var output = OutputFile.Open(Output, []);
        (long packets, long octets, long others) = Write(entries, imported, output, stop);
        output.Keep();
        Told.WriteLine($"{Numbers.Of(packets, "packet")}, {Numbers.Of(octets, "octet")}{(others == 0 ? "" : $"; {Numbers.Of(others, "octet")} beside packets")}");
        LogDamage[] damage = [.. store.Damage, .. entries.Damage];
        foreach (LogDamage one in damage) Told.WriteLine($"zarya: {Record} is damaged: {one}");
        if (damage.Length > 0) Told.WriteLine($"zarya: what stood there is missing in what was exported; everything else is as it came in");
        return damage.Length == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static (long Packets, long Octets, long Others) Write(EntryReader entries, ImportedRanges? imported, OutputFile output, CancellationToken stop)
    {
        (long packets, long octets, long others) = (0, 0, 0);
        using var progress = Progress.OnStandardError();
        byte[] buffer = new byte[BufferOctets];
        int filled = 0;
        while (entries.Read())
        {
            if (imported is not null && !imported.Holds(entries.Number)) continue;
            ReadOnlySpan<byte> entry = entries.Octets;
            if (entry.Length > buffer.Length - filled)
            {
                stop.ThrowIfCancellationRequested();
                output.Stream.Write(buffer, 0, filled);
                filled = 0;
                progress.Report("export", octets + others, null, packets);
            }
            if (entry.Length > buffer.Length) output.Stream.Write(entry);
            else entry.CopyTo(buffer.AsSpan(filled));
            if (entry.Length <= buffer.Length) filled += entry.Length;
            if (entries.Stream.IsPackets) (packets, octets) = (packets + 1, octets + entry.Length);
            else others += entry.Length;
        }
        output.Stream.Write(buffer, 0, filled);
        return (packets, octets, others);
    }
}
