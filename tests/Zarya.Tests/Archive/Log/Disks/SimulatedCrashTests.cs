using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log.Disks;

/// <summary>What a crash may and may not do. "Sometimes" tests run many seeds and want each outcome of the model to come up: a simulation that never tears proves nothing.</summary>
public class SimulatedCrashTests
{
    private const int Seeds = 400;
    private static readonly SimulatedDiskOptions s_smallSectors = new() { SectorOctets = 4 };

    /// <summary>The outcomes of a workload over many seeds, each as text: names and contents.</summary>
    private static HashSet<string> Outcomes(Action<SimulatedDisk> workload, CrashKind kind = CrashKind.Torn)
    {
        HashSet<string> outcomes = [];
        for (int seed = 0; seed < Seeds; seed++)
        {
            var disk = new SimulatedDisk(new Random(seed), s_smallSectors);
            workload(disk);
            outcomes.Add(State(disk.Crash(kind)));
        }
        return outcomes;
    }

    private static string State(SimulatedDisk disk) => string.Join(' ', disk.List("").Select(n => n + "=" + string.Concat(disk.Snapshot(n).Select(o => o == 0 ? '.' : (char)o))));

    private static IDiskFile Durable(SimulatedDisk disk, string name, string content)
    {
        IDiskFile file = disk.Open(name, DiskAccess.Create);
        Write(file, 0, content);
        file.Sync();
        disk.SyncFolder("");
        return file;
    }

    private static void Write(IDiskFile file, long offset, string content) => file.Write(offset, System.Text.Encoding.ASCII.GetBytes(content));

    [Fact]
    public void Synced_is_synced()
    {
        foreach (CrashKind kind in Enum.GetValues<CrashKind>())
            Assert.Equal(["a=abcdefgh"], Outcomes(d => Durable(d, "a", "abcdefgh"), kind));
    }

