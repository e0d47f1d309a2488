using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Ccsds.Packets;

namespace Zarya.Records;

/// <summary>
/// How far the import of a file is: an entry of the record that stands in the same commit as the last packets it covers. So after a crash both are there or neither, and an import that goes on where the newest one
/// says gives every octet exactly once.
/// </summary>
internal sealed record ImportState
{
    private const string Action = "import";

    /// <summary>The stream that these entries stand in.</summary>
    public static StreamKey Stream => new(EntryKind.OperatorAction, Action, 0);

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>What the file is known by: see <see cref="Inputs.InputFile.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The link that its packets are of.</summary>
    public required string Link { get; init; }

    /// <summary>How packets lie in the file, in words: an import goes on only with the same layout.</summary>
    public required string Layout { get; init; }

    /// <summary>Number of the first entry of the import, which tells imports of one file apart.</summary>
    public required long Import { get; init; }

    /// <summary>Number of the first entry that this one covers; the last one is the one before this.</summary>
    public required long First { get; init; }

    /// <summary>How many octets of the (decompressed) file are in the record, and what the walk through it must know to go on.</summary>
    public PacketStreamState Place { get; init; }

    /// <summary>Packets so far.</summary>
    public long Packets { get; init; }

    /// <summary>Whether the file was read to its end.</summary>
    public bool IsDone { get; init; }

    /// <summary>Why the end is not that of the file, or <see langword="null"/>.</summary>
    public string? BrokenOff { get; init; }

    public byte[] ToJson()
    {
        var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets))
        {
            json.WriteStartObject();
            json.WriteString("action", Action);
            json.WriteString("file", File);
            json.WriteString("fingerprint", Fingerprint);
            json.WriteString("link", Link);
            json.WriteString("layout", Layout);
            json.WriteNumber("import", Import);
            json.WriteNumber("first", First);
            json.WriteNumber("offset", Place.Offset);
            if (Place.Trouble != PacketRejection.None) json.WriteNumber("trouble", (int)Place.Trouble);
            json.WriteNumber("packets", Packets);
            json.WriteBoolean("done", IsDone);
            if (BrokenOff is not null) json.WriteString("brokenOff", BrokenOff);
            json.WriteEndObject();
        }
        return octets.ToArray();
    }

    /// <summary>Reads an entry; <see langword="null"/> if it says something else.</summary>
    public static ImportState? TryRead(ReadOnlySpan<byte> octets)
    {
        try
        {
            using var document = JsonDocument.Parse(octets.ToArray());
            JsonElement root = document.RootElement;
            if (root.GetProperty("action").GetString() != Action) return null;
            return new ImportState
            {
                File = root.GetProperty("file").GetString()!,
                Fingerprint = root.GetProperty("fingerprint").GetString()!,
                Link = root.GetProperty("link").GetString()!,
                Layout = root.GetProperty("layout").GetString()!,
                Import = root.GetProperty("import").GetInt64(),
                First = root.GetProperty("first").GetInt64(),
                Place = new PacketStreamState(root.GetProperty("offset").GetInt64(), root.TryGetProperty("trouble", out JsonElement trouble) ? (PacketRejection)trouble.GetInt32() : PacketRejection.None),
                Packets = root.GetProperty("packets").GetInt64(),
                IsDone = root.GetProperty("done").GetBoolean(),
                BrokenOff = root.TryGetProperty("brokenOff", out JsonElement why) ? why.GetString() : null,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>All of them, the newest first, with their entry numbers.</summary>
    /// <param name="store">The log.</param>
    /// <param name="damage">Takes damage that was come across, when all were read.</param>
    public static IEnumerable<(long Entry, ImportState State)> All(LogStore store, List<LogDamage>? damage = null)
    {
        StreamKey stream = Stream;
        using var reader = new EntryReader(store, new EntryQuery { IsBackwards = true, Kind = stream.Kind, Streams = s => s == stream });
        while (reader.Read())
            if (TryRead(reader.Octets) is { } state) yield return (reader.Number, state);
        damage?.AddRange(reader.Damage);
    }
}
