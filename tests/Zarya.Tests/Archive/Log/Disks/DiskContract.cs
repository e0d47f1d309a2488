using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log.Disks;

/// <summary>What every <see cref="IDisk"/> does.</summary>
public abstract class DiskContract
{
    public static TheoryData<string> BadNames => ["", "..", "../a", "a/../b", "a/..", "/a", "a//b", "a/", ".", "./a", "a\\b", "C:a", "a\0"];

    protected abstract IDisk Disk { get; }

    [Fact]
    public void A_file_holds_what_was_written()
    {
        using IDiskFile file = Disk.Open("a", DiskAccess.Create);
        Assert.Equal(0, file.Length);
        file.Write(0, [1, 2, 3]);
        file.Write(2, [4, 5]);
        Assert.Equal(4, file.Length);
        Assert.Equal([1, 2, 4, 5], Octets(file));
        file.Sync();
        Disk.SyncFolder("");
        using IDiskFile again = Disk.Open("a", DiskAccess.Read);
        Assert.Equal([1, 2, 4, 5], Octets(again));
        file.Write(0, [9]);
        Assert.Equal([9, 2, 4, 5], Octets(again));
    }

    [Fact]
    public void Reading_stops_at_the_end()
    {
        using IDiskFile file = Written("a", [1, 2, 3]);
        byte[] octets = [7, 7, 7, 7];
        Assert.Equal(2, file.Read(1, octets));
        Assert.Equal([2, 3, 7, 7], octets);
        Assert.Equal(0, file.Read(3, octets));
        Assert.Equal(0, file.Read(1L << 40, octets));
        Assert.Equal(0, file.Read(0, []));
    }

    [Fact]
    public void Holes_are_zeros()
    {
        using IDiskFile file = Written("a", [1, 2, 3]);
        file.Write(6, [4]);
        Assert.Equal([1, 2, 3, 0, 0, 0, 4], Octets(file));
        file.Write(20, []);
        Assert.Equal(7, file.Length);
    }

    [Fact]
    public void What_was_cut_off_comes_back_as_zeros()
    {
        using IDiskFile file = Written("a", [1, 2, 3, 4]);
        foreach (bool isSynced in new[] { false, true })
        {
            if (isSynced) file.Sync();
            file.SetLength(2);
            if (isSynced) file.Sync();
            file.SetLength(5);
            Assert.Equal([1, 2, 0, 0, 0], Octets(file));
            if (isSynced) file.Sync();
            Assert.Equal([1, 2, 0, 0, 0], Octets(file));
            file.SetLength(1);
            file.Write(3, [9]);
            Assert.Equal([1, 0, 0, 9], Octets(file));
            file.Write(0, [1, 2, 3, 4]);
        }
    }

