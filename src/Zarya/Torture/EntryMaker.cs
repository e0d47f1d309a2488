using System.Buffers.Binary;
using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Torture;

/// <summary>
/// Makes entries whose every octet follows from the seed, the entry's number and the attempt in which it was appended: so a checker knows lost, altered and invented ones without keeping any, and an attempt that was refused
/// from the one that was acknowledged. What it made last stands in its properties.
/// </summary>
internal sealed class EntryMaker(ulong seed)
{
    private const long Start = 2_000_000_000_000_000_000;

    private readonly byte[] _octets = new byte[2048];
    private int _length;

    public StreamKey Stream { get; private set; }

    public Instant Generation { get; private set; }

    public Instant Reception { get; private set; }

    public ReadOnlySpan<byte> Octets => _octets.AsSpan(0, _length);

    /// <summary>Makes one.</summary>
    /// <param name="number">The entry's number.</param>
    /// <param name="attempt">Which attempt.</param>
    public void Make(long number, long attempt)
    {
        var dice = new Dice(Dice.Mix(seed, (ulong)number, (ulong)attempt));
        int kind = dice.Next(16);
        // Some spread wide, so that columns of times have steps of every width.
        long reception = Start + number * 1_000_000 + dice.Next(1_000_000);
        long generation = reception - (dice.Once(50) ? (long)dice.Next(600) * 1_000_000_000_000 : dice.Next(1_000_000_000));
        (Reception, Generation) = (Instant.FromTaiNanoseconds(reception), Instant.FromTaiNanoseconds(generation));
        if (kind < 10) MakePacket(dice, number, kind % 4, 24 + 56 * (kind % 4));
        else if (kind < 13) MakePacket(dice, number, 5, dice.Next(7, 400));
        else if (kind < 15) MakeFrame(dice);
        else MakeEvent(dice);
    }

    /// <summary>Whether an entry is the one that was made last.</summary>
    public bool IsSame(EntryReader entry) =>
        entry.Stream == Stream && entry.Generation == Generation && entry.Reception == Reception && entry.Octets.SequenceEqual(Octets);

    private void MakePacket(Dice dice, long number, int stream, int length)
    {
        Span<byte> octets = Room(length);
        // Telemetry: most octets are the same from packet to packet.
        for (int i = 6; i < length; i++) octets[i] = (byte)(i * 3 + stream);
        if (length >= 16) BinaryPrimitives.WriteInt64BigEndian(octets[8..], number);
        for (int i = 17; i < length; i += 7) octets[i] = (byte)dice.Next();
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)(0x0800 | (100 + stream)));
        BinaryPrimitives.WriteUInt16BigEndian(octets[2..], (ushort)(0xC000 | (number & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(octets[4..], (ushort)(length - 7));
        Stream = StreamKey.OfPacket("tm", octets);
    }

    /// <summary>Nothing in it can be packed.</summary>
    private void MakeFrame(Dice dice)
    {
        dice.Fill(Room(dice.Next(100, 1116)));
        Stream = new StreamKey(EntryKind.Frame, "antenna", (ushort)dice.Next(2));
    }

    /// <summary>Sometimes without an octet.</summary>
    private void MakeEvent(Dice dice)
    {
        Span<byte> octets = Room(dice.Once(4) ? 0 : dice.Next(1, 60));
        octets.Fill((byte)('a' + dice.Next(26)));
        Stream = new StreamKey(dice.Once(2) ? EntryKind.Event : EntryKind.OperatorAction, "centre", 0);
    }

    private Span<byte> Room(int length)
    {
        _length = length;
        return _octets.AsSpan(0, length);
    }
}
