using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log.Disks;

public sealed class SimulatedDiskTests : DiskContract
{
    private readonly SimulatedDisk _disk = new(new Random(1));

    protected override IDisk Disk => _disk;

    [Fact]
    public void Operations_are_counted()
    {
        using IDiskFile file = _disk.Open("a", DiskAccess.Create);
        file.Write(0, [1]);
        file.SetLength(2);
        file.Sync();
        _disk.Rename("a", "b");
        _disk.SyncFolder("");
        _disk.Delete("b");
        Assert.Equal((7, 1), (_disk.Operations, _disk.Syncs));
        using IDisposable? alone = _disk.TryLock("lock");
        _disk.List("");
        _disk.Open("lock", DiskAccess.Read).Dispose();
        Assert.Equal(7, _disk.Operations);
    }

    [Fact]
    public void A_full_disk_takes_what_fits_or_nothing()
    {
        foreach (bool isPart in new[] { false, true })
        {
            var disk = new SimulatedDisk(new Random(1), new() { Capacity = 10, WritesPartWhenFull = isPart });
            using IDiskFile file = disk.Open("a", DiskAccess.Create);
            file.Write(0, new byte[8]);
            Assert.Throws<DiskFullException>(() => file.Write(7, [1, 2, 3, 4]));
            Assert.Equal(isPart ? [0, 0, 0, 0, 0, 0, 0, 1, 2, 3] : new byte[8], Octets(file));
            Assert.Throws<DiskFullException>(() => file.SetLength(11));
            Assert.Throws<DiskFullException>(() => file.Write(100, [1]));
            file.Write(0, [5]);
            disk.Capacity = 12;
            file.Write(7, [1, 2, 3, 4]);
            Assert.Equal(11, disk.Used);
            disk.Delete("a");
            using IDiskFile other = disk.Open("b", DiskAccess.Create);
            other.Write(0, new byte[12]);
        }
    }

    [Fact]
    public void Planned_faults_come_once()
    {
        _disk.Fail(1, DiskFault.Full);
        Assert.Throws<DiskFullException>(() => _disk.Open("a", DiskAccess.Create));
        Assert.Empty(_disk.List(""));
        using IDiskFile file = _disk.Open("a", DiskAccess.Create);
        _disk.Fail(3, DiskFault.Error);
        Assert.Throws<IOException>(() => file.Write(0, [1, 2, 3]));
        Assert.Equal(0, file.Length);
        _disk.Fail(4, DiskFault.ShortWrite);
        Assert.Throws<IOException>(() => file.Write(0, [1, 2, 3]));
        Assert.InRange(file.Length, 1, 2);
        file.Write(0, [1, 2, 3]);
        _disk.Fail(6, DiskFault.Error);
        Assert.Throws<IOException>(() => file.SetLength(0));
        _disk.Fail(7, DiskFault.Error);
        Assert.Throws<IOException>(() => _disk.Rename("a", "b"));
        _disk.Fail(8, DiskFault.Error);
        Assert.Throws<IOException>(() => _disk.Delete("a"));
        _disk.Fail(9, DiskFault.Error);
        Assert.Throws<IOException>(() => _disk.SyncFolder(""));
        _disk.FailSync(1);
        Assert.Throws<IOException>(file.Sync);
        Assert.Equal(["a"], _disk.List(""));
        Assert.Equal([1, 2, 3], Octets(file));
        file.Sync();
        Assert.Equal(11, _disk.Operations);
    }

    [Fact]
    public void Rot_changes_what_it_says()
    {
        var disk = new SimulatedDisk(new Random(1), new() { SectorOctets = 4 });
        using IDiskFile file = disk.Open("a", DiskAccess.Create);
        byte[] octets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        file.Write(0, octets);
        Assert.Throws<InvalidOperationException>(() => disk.FlipBit("a", 0, 0));
        Assert.Throws<FileNotFoundException>(() => disk.FlipBit("b", 0, 0));
        file.Sync();
        SimulatedDisk untouched = disk.Clone();
        byte[] old = disk.Snapshot("a");
        disk.FlipBit("a", 9, 7);
        Assert.Equal(10 ^ 0x80, Octets(file)[9]);
        disk.ZeroSector("a", 1);
        disk.ZeroSector("a", 2);
        Assert.Equal([1, 2, 3, 4, 0, 0, 0, 0, 0, 0], Octets(file));
        disk.SwapRanges("a", 1, 4, 3);
        Assert.Equal([1, 0, 0, 0, 2, 3, 4, 0, 0, 0], Octets(file));
        disk.Truncate("a", 2);
        Assert.Equal([1, 0], Octets(file));
        file.SetLength(4);
        Assert.Equal([1, 0, 0, 0], Octets(file));
        file.Sync();
        disk.Replace("a", old);
        Assert.Equal(octets, Octets(file));
        Assert.Equal(octets, untouched.Snapshot("a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.FlipBit("a", 10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.FlipBit("a", 0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.SwapRanges("a", 0, 2, 3));
    }

    [Fact]
    public void A_clone_goes_its_own_way()
    {
        using IDiskFile file = Written("a", [1, 2]);
        file.Sync();
        file.Write(1, [3]);
        using IDisposable? alone = _disk.TryLock("lock");
        _disk.CrashAt = 100;
        _disk.Fail(5, DiskFault.Full);
        SimulatedDisk clone = _disk.Clone(new Random(2));
        using IDisposable? his = clone.TryLock("lock");
        Assert.NotNull(his);
        Assert.Equal((_disk.Operations, _disk.CrashAt), (clone.Operations, clone.CrashAt));
        using IDiskFile same = clone.Open("a", DiskAccess.Write);
        Assert.Throws<DiskFullException>(() => same.Write(0, [9]));
        same.Write(0, [9]);
        same.Sync();
        Assert.Equal([9, 3], Octets(same));
        Assert.Equal([1, 3], Octets(file));
        clone.Delete("a");
        Assert.Equal(["a", "lock"], _disk.List(""));
    }

    [Fact]
    public void Bad_options_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedDisk(new Random(1), new() { SectorOctets = 0 }));
}
