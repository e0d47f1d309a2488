using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Printing;

namespace Zarya.Records;

/// <summary>Tells what was imported.</summary>
internal sealed class ImportSummary(TextWriter output, LogStore store)
{
    private readonly long _storedBefore = store.Octets;
    private long _storedAfter;
    private long _octets;

    /// <summary>Tells a file that was imported to its end.</summary>
    public void Write(string name, FileImport import, ImportState begun)
    {
        output.WriteLine($"{Escaped.Text(name)}: {Numbers.Of(import.Packets, "packet")} of {Numbers.Of(import.Apids, "APID")}, {Numbers.Of(import.Octets, "octet")}"
            + (begun.Place.Offset > 0 ? $"; went on at octet {Numbers.Grouped(begun.Place.Offset)}, behind {Numbers.Of(begun.Packets, "packet")} of an earlier run" : ""));
        if (import.WithoutTime > 0) output.WriteLine($"  without a generation time, so the reception time stands for it: {Numbers.Of(import.WithoutTime, "packet")}");
        if (import.Doubted > 0) output.WriteLine($"  with a generation time more than ten years from now, which is not believed, so the reception time stands for it: {Numbers.Of(import.Doubted, "packet")}");
        if (import.SkippedRanges > 0) output.WriteLine($"  no packets, kept in their places: {Numbers.Of(import.SkippedOctets, "octet")} in {Numbers.Of(import.SkippedRanges, "range")}");
        if (import.AroundOctets > 0) output.WriteLine($"  in front of and behind packets, kept too: {Numbers.Of(import.AroundOctets, "octet")}");
        _octets += import.Octets + import.SkippedOctets + import.AroundOctets;
    }

    /// <summary>Takes the size of the record at the end.</summary>
    public void Measure() => _storedAfter = store.Octets;

    /// <summary>Tells a file that was imported before.</summary>
    public void WriteSkipped(string name, ImportState before) => output.WriteLine(
        $"{Escaped.Text(name)}: in the record already{(Path.GetFileName(before.File) == Path.GetFileName(name) ? "" : $", as {Escaped.Text(before.File)}")}, {Numbers.Of(before.Packets, "packet")}"
        + $"{(before.BrokenOff is null ? "" : " as far as it could be read")}; --again imports it once more");

    /// <summary>Tells what all of it takes.</summary>
    public void WriteTotal(string record, TimeSpan elapsed)
    {
        if (_octets == 0) return;
        long stored = _storedAfter - _storedBefore;
        // The rate of a small file would be that of starting up.
        string rate = _octets < 1_000_000 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_octets / 1e6 / Math.Max(elapsed.TotalSeconds, 1e-3):F0} MB/s");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Escaped.Text(record)}: {_octets:N0} octets stored in {stored:N0} ({(double)stored / _octets:F2} of them){rate}"));
    }
}
