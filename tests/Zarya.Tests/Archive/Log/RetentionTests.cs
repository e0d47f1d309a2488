using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Tests.Archive.Log;

public class RetentionTests
{
    [Fact]
    public void Oldest_segments_go_whole_and_are_written_down()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 5, 0, 8000);
        writer.TrySeal();
        Instant before = LogMaking.Entry(5, 4000).Reception;
        IReadOnlyList<RetiredSegment> found = Retention.Find(writer.Store, before, 0);
        Assert.True(found.Count > 1);
        Assert.All(found, s => Assert.True(LogMaking.Entry(5, s.LastEntry - 1).Reception < before));
        Assert.Empty(Retention.Find(writer.Store, before, writer.Store.Octets));
        IReadOnlyList<RetiredSegment> gone = Retention.Retire(writer, found, before, TestContext.Current.CancellationToken);
        long first = found[^1].LastEntry + 1;
        Assert.Equal(first, writer.Store.FirstEntry);
        using LogStore store = LogStore.Open(disk);
        Assert.Equal(8001 - first, LogMaking.AssertSame(store, 5, new EntryQuery { LastEntry = 8000 }));
        Assert.Empty(store.Damage);
        using var reader = new EntryReader(store, new EntryQuery { Streams = s => s.Kind == EntryKind.OperatorAction });
        foreach (RetiredSegment segment in gone)
        {
            Assert.True(reader.Read());
            JsonElement said = JsonDocument.Parse(reader.Octets.ToArray()).RootElement;
            Assert.Equal((segment.FirstEntry, segment.LastEntry, segment.Sha256), (said.GetProperty("firstEntry").GetInt64(), said.GetProperty("lastEntry").GetInt64(), said.GetProperty("entriesSha256").GetString()));
        }
        Assert.Equal(8000 + gone.Count, store.LastEntry);
    }
}
