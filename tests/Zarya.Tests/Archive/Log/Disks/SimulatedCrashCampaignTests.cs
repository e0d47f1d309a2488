using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log.Disks;

/// <summary>Random workloads, a crash in each operation of them, and a promise that must hold whatever the dice say.</summary>
public class SimulatedCrashCampaignTests
{
    private static readonly string[] s_names = ["a", "b", "c"];

    [Fact]
    public void In_every_operation_the_power_can_go()
    {
        int operations = 0;
        var whole = new SimulatedDisk(new Random(1));
        Run(whole, 1, []);
        for (long at = 1; at <= whole.Operations; at++)
        {
            var disk = new SimulatedDisk(new Random(1)) { CrashAt = at };
            Assert.Throws<SimulatedCrashException>(() => Run(disk, 1, []));
            operations++;
            Assert.True(disk.HasCrashed);
            Assert.Equal(at, disk.Operations);
            Assert.Throws<SimulatedCrashException>(() => disk.List(""));
            Assert.Throws<SimulatedCrashException>(() => disk.Open("a", DiskAccess.Read));
            Assert.Throws<SimulatedCrashException>(() => disk.Delete("a"));
            Assert.Throws<SimulatedCrashException>(() => disk.TryLock("lock"));
            Assert.Equal(at, disk.Operations);
        }
        Assert.InRange(operations, 40, 400);
    }

    [Fact]
    public void What_was_synced_is_there_whatever_happens()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var disk = new SimulatedDisk(random, new() { SectorOctets = 16 }) { CrashAt = 1 + seed % 60 };
            Dictionary<string, byte[]> synced = [];
            try
            {
                Run(disk, seed, synced);
            }
            catch (SimulatedCrashException)
            {
                // Planned.
            }
            SimulatedDisk left = disk.Crash((CrashKind)(seed % 3));
            foreach ((string name, byte[] octets) in synced) Assert.Equal(octets, left.Snapshot(name).AsSpan(0, octets.Length));
        }
    }

    [Fact]
    public void The_same_seed_is_the_same_crash()
    {
        for (int seed = 0; seed < 50; seed++) Assert.Equal(Crashed(seed), Crashed(seed));
        Assert.NotEqual(Crashed(1), Crashed(2));

        static string Crashed(int seed)
        {
            var disk = new SimulatedDisk(new Random(seed)) { CrashAt = 30 };
            Assert.Throws<SimulatedCrashException>(() => Run(disk, 7, []));
            SimulatedDisk left = disk.Crash(CrashKind.Torn);
            return string.Join(' ', left.List("").Select(n => n + Convert.ToHexString(left.Snapshot(n))));
        }
    }

    [Fact]
    public void A_crash_leaves_the_crashed_disk_as_it_was()
    {
        var disk = new SimulatedDisk(new Random(1));
        using IDiskFile file = disk.Open("a", DiskAccess.Create);
        file.Write(0, new byte[5000]);
        file.Sync();
        disk.SyncFolder("");
        file.Write(1000, [1, 2, 3]);
        SimulatedDisk left = disk.Crash(CrashKind.LoseUnsynced, new Random(2));
        using (IDiskFile same = left.Open("a", DiskAccess.Write))
        {
            same.Write(0, [9]);
            same.Sync();
        }
        Assert.Equal(0, disk.Crash(CrashKind.LoseUnsynced).Snapshot("a")[1000]);
        byte[] kept = disk.Crash(CrashKind.KeepUnsynced).Snapshot("a");
        Assert.Equal((0, 1), (kept[0], kept[1000]));
        Assert.Equal((9, 0), (left.Snapshot("a")[0], left.Snapshot("a")[1000]));
    }

    // Appends to three files, with renamed new ones between; what is synced, content and name, is noted. Synced octets are not written again.
    private static void Run(SimulatedDisk disk, int seed, Dictionary<string, byte[]> synced)
    {
        var random = new Random(seed);
        Dictionary<string, IDiskFile> files = [];
        for (int step = 0; step < 60; step++)
        {
            string name = s_names[random.Next(3)];
            if (!files.TryGetValue(name, out IDiskFile? file))
            {
                file = files[name] = disk.Open(name + ".new", DiskAccess.Create);
                disk.Rename(name + ".new", name);
                disk.SyncFolder("");
            }
            byte[] octets = new byte[random.Next(1, 100)];
            random.NextBytes(octets);
            file.Write(file.Length, octets);
            if (random.Next(3) > 0) continue;
            file.Sync();
            synced[name] = disk.Snapshot(name);
        }
    }
}
