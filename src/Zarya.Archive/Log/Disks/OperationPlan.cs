namespace Zarya.Archive.Log.Disks;

/// <summary>Counts the operations of a <see cref="SimulatedDisk"/> and says what is planned for each.</summary>
internal sealed class OperationPlan
{
    private readonly Dictionary<long, DiskFault> _faults = [];
    private readonly Dictionary<long, DiskFault> _syncFaults = [];

    /// <summary>Operations so far; the first is number 1.</summary>
    public long Operations { get; private set; }

    /// <summary>How many of them were syncs of a file.</summary>
    public long Syncs { get; private set; }

    /// <summary>The operation in which the power goes.</summary>
    public long? CrashAt { get; set; }

    /// <summary>Whether it went.</summary>
    public bool HasCrashed { get; private set; }

    public void Fail(long operation, DiskFault fault) => _faults[operation] = fault;

    public void FailSync(long sync, DiskFault fault) => _syncFaults[sync] = fault;

    public OperationPlan Clone()
    {
        var clone = new OperationPlan { Operations = Operations, Syncs = Syncs, CrashAt = CrashAt, HasCrashed = HasCrashed };
        foreach ((long operation, DiskFault fault) in _faults) clone.Fail(operation, fault);
        foreach ((long sync, DiskFault fault) in _syncFaults) clone.FailSync(sync, fault);
        return clone;
    }

    /// <summary>Begins an operation: one in which the power goes is begun too, and ended by <see cref="ThrowIfCrashed"/> when its work is pending.</summary>
    /// <returns>What goes wrong with it.</returns>
    public DiskFault? Begin(bool isSync = false)
    {
        ThrowIfCrashed();
        Operations++;
        if (isSync) Syncs++;
        HasCrashed = Operations >= CrashAt;
        if (HasCrashed) return null;
        if (_faults.TryGetValue(Operations, out DiskFault fault) || (isSync && _syncFaults.TryGetValue(Syncs, out fault))) return fault;
        return null;
    }

    /// <summary>Begins an operation that is done wholly or, with a fault, not at all.</summary>
    public void BeginWhole()
    {
        if (Begin() is { } fault) throw Exception(fault);
    }

    public void ThrowIfCrashed()
    {
        if (HasCrashed) throw new SimulatedCrashException();
    }

    public static IOException Exception(DiskFault fault) => fault switch
    {
        DiskFault.Full => new DiskFullException(),
        DiskFault.ShortWrite => new IOException("simulated: only a part was written"),
        _ => new IOException("simulated: input/output error"),
    };
}