    [Fact]
    public void Random_writing_reads_as_an_array_does()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            using IDiskFile file = Disk.Open($"random-{seed}", DiskAccess.Create);
            byte[] model = [];
            for (int step = 0; step < 40; step++)
            {
                byte[] octets = new byte[random.Next(300)];
                random.NextBytes(octets);
                int offset = random.Next(1000);
                switch (random.Next(6))
                {
                    case 0:
                        file.SetLength(offset);
                        Array.Resize(ref model, offset);
                        break;
                    case 1:
                        file.Sync();
                        break;
                    default:
                        file.Write(offset, octets);
                        if (octets.Length > 0 && offset + octets.Length > model.Length) Array.Resize(ref model, offset + octets.Length);
                        octets.CopyTo(model.AsSpan(Math.Min(offset, model.Length)));
                        break;
                }
                Assert.Equal(model.Length, file.Length);
                int at = random.Next(model.Length + 1);
                byte[] part = new byte[random.Next(400)];
                int read = file.Read(at, part);
                Assert.Equal(model.AsSpan(at, Math.Min(part.Length, model.Length - at)), part.AsSpan(0, read));
            }
            Assert.Equal(model, Octets(file));
        }
    }

    [Fact]
    public void Listing_is_of_one_folder_and_ordinal()
    {
        foreach (string name in (string[])["b", "a", "B", "f/z", "f/y", "f/g/x"]) Written(name, []).Dispose();
        Assert.Equal(["B", "a", "b"], Disk.List(""));
        Assert.Equal(["y", "z"], Disk.List("f"));
        Assert.Equal(["x"], Disk.List("f/g"));
        Assert.Empty(Disk.List("nowhere"));
        Disk.SyncFolder("f/g");
        Assert.Throws<DirectoryNotFoundException>(() => Disk.SyncFolder("nowhere"));
    }

    [Fact]
    public void Opening_says_what_is_and_is_not_there()
    {
        Assert.Throws<FileNotFoundException>(() => Disk.Open("a", DiskAccess.Read));
        Assert.Throws<FileNotFoundException>(() => Disk.Open("f/a", DiskAccess.Write));
        Written("f/a", [1]).Dispose();
        Assert.IsNotType<FileNotFoundException>(Assert.ThrowsAny<IOException>(() => Disk.Open("f/a", DiskAccess.Create)));
        Assert.ThrowsAny<IOException>(() => Disk.Open("f/a/b", DiskAccess.Create));
        Assert.ThrowsAny<IOException>(() => Disk.Open("f", DiskAccess.Create));
        using IDiskFile file = Disk.Open("f/a", DiskAccess.Write);
        file.Write(1, [2]);
        Assert.Equal([1, 2], Octets(file));
    }

    [Fact]
    public void A_file_open_for_reading_is_not_written()
    {
        Written("a", [1]).Dispose();
        using IDiskFile file = Disk.Open("a", DiskAccess.Read);
        Assert.Throws<InvalidOperationException>(() => file.Write(0, [2]));
        Assert.Throws<InvalidOperationException>(() => file.SetLength(0));
        Assert.Throws<InvalidOperationException>(file.Sync);
        Assert.Equal([1], Octets(file));
    }

    [Fact]
    public void Renaming_replaces_and_open_files_stay()
    {
        using IDiskFile one = Written("a", [1]);
        using IDiskFile two = Written("b", [2]);
        Disk.Rename("a", "b");
        Assert.Equal(["b"], Disk.List(""));
        using (IDiskFile file = Disk.Open("b", DiskAccess.Read)) Assert.Equal([1], Octets(file));
        Assert.Equal([2], Octets(two));
        one.Write(1, [3]);
        Disk.Rename("b", "f/c");
        Assert.Empty(Disk.List(""));
        Disk.Rename("f/c", "f/c");
        using (IDiskFile file = Disk.Open("f/c", DiskAccess.Read)) Assert.Equal([1, 3], Octets(file));
        Assert.Throws<FileNotFoundException>(() => Disk.Rename("a", "d"));
    }

    [Fact]
    public void Deleting_leaves_open_files()
    {
        using IDiskFile file = Written("a", [1]);
        Disk.Delete("a");
        Disk.Delete("a");
        Disk.Delete("nowhere/a");
        Assert.Empty(Disk.List(""));
        Assert.Equal([1], Octets(file));
        using IDiskFile other = Disk.Open("a", DiskAccess.Create);
        Assert.Equal(0, other.Length);
    }

    [Fact]
    public void One_has_the_lock()
    {
        using (IDisposable? first = Disk.TryLock("lock"))
        {
            Assert.NotNull(first);
            Assert.Null(Disk.TryLock("lock"));
            using IDisposable? other = Disk.TryLock("f/lock");
            Assert.NotNull(other);
        }
        using IDisposable? second = Disk.TryLock("lock");
        Assert.NotNull(second);
        Assert.Equal(["lock"], Disk.List(""));
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void No_name_leaves_the_folder(string name)
    {
        Assert.ThrowsAny<ArgumentException>(() => Disk.Open(name, DiskAccess.Create));
        Assert.ThrowsAny<ArgumentException>(() => Disk.Open(name, DiskAccess.Read));
        Assert.ThrowsAny<ArgumentException>(() => Disk.Rename(name, "x"));
        Assert.ThrowsAny<ArgumentException>(() => Disk.Rename("x", name));
        Assert.ThrowsAny<ArgumentException>(() => Disk.Delete(name));
        Assert.ThrowsAny<ArgumentException>(() => Disk.TryLock(name));
        if (name.Length == 0) return;
        Assert.ThrowsAny<ArgumentException>(() => Disk.List(name));
        Assert.ThrowsAny<ArgumentException>(() => Disk.SyncFolder(name));
    }

    [Fact]
    public void Wrong_offsets_and_closed_files_are_refused()
    {
        IDiskFile file = Written("a", [1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(-1, new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Write(-1, new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.SetLength(-1));
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Length);
        Assert.Throws<ObjectDisposedException>(() => file.Read(0, new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => file.Write(0, new byte[1]));
        Assert.Throws<ObjectDisposedException>(file.Sync);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        using IDiskFile file = Written("a", [1, 2, 3]);
        byte[] octets = new byte[3];
        file.Read(0, octets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) file.Read(0, octets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Several_read_while_one_writes()
    {
        using IDiskFile file = Written("a", new byte[64]);
        Parallel.For(0, 4, thread =>
        {
            byte[] octets = new byte[64];
            for (int i = 0; i < 200; i++)
            {
                if (thread == 0) file.Write(64 + i, [1]);
                else Assert.Equal(64, file.Read(0, octets));
                Assert.All(octets, o => Assert.Equal(0, o));
            }
        });
        Assert.Equal(264, file.Length);
    }

    protected static byte[] Octets(IDiskFile file)
    {
        byte[] octets = new byte[file.Length];
        Assert.Equal(octets.Length, file.Read(0, octets));
        return octets;
    }

    protected IDiskFile Written(string name, ReadOnlySpan<byte> octets)
    {
        IDiskFile file = Disk.Open(name, DiskAccess.Create);
        file.Write(0, octets);
        return file;
    }
}
