using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log.Disks;

public sealed class FileDiskTests : DiskContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-disk-").FullName;

    public FileDiskTests() => Disk = new FileDisk(Path.Combine(_folder, "new", "root"));

    protected override IDisk Disk { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_are_where_they_should_be()
    {
        Written("f/a", [1, 2]).Dispose();
        Assert.Equal([1, 2], File.ReadAllBytes(Path.Combine(_folder, "new", "root", "f", "a")));
    }

    [Fact]
    public void Another_disk_on_the_folder_sees_files_and_locks()
    {
        var other = new FileDisk(Path.Combine(_folder, "new", "root") + Path.DirectorySeparatorChar);
        using (IDiskFile file = Written("f/a", [1]))
        {
            using IDiskFile same = other.Open("f/a", DiskAccess.Write);
            same.Write(1, [2]);
            Assert.Equal([1, 2], Octets(file));
        }
        using IDisposable? mine = Disk.TryLock("lock");
        Assert.Null(other.TryLock("lock"));
        mine!.Dispose();
        using IDisposable? his = other.TryLock("lock");
        Assert.NotNull(his);
    }

    [Fact]
    public void A_folder_removed_by_others_is_made_again()
    {
        Written("f/a", [1]).Dispose();
        Directory.Delete(Path.Combine(_folder, "new"), recursive: true);
        Assert.Empty(Disk.List("f"));
        using IDiskFile file = Written("f/a", [2]);
        Assert.Equal([2], Octets(file));
    }

    [Fact]
    public void No_space_is_told_apart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is of Linux");
        using IDiskFile file = new FileDisk("/dev").Open("full", DiskAccess.Write);
        Assert.Throws<DiskFullException>(() => file.Write(0, [1]));
    }

    [Fact]
    public void What_is_forbidden_is_an_input_output_error()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "new", "root", "f"));
        Assert.ThrowsAny<IOException>(() => Disk.Open("f", DiskAccess.Read));
        Assert.ThrowsAny<IOException>(() => Disk.Open("f", DiskAccess.Write));
        Assert.ThrowsAny<IOException>(() => Disk.Delete("f"));
        Assert.ThrowsAny<IOException>(() => Disk.Rename("f", "g"));
    }
}
