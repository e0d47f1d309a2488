namespace Zarya.Archive.Log.Disks;

/// <summary>
/// A disk in memory that crashes, fails, fills up and rots on purpose, the same way for the same random source: what the real one does once in years, for tests to meet a million times.
/// Safe from several threads, as far as disks that share a random source are not used at the same time.
/// </summary>
/// <remarks>
/// The model is harsher than any one file system. After a crash each unsynced write of a file stands for itself: it may be lost while later ones are kept, and of its sectors any subset may be there;
/// where a file was to grow there may be zeros. A new file is lost if its folder was not synced, though its content was; a renaming that was not synced is undone, whole, and the old file
/// comes back; a deletion too. Changes of names persist in any order, except that of two about the same name the later implies the earlier. Folders are durable when made.
/// Write, SetLength, Sync, Create, Rename, Delete and SyncFolder are <em>operations</em>, numbered from 1; reading, listing, opening and locking are not.
/// </remarks>
public sealed class SimulatedDisk : IDisk
{
    private readonly SimulatedNames _names;
    private readonly List<SimulatedFile> _files;
    private readonly HashSet<string> _locked = [];

    /// <summary>An empty disk.</summary>
    /// <param name="random">Decides everything that is left to chance.</param>
    /// <param name="options">Its properties.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is.</exception>
    public SimulatedDisk(Random random, SimulatedDiskOptions? options = null) : this(random, options ?? new(), new(), [], new()) => Capacity = Options.Capacity;

