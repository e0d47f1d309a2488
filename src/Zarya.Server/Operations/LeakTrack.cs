using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing.LeakWatch;
using Zarya.Processing.Telemetry;
using Zarya.Server.Archives;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>How pressure and loss went, out of the record: so it is there after a restart and for any time. Belongs to the caller.</summary>
/// <param name="store">The record.</param>
/// <param name="database">The definition, with the parameters of the leak watch.</param>
/// <param name="leapSeconds">The leap seconds.</param>
internal sealed class LeakTrack(LogStore store, MissionDatabase database, LeapSeconds leapSeconds)
{
    private static readonly string[] s_names = ["pressure", "nitrogen", "rate", "rate_p05", "rate_p95", "probability", "loss_kg", "loss_kg_p05", "loss_kg_p95"];

    /// <summary>The points of a stretch of time, oldest first, thinned out evenly to a count.</summary>
    /// <param name="range">The stretch.</param>
    /// <param name="count">Points at most: 1 or more.</param>
    /// <param name="stop">Asked now and then.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IReadOnlyList<TrackPoint> Read(TimeRange range, int count, CancellationToken stop)
    {
        Parameter?[] parameters = [.. s_names.Select(n => database.FindParameter($"{LeakXtce.SystemName}/{n}"))];
        if (parameters.Contains(null)) return [];
        var record = new MissionRecord(store, database, leapSeconds, "");
        var points = new List<TrackPoint>();
        int step = 1, seen = 0;
        using var cursor = new ParameterCursor(record, parameters!, new CursorOptions { Range = range, Source = ValueSource.Values });
        while (cursor.Read(stop))
        {
            if (seen++ % step != 0 || Number(cursor, 0) is not { } pressure) continue;
            points.Add(new TrackPoint(cursor.Generation, pressure, Number(cursor, 1) ?? double.NaN, Figure(cursor, 2), Figure(cursor, 6), Number(cursor, 5) ?? double.NaN));
            if (points.Count <= 2 * count) continue;
            for (int i = 0; i < count; i++) points[i] = points[2 * i];
            points.RemoveRange(count, points.Count - count);
            step *= 2;
        }
        int every = (points.Count + count - 1) / count;
        return every < 2 ? points : [.. points.Where((_, i) => i % every == 0)];
    }

    private static Estimate Figure(ParameterCursor cursor, int column) => new(Number(cursor, column) ?? double.NaN, Number(cursor, column + 1) ?? double.NaN, Number(cursor, column + 2) ?? double.NaN);

    private static double? Number(ParameterCursor cursor, int column) => cursor.Samples[column] is { Status: not AcquisitionStatus.Invalid } sample && sample.EngValue.TryGetNumber(out double number) ? number : null;
}

/// <summary>A point of the track; NaN for what was not known.</summary>
/// <param name="Time">When.</param>
/// <param name="PressureMmHg">Pressure of the volume in which the loss is.</param>
/// <param name="NitrogenKg">Dry nitrogen in it.</param>
/// <param name="RateMmHgPerH">The loss as a fall of pressure there: it leaps when hatches make that volume another one.</param>
/// <param name="RateKgPerD">The loss.</param>
/// <param name="Probability">Of a leak.</param>
internal readonly record struct TrackPoint(Instant Time, double PressureMmHg, double NitrogenKg, Estimate RateMmHgPerH, Estimate RateKgPerD, double Probability);