    [Fact]
    public void An_unsynced_write_is_lost_kept_or_torn()
    {
        void Workload(SimulatedDisk disk) => Write(Durable(disk, "a", "abcdefgh"), 2, "CDEFGH");
        Assert.Equal(["a=abcdefgh"], Outcomes(Workload, CrashKind.LoseUnsynced));
        Assert.Equal(["a=abCDEFGH"], Outcomes(Workload, CrashKind.KeepUnsynced));
        Assert.Equal(new[] { "a=abCDEFGH", "a=abCDefgh", "a=abcdEFGH", "a=abcdefgh" }, Outcomes(Workload).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_later_write_survives_an_earlier_one() =>
        Assert.Equal(new[] { "a=ABcd", "a=ABXY", "a=abXY", "a=abcd" }.Order(StringComparer.Ordinal), Outcomes(disk =>
        {
            IDiskFile file = Durable(disk, "a", "abcd");
            Write(file, 0, "AB");
            Write(file, 2, "XY");
        }).Order(StringComparer.Ordinal));

    [Fact]
    public void A_file_that_grew_may_have_holes()
    {
        HashSet<string> outcomes = Outcomes(disk => Write(Durable(disk, "a", "abcd"), 4, "EFGHIJKL"));
        Assert.Equal(new[] { "a=abcd", "a=abcd........", "a=abcd....IJKL", "a=abcdEFGH", "a=abcdEFGH....", "a=abcdEFGHIJKL" }.Order(StringComparer.Ordinal), outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_length_is_lost_or_kept()
    {
        Assert.Equal(new[] { "a=ab", "a=abcd" }, Outcomes(d => Durable(d, "a", "abcd").SetLength(2)).Order(StringComparer.Ordinal));
        Assert.Equal(new[] { "a=ab", "a=ab..", "a=abcd" }.Order(StringComparer.Ordinal), Outcomes(d =>
        {
            IDiskFile file = Durable(d, "a", "abcd");
            file.SetLength(2);
            file.SetLength(4);
        }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_new_file_needs_its_folder_synced()
    {
        static void Workload(SimulatedDisk disk)
        {
            IDiskFile file = disk.Open("a", DiskAccess.Create);
            Write(file, 0, "abcd");
            file.Sync();
        }
        Assert.Equal([""], Outcomes(Workload, CrashKind.LoseUnsynced));
        Assert.Equal(["a=abcd"], Outcomes(Workload, CrashKind.KeepUnsynced));
        Assert.Equal(new[] { "", "a=abcd" }, Outcomes(Workload).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_new_file_needs_its_content_synced() => Assert.Equal(new[] { "a=", "a=....", "a=abcd" }, Outcomes(disk =>
    {
        Write(disk.Open("a", DiskAccess.Create), 0, "abcd");
        disk.SyncFolder("");
    }).Order(StringComparer.Ordinal));

    [Fact]
    public void A_renaming_is_whole_and_may_be_undone()
    {
        static void Workload(SimulatedDisk disk)
        {
            Durable(disk, "a", "old");
            Durable(disk, "a.new", "new");
            disk.Rename("a.new", "a");
        }
        Assert.Equal(new[] { "a=new", "a=old a.new=new" }, Outcomes(Workload).Order(StringComparer.Ordinal));
        Assert.Equal(["a=new"], Outcomes(d =>
        {
            Workload(d);
            d.SyncFolder("");
        }));
    }

    [Fact]
    public void A_deletion_may_be_undone()
    {
        Assert.Equal(new[] { "", "a=old" }, Outcomes(d =>
        {
            Durable(d, "a", "old");
            d.Delete("a");
        }).Order(StringComparer.Ordinal));
        Assert.Equal(["b="], Outcomes(d =>
        {
            Durable(d, "a", "old");
            Durable(d, "b", "");
            d.Delete("a");
            d.SyncFolder("");
        }));
    }

    [Fact]
    public void Names_persist_in_any_order_unless_they_are_the_same_name()
    {
        Assert.Equal(new[] { "", "a=", "a= b=", "b=" }, Outcomes(d =>
        {
            d.Open("a", DiskAccess.Create);
            d.Open("b", DiskAccess.Create);
        }).Order(StringComparer.Ordinal));
        // The old file is never gone from both names, though the new one has its name.
        Assert.Equal(new[] { "a= old=x", "a=x", "old=x" }, Outcomes(d =>
        {
            Durable(d, "a", "x");
            d.Rename("a", "old");
            d.Open("a", DiskAccess.Create);
        }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_folder_is_synced_for_itself()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var disk = new SimulatedDisk(new Random(seed));
            disk.Open("f/a", DiskAccess.Create);
            disk.Open("g/a", DiskAccess.Create);
            disk.SyncFolder("f");
            SimulatedDisk left = disk.Crash(CrashKind.LoseUnsynced);
            Assert.Equal(["a"], left.List("f"));
            Assert.Empty(left.List("g"));
            disk.Rename("f/a", "g/b");
            disk.SyncFolder("g");
            Assert.Equal(["a"], disk.Crash(CrashKind.LoseUnsynced).List("f"));
            disk.SyncFolder("f");
            left = disk.Crash(CrashKind.Torn);
            Assert.Equal(["a", "b"], left.List("g"));
            Assert.Empty(left.List("f"));
        }
    }

    [Fact]
    public void After_a_failed_sync_no_sync_helps()
    {
        static void Workload(SimulatedDisk disk)
        {
            IDiskFile file = Durable(disk, "a", "abcd");
            disk.FailSync(2);
            Write(file, 0, "A");
            Assert.Throws<IOException>(file.Sync);
            file.Sync();
            Write(file, 1, "B");
            file.Sync();
            Write(file, 0, "Z");
            Write(file, 2, "C");
            file.SetLength(3);
            file.Sync();
        }
        Assert.Equal(["a=ZBC"], Outcomes(Workload));
        Assert.Equal(new[] { "a=ABcd", "a=aBcd" }, Outcomes(disk =>
        {
            IDiskFile file = Durable(disk, "a", "abcd");
            disk.FailSync(2);
            Write(file, 0, "A");
            Assert.Throws<IOException>(file.Sync);
            Write(file, 1, "B");
            file.Sync();
            Assert.Equal("a=ABcd", State(disk));
        }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void After_a_failed_sync_of_a_folder_no_sync_helps() => Assert.Equal(new[] { "a= b=", "b=" }, Outcomes(disk =>
    {
        disk.Open("a", DiskAccess.Create);
        disk.Fail(2, DiskFault.Error);
        Assert.Throws<IOException>(() => disk.SyncFolder(""));
        disk.Open("b", DiskAccess.Create);
        disk.SyncFolder("");
    }).Order(StringComparer.Ordinal));

    [Fact]
    public void Locks_and_plans_end_with_the_crash()
    {
        var disk = new SimulatedDisk(new Random(1), new() { Capacity = 100 });
        IDisposable? alone = disk.TryLock("lock");
        disk.CrashAt = 1;
        Assert.Throws<SimulatedCrashException>(() => disk.Open("a", DiskAccess.Create));
        SimulatedDisk left = disk.Crash(CrashKind.KeepUnsynced);
        Assert.Equal((0, null, false, 100), (left.Operations, left.CrashAt, left.HasCrashed, left.Capacity));
        Assert.Equal(["a", "lock"], left.List(""));
        using IDisposable? again = left.TryLock("lock");
        Assert.NotNull(again);
        alone!.Dispose();
        Assert.Null(left.TryLock("lock"));
    }
}