    private SimulatedDisk(Random random, SimulatedDiskOptions options, SimulatedNames names, List<SimulatedFile> files, OperationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SectorOctets, 1, nameof(options));
        (Random, Options, _names, _files, Plan) = (random, options, names, files, plan);
    }

    /// <summary>Its properties.</summary>
    public SimulatedDiskOptions Options { get; }

    /// <summary>Octets the disk holds; may be changed at any time. A file takes its length, holes included; one that is deleted takes nothing.</summary>
    public long Capacity { get; set; }

    /// <summary>Octets taken.</summary>
    public long Used
    {
        get
        {
            lock (Gate) return UsedNow();
        }
    }

    /// <summary>Operations so far.</summary>
    public long Operations => Plan.Operations;

    /// <summary>How many of them were syncs of files.</summary>
    public long Syncs => Plan.Syncs;

    /// <summary>The number of the operation in which the power goes: it is left pending (see <see cref="Crash"/>), and throws <see cref="SimulatedCrashException"/> as does everything after it.</summary>
    public long? CrashAt { get => Plan.CrashAt; set => Plan.CrashAt = value; }

    /// <summary>Whether the power went.</summary>
    public bool HasCrashed => Plan.HasCrashed;

    internal Lock Gate { get; } = new();

    internal Random Random { get; }

    internal OperationPlan Plan { get; }

    /// <summary>Plans that an operation goes wrong.</summary>
    /// <param name="operation">Its number.</param>
    /// <param name="fault">How.</param>
    public void Fail(long operation, DiskFault fault) => Plan.Fail(operation, fault);

    /// <summary>Plans that a sync of a file goes wrong. What it should have synced may then never reach the disk, though readers see it and later syncs succeed.</summary>
    /// <param name="sync">Its number among the syncs of files, from 1.</param>
    /// <param name="fault">How.</param>
    public void FailSync(long sync, DiskFault fault = DiskFault.Error) => Plan.FailSync(sync, fault);

    /// <summary>What is found after the power went now, without locks and plans; operations count from 1 again. This disk stays as it is, so that it can crash in several ways.</summary>
    /// <param name="kind">What becomes of what is not synced.</param>
    /// <param name="random">Decides, and then belongs to the new disk; this one's if <see langword="null"/>.</param>
    public SimulatedDisk Crash(CrashKind kind, Random? random = null)
    {
        lock (Gate)
        {
            var chance = new CrashChance(kind, Options.SectorOctets, random ?? Random);
            SimulatedNames names = _names.Survivor(chance);
            List<SimulatedFile> files = [];
            names.Renumber(number =>
            {
                files.Add(_files[number].Survivor(chance));
                return files.Count - 1;
            });
            return new SimulatedDisk(random ?? Random, Options, names, files, new()) { Capacity = Capacity };
        }
    }

    /// <summary>The same disk once more, with what is pending, planned and counted; without the locks, whose holders have this one.</summary>
    /// <param name="random">For the new disk; this one's if <see langword="null"/>.</param>
    public SimulatedDisk Clone(Random? random = null)
    {
        lock (Gate) return new SimulatedDisk(random ?? Random, Options, _names.Clone(), _files.ConvertAll(f => f.Clone()), Plan.Clone()) { Capacity = Capacity };
    }

    /// <summary>Changes octets of a file at rest, behind the back of whoever wrote them; see also <see cref="DiskRot"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">Something of it is not synced: it is not at rest. Call <see cref="Crash"/> first.</exception>
    public void Corrupt(string name, Action<Span<byte>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (Gate) change(AtRest(name).Durable());
    }

    /// <summary>The octets of a file as a reader sees them, for <see cref="Replace"/> later.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public byte[] Snapshot(string name)
    {
        lock (Gate)
        {
            SimulatedFile file = Find(name);
            byte[] octets = new byte[file.Length];
            file.Read(0, octets);
            return octets;
        }
    }

    /// <summary>Puts other octets in place of a file at rest: an older copy, a shorter one, another file's.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">As with <see cref="Corrupt"/>.</exception>
    public void Replace(string name, ReadOnlySpan<byte> octets)
    {
        lock (Gate) AtRest(name).Replace(octets);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        DiskName.CheckFolder(folder);
        lock (Gate)
        {
            Plan.ThrowIfCrashed();
            return _names.List(folder);
        }
    }

    /// <inheritdoc/>
    public IDiskFile Open(string name, DiskAccess access)
    {
        DiskName.CheckFile(name);
        lock (Gate)
        {
            Plan.ThrowIfCrashed();
            if (access != DiskAccess.Create) return new SimulatedHandle(this, Find(name), access != DiskAccess.Read);
            Plan.BeginWhole();
            if (_names.Now.ContainsKey(name)) throw new IOException($"'{name}' is there");
            SimulatedFile file = Add(name);
            Plan.ThrowIfCrashed();
            return new SimulatedHandle(this, file, canWrite: true);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public void Rename(string from, string to)
    {
        DiskName.CheckFile(from);
        DiskName.CheckFile(to);
        lock (Gate)
        {
            Plan.BeginWhole();
            if (!_names.Now.TryGetValue(from, out int number)) throw new FileNotFoundException($"no file '{from}'", from);
            _names.MakeRoom(to);
            _names.Change(NameChange.Of(from, to, number));
            Plan.ThrowIfCrashed();
        }
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        DiskName.CheckFile(name);
        lock (Gate)
        {
            Plan.BeginWhole();
            if (_names.Now.TryGetValue(name, out int number)) _names.Change(NameChange.Of(name, null, number));
            Plan.ThrowIfCrashed();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public void SyncFolder(string folder)
    {
        DiskName.CheckFolder(folder);
        lock (Gate)
        {
            DiskFault? fault = Plan.Begin();
            Plan.ThrowIfCrashed();
            if (!_names.HasFolder(folder)) throw new DirectoryNotFoundException($"no folder '{folder}'");
            if (fault is null) _names.Sync(folder);
            else
            {
                _names.Doubt(folder);
                throw OperationPlan.Exception(fault.Value);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>As on a real disk the lock is an empty file, which stays; making it is no operation.</remarks>
    public IDisposable? TryLock(string name)
    {
        DiskName.CheckFile(name);
        lock (Gate)
        {
            Plan.ThrowIfCrashed();
            if (!_locked.Add(name)) return null;
            if (!_names.Now.ContainsKey(name)) Add(name);
            return new SimulatedLock(this, name);
        }
    }

    internal void Unlock(string name) => _locked.Remove(name);

    /// <summary>How many of the octets to be written there is space for.</summary>
    internal int Fitting(SimulatedFile file, long offset, int count)
    {
        long growth = offset + count - file.Length;
        if (Capacity == long.MaxValue || growth <= 0) return count;
        long free = Math.Max(0, Capacity - UsedNow());
        return (int)Math.Clamp(count - (growth - free), 0, count);
    }

    private long UsedNow() => _names.Now.Values.Sum(n => (long)_files[n].Length);

    private SimulatedFile Add(string name)
    {
        _names.MakeRoom(name);
        var file = new SimulatedFile();
        _files.Add(file);
        _names.Change(NameChange.Of(null, name, _files.Count - 1));
        return file;
    }

    private SimulatedFile Find(string name) => _names.Now.TryGetValue(name, out int number) ? _files[number] : throw new FileNotFoundException($"no file '{name}'", name);

    private SimulatedFile AtRest(string name) => Find(name) is { HasPending: false } file ? file : throw new InvalidOperationException($"'{name}' is not synced");
}
