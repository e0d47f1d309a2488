namespace Zarya.Mdb.Model;

/// <summary>A layout of bits (XTCE <c>SequenceContainer</c>, and <c>CommandContainer</c>): entries one after the other, on top of what its base container says.</summary>
public sealed class SequenceContainer : NamedItem
{
    /// <summary>The command it belongs to; <see langword="null"/> when it stands in a set of containers.</summary>
    public string? CommandName { get; init; }

    /// <summary>The absolute name; of a command's container <c>/Space/Command/Name</c>, as commands may call their containers alike.</summary>
    public override string QualifiedName => CommandName is null || System is null ? base.QualifiedName : $"{System.QualifiedName}/{CommandName}/{Name}";

    /// <summary>Whether it never stands alone: a packet that ends at an abstract container matches nothing.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Whether it is a command's container.</summary>
    public bool IsCommandContainer { get; init; }

    /// <summary>The container it extends, or <see langword="null"/>.</summary>
    public Reference<SequenceContainer>? BaseContainer { get; init; }

    /// <summary>What must hold in the base for this one to apply; <see langword="null"/>: nothing is asked.</summary>
    public MatchCriteria? RestrictionCriteria { get; init; }

    /// <summary>XTCE <c>NextContainer</c>: what follows this one's end in the same packet, or <see langword="null"/>.</summary>
    public Reference<SequenceContainer>? NextContainer { get; init; }

    /// <summary>The entries in order.</summary>
    public required IReadOnlyList<ContainerEntry> Entries { get; init; }

    /// <summary>The size in bits when the definition states it (<c>BinaryEncoding/SizeInBits</c>), or <see langword="null"/>.</summary>
    public IntegerValue? SizeInBits { get; init; }

    /// <summary>Expected rate, or <see langword="null"/>.</summary>
    public RateInStream? DefaultRate { get; init; }
}

/// <summary>How often a container is expected.</summary>
/// <param name="IsPerSecond">Per second, else per container update.</param>
/// <param name="Minimum">Lowest, or <see langword="null"/>.</param>
/// <param name="Maximum">Highest, or <see langword="null"/>.</param>
public sealed record RateInStream(bool IsPerSecond, double? Minimum, double? Maximum);
