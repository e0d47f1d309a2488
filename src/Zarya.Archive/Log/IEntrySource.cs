using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>Entries one after the other, in whatever order. What stands here is the entry that <see cref="Read"/> went to last. Belongs to one thread.</summary>
public interface IEntrySource : IDisposable
{
    /// <summary>The entry's number.</summary>
    long Number { get; }

    /// <summary>Its stream.</summary>
    StreamKey Stream { get; }

    /// <summary>When it came into being on board; its reception time if that is unknown.</summary>
    Instant Generation { get; }

    /// <summary>When it came in.</summary>
    Instant Reception { get; }

    /// <summary>Its octets; they stand until the next one is read.</summary>
    ReadOnlySpan<byte> Octets { get; }

    /// <summary>Damage that was come across.</summary>
    IReadOnlyList<LogDamage> Damage { get; }

    /// <summary>Goes to the next entry; <see langword="false"/> behind the last one.</summary>
    bool Read();
}
