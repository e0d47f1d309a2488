namespace Zarya.Archive.Log.Disks;

/// <summary>What becomes of one change in a crash.</summary>
internal enum Survival
{
    /// <summary>It never was.</summary>
    Lost,

    /// <summary>All of it is there.</summary>
    Kept,

    /// <summary>Some of its sectors are.</summary>
    Torn,
}

/// <summary>The dice of one crash.</summary>
internal sealed class CrashChance
{
    private readonly CrashKind _kind;
    private readonly Random _random;
    private readonly int _keptOfEight;
    private ulong _bits = 1;

    public CrashChance(CrashKind kind, int sectorOctets, Random random)
    {
        (_kind, SectorOctets, _random) = (kind, sectorOctets, random);
        // Some crashes keep nearly all and some nearly nothing: with one fixed chance, "only the first of ten was lost" would hardly ever come up.
        if (kind == CrashKind.Torn) _keptOfEight = random.Next(1, 8);
    }

    public int SectorOctets { get; }

    /// <summary>Throws for one change.</summary>
    public Survival Next(bool canTear) => _kind switch
    {
        CrashKind.LoseUnsynced => Survival.Lost,
        CrashKind.KeepUnsynced => Survival.Kept,
        _ when _random.Next(8) < _keptOfEight => Survival.Kept,
        _ => canTear && NextBit() ? Survival.Torn : Survival.Lost,
    };

    /// <summary>One in two.</summary>
    public bool NextBit()
    {
        if (_bits == 1) _bits = (ulong)_random.NextInt64() | 1UL << 63;
        bool bit = (_bits & 1) != 0;
        _bits >>= 1;
        return bit;
    }
}
