using Zarya.Archive.Log;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Records;

/// <summary>Where an import goes, and when. One a run.</summary>
/// <param name="writer">The record.</param>
/// <param name="link">The link that the packets are of.</param>
/// <param name="generation">Says when packets were made on board, or <see langword="null"/> if nothing does.</param>
/// <param name="clock">Says what time it is.</param>
/// <param name="leapSeconds">To read it with.</param>
internal sealed class ImportTarget(LogWriter writer, string link, GenerationClock? generation, TimeProvider clock, LeapSeconds leapSeconds)
{
    /// <summary>By the first two octets of a packet: the stream's number plus one.</summary>
    private readonly int[] _streams = new int[1 << 16];
    private readonly int _octets = writer.Register(new StreamKey(EntryKind.Octets, link, 0));
    private readonly int _states = writer.Register(ImportState.Stream);

    public LogWriter Writer => writer;

    public string Link => link;

    /// <summary>Octets of entries that are committed together: at most half of what the log commits of its own accord, so that a commit never comes without its <see cref="ImportState"/>.</summary>
    public int CommitOctets { get; init; } = LogWriter.MaxCommitOctets / 2;

    /// <summary>Called when a commit is on the disk: for tests that stop there.</summary>
    public Action? Committed { get; init; }

    /// <summary>The time now.</summary>
    public Instant Now() => UnixTime.TryToInstant((clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick, leapSeconds, out Instant now) ? now : throw new InvalidOperationException("the clock of this machine is out of range");

    /// <summary>Appends a packet.</summary>
    /// <returns>What became of its generation time.</returns>
    public GenerationTime Append(ReadOnlySpan<byte> packet, Instant reception)
    {
        ref int stream = ref _streams[(packet[0] << 8) | packet[1]];
        if (stream == 0) stream = writer.Register(StreamKey.OfPacket(link, packet)) + 1;
        Instant time = reception;
        GenerationTime fate = generation is null ? GenerationTime.NotAsked : !generation.TryRead(packet, out time) ? GenerationTime.Missing
            // No packet is made long after its file is imported; how long before says nothing, as files are kept for decades.
            : !PacketClock.IsPossible(time, reception) ? GenerationTime.NotBelieved : GenerationTime.Read;
        writer.Append(stream - 1, fate == GenerationTime.Read ? time : reception, reception, packet);
        return fate;
    }

    /// <summary>Appends octets that are no packet.</summary>
    public void AppendOctets(ReadOnlySpan<byte> octets, Instant reception) => writer.Append(_octets, reception, reception, octets);

    /// <summary>Commits what was appended, with the state that it makes.</summary>
    public void Commit(ImportState state, Instant reception)
    {
        writer.Append(_states, reception, reception, state.ToJson());
        writer.Commit();
        Committed?.Invoke();
    }
}
