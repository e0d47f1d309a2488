using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Benchmarks.Record;

/// <summary>The log as it is.</summary>
internal sealed class LogAppendStore : IAppendStore
{
    /// <summary>The bench looks at the clock every so many packets; in between the log must not commit by itself, or that commit would not be timed.</summary>
    private const int SlackOctets = 64 * 1024;

    private readonly EncodingThread _encoding = new();
    private readonly LogWriter _writer;
    private readonly int[] _streams;

    public LogAppendStore(string folder, int streams)
    {
        _writer = LogWriter.Open(new FileDisk(folder), new LogOptions(), _encoding);
        _streams = [.. Enumerable.Range(0, streams).Select(s => _writer.Register(PacketMill.Key(s)))];
    }

    public bool IsFull => _writer.PendingOctets > LogWriter.MaxCommitOctets - SlackOctets;

    public void Append(int stream, long generation, long reception, ReadOnlySpan<byte> packet) =>
        _writer.Append(_streams[stream], Instant.FromTaiNanoseconds(generation), Instant.FromTaiNanoseconds(reception), packet);

    public void Commit() => _writer.Commit();

    public void Close() => _writer.Close();

    public void Dispose()
    {
        _writer.Dispose();
        _encoding.Dispose();
    }
}
