using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Mdb.Compiling;
using Zarya.Time;

namespace Zarya.Archive.Views;

/// <summary>Takes samples, ascending by time; the spans stand until it returns.</summary>
/// <param name="generations">Generation times, TAI ns.</param>
/// <param name="values">The values, as many.</param>
public delegate void SampleVisitor(ReadOnlySpan<long> generations, ReadOnlySpan<double> values);

/// <summary>
/// Reads one parameter as numbers out of the packets of a log, by generation time, each packet once however often it was received. Of a block only the columns are unpacked that the definition looks at; streams that cannot carry
/// the parameter are not touched. Belongs to one thread.
/// </summary>
public sealed class ParameterScan : IDisposable
{
    private readonly LogStore _store;
    private readonly RowReader _parameter;
    private readonly Dictionary<ushort, (bool CanCarry, BlockWish Wish)> _reach = [];
    private readonly BlockReader _reader = new();
    private readonly EntryBlock _block = new();
    private readonly List<LogDamage> _damage = [];
    private long[] _times = new long[4096];
    private double[] _values = new double[4096];

    /// <summary>Prepares.</summary>
    /// <param name="store">The log.</param>
    /// <param name="parameter">A reader with one column. Packets without a value of the parameter, or with one that is no number (NaN too), give no sample.</param>
    public ParameterScan(LogStore store, RowReader parameter)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(parameter);
        (_store, _parameter) = (store, parameter);
    }

    /// <summary>Damage that was come across.</summary>
    public IReadOnlyList<LogDamage> Damage => _damage;

    /// <summary>Whether packets of a stream may carry the parameter.</summary>
    public bool CanCarry(StreamKey stream) => stream.IsPackets && Reach(stream).CanCarry;

    /// <summary>Visits all samples generated at or after a time and before another.</summary>
    public void Run(Instant from, Instant before, SampleVisitor visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Run(from.TaiNanoseconds, BlockRef.Before(before), visit);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>The same with times of which the last one counts.</summary>
    internal void Run(long from, long to, SampleVisitor visit)
    {
        foreach (TimeCluster cluster in TimeCluster.Of(BlockRef.Find(_store, CanCarry, from, to), from, to))
            if (cluster.Block is not { } block || !TryRun(block, cluster.From, cluster.To, visit)) RunSlowly(cluster.From, cluster.To, visit);
    }

    /// <summary>Reads a block that no other one overlaps; <see langword="false"/> if times repeat in it, so that packets may.</summary>
    private bool TryRun(BlockRef at, long from, long to, SampleVisitor visit)
    {
        BlockWish wish = Reach(at.Segment.Streams[at.Header.Stream]).Wish;
        if (!_reader.TryRead(at.Segment.File, in at.Header, in wish, _block))
        {
            _damage.Add(at.Damage(_reader.Reason));
            return true;
        }
        Span<long> times = _block.Generations;
        for (int i = 1; i < times.Length; i++)
            if (times[i] == times[i - 1]) return false;
        Reserve(times.Length);
        int count = 0;
        double value = 0;
        var row = new Span<double>(ref value);
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] < from || times[i] > to) continue;
            value = double.NaN;
            _parameter.Read(_block[i], row);
            (_times[count], _values[count]) = (times[i], value);
            count += double.IsNaN(value) ? 0 : 1;
        }
        if (count > 0) visit(_times.AsSpan(0, count), _values.AsSpan(0, count));
        return true;
    }

    /// <summary>Reads a stretch of time packet by packet through the view by generation time.</summary>
    private void RunSlowly(long from, long to, SampleVisitor visit)
    {
        var query = new GenerationQuery { From = Instant.FromTaiNanoseconds(from), Before = to == long.MaxValue ? Instant.MaxValue : Instant.FromTaiNanoseconds(to + 1), Streams = CanCarry };
        using var reader = new GenerationReader(_store, query);
        int count = 0;
        double value = 0;
        var row = new Span<double>(ref value);
        while (reader.Read())
        {
            value = double.NaN;
            _parameter.Read(reader.Octets, row);
            if (double.IsNaN(value)) continue;
            (_times[count], _values[count]) = (reader.Generation.TaiNanoseconds, value);
            if (++count < _times.Length) continue;
            visit(_times.AsSpan(0, count), _values.AsSpan(0, count));
            count = 0;
        }
        if (count > 0) visit(_times.AsSpan(0, count), _values.AsSpan(0, count));
        _damage.AddRange(reader.Damage);
    }

    /// <summary>What the plan can look at in packets of a stream, found out once.</summary>
    private (bool CanCarry, BlockWish Wish) Reach(StreamKey stream)
    {
        if (_reach.TryGetValue(stream.Identification, out (bool, BlockWish) known)) return known;
        PacketReach reach = _parameter.Plan.Reach([(byte)(stream.Identification >> 8), (byte)stream.Identification]);
        var wish = new BlockWish(false, false, true, reach.IsAllOctets ? null : [.. reach.Octets.Select(o => (o.First, o.Length))]);
        _reach.Add(stream.Identification, (reach.CanCarryWanted, wish));
        return (reach.CanCarryWanted, wish);
    }

    private void Reserve(int count)
    {
        if (_times.Length < count) (_times, _values) = (new long[count], new double[count]);
    }
}
