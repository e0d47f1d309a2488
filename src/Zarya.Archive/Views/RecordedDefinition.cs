using System.Text.Json;
using Zarya.Archive.Log;

namespace Zarya.Archive.Views;

/// <summary>
/// A mission database as it stands in a record, in an entry of kind <see cref="EntryKind.Definition"/>: the octets of its files, so that it can be read again as it was. The entry is one line of JSON,
/// <c>{"form":"xtce","container":"/Space/Packet","files":[{"name":"a.xml","octets":1234}]}</c>, a line feed, and the files one behind the other.
/// </summary>
/// <param name="Files">The files in the order in which they were given.</param>
/// <param name="Container">The container that decoding starts at, or <see langword="null"/> if nobody said.</param>
public sealed record RecordedDefinition(IReadOnlyList<RecordedFile> Files, string? Container)
{
    /// <summary>The link of the stream that definitions stand in.</summary>
    public const string Link = "mdb";

    private const string Form = "xtce";

    /// <summary>The stream that definitions stand in.</summary>
    public static StreamKey Stream => new(EntryKind.Definition, Link, 0);

    /// <summary>The octets of the entry.</summary>
    public byte[] ToOctets()
    {
        var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets))
        {
            json.WriteStartObject();
            json.WriteString("form", Form);
            if (Container is not null) json.WriteString("container", Container);
            json.WriteStartArray("files");
            foreach (RecordedFile file in Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("octets", file.Octets.Length);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        octets.WriteByte((byte)'\n');
        foreach (RecordedFile file in Files) octets.Write(file.Octets.Span);
        return octets.ToArray();
    }

    /// <summary>Reads an entry; <see langword="null"/> if it has another form.</summary>
    /// <param name="octets">The octets of the entry.</param>
    public static RecordedDefinition? TryRead(ReadOnlyMemory<byte> octets)
    {
        int head = octets.Span.IndexOf((byte)'\n');
        if (head < 0) return null;
        try
        {
            using var document = JsonDocument.Parse(octets[..head]);
            JsonElement root = document.RootElement;
            if (root.GetProperty("form").GetString() != Form) return null;
            var files = new List<RecordedFile>();
            ReadOnlyMemory<byte> rest = octets[(head + 1)..];
            foreach (JsonElement file in root.GetProperty("files").EnumerateArray())
            {
                int length = file.GetProperty("octets").GetInt32();
                if (length < 0 || length > rest.Length) return null;
                files.Add(new RecordedFile(file.GetProperty("name").GetString() ?? "", rest[..length].ToArray()));
                rest = rest[length..];
            }
            return rest.IsEmpty ? new RecordedDefinition(files, root.TryGetProperty("container", out JsonElement container) ? container.GetString() : null) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The newest one in a record, or <see langword="null"/> if there is none.</summary>
    /// <param name="store">The log.</param>
    /// <param name="entry">Its number; 0 if there is none.</param>
    public static RecordedDefinition? FindNewest(LogStore store, out long entry)
    {
        using var reader = new EntryReader(store, new EntryQuery { IsBackwards = true, Streams = static s => s.Kind == EntryKind.Definition });
        while (reader.Read())
        {
            entry = reader.Number;
            if (TryRead(reader.Octets.ToArray()) is { } definition) return definition;
        }
        entry = 0;
        return null;
    }

    /// <summary>Whether two entries hold the same.</summary>
    public bool IsSame(RecordedDefinition? other) => other is not null && ToOctets().AsSpan().SequenceEqual(other.ToOctets());

    /// <summary>One line for people.</summary>
    public override string ToString() => string.Join(", ", Files.Select(f => f.Name));
}

/// <summary>A file of a definition.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Octets">What stood in it.</param>
public sealed record RecordedFile(string Name, ReadOnlyMemory<byte> Octets);
