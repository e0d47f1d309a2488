using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives.Exports;

/// <summary>A row: what some parameters were at one generation time.</summary>
/// <param name="Generation">The time.</param>
/// <param name="Samples">The values by the order of the parameters asked for; <see langword="null"/> where there is none.</param>
public sealed record ParameterRow(Instant Generation, IReadOnlyList<ParameterSample?> Samples);

/// <summary>Joins values of one generation time to rows. A parameter that has two values at one time (by two links, say) has them in two rows.</summary>
public static class ParameterRows
{
    /// <summary>Goes through the rows; one at a time is in memory.</summary>
    /// <param name="record">The record.</param>
    /// <param name="paths">Which parameters, or parts of them.</param>
    /// <param name="options">Which values.</param>
    /// <param name="stop">Asked now and then.</param>
    public static IEnumerable<ParameterRow> Read(MissionRecord record, IReadOnlyList<ParameterPath> paths, CursorOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(paths);
        Parameter[] parameters = [.. paths.Select(p => p.Parameter).Distinct()];
        int[] columns = [.. paths.Select(p => Array.IndexOf(parameters, p.Parameter))];
        using var cursor = new ParameterCursor(record, parameters, options);
        ParameterSample?[]? row = null;
        Instant time = default;
        while (cursor.Read(stop))
        {
            var samples = new ParameterSample?[paths.Count];
            for (int i = 0; i < samples.Length; i++)
                if (cursor.Samples[columns[i]] is { } whole) samples[i] = ParameterHistory.Part(paths[i], whole);
            if (row is not null && cursor.Generation == time && TryJoin(row, samples)) continue;
            if (row is not null) yield return new ParameterRow(time, row);
            (row, time) = (samples, cursor.Generation);
        }
        if (row is not null) yield return new ParameterRow(time, row);
    }

    private static bool TryJoin(ParameterSample?[] row, ParameterSample?[] more)
    {
        for (int i = 0; i < row.Length; i++)
            if (row[i] is not null && more[i] is not null) return false;
        for (int i = 0; i < row.Length; i++) row[i] ??= more[i];
        return true;
    }
}
