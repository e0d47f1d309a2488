using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Inputs;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>A definition and the entries of a record that it is for.</summary>
/// <param name="Database">The database.</param>
/// <param name="Root">Where decoding starts.</param>
/// <param name="Digest">SHA-256 of its files, hexadecimal: values of the same definition have the same.</param>
/// <param name="FirstEntry">The first entry that it is for.</param>
/// <param name="LastEntry">The last one.</param>
internal sealed record DefinitionInForce(MissionDatabase Database, SequenceContainer Root, string Digest, long FirstEntry, long LastEntry)
{
    /// <summary>A reader of one parameter as a number.</summary>
    public RowReader Reader(Parameter parameter, LeapSeconds leapSeconds) => RowReader.Create(Database, Root, [parameter], new PlanOptions { LeapSeconds = leapSeconds });
}

/// <summary>Which definition values of a record are read with: files that a user named, the newest in the record, or the one in force when each packet came in.</summary>
internal static class RecordDefinitions
{
    /// <summary>Finds them, by entries.</summary>
    /// <exception cref="VerbException">There is none.</exception>
    public static IReadOnlyList<DefinitionInForce> Find(LogStore store, string record, string[] files, string? container, bool isInForce, TextWriter told)
    {
        if (files.Length > 0) return [Load(DefinitionFiles.ReadOctets(files, container), files, container, 1, long.MaxValue, told)];
        var damage = new List<LogDamage>(store.Damage);
        List<(long Entry, RecordedDefinition Definition)> recorded = All(store, damage);
        foreach (LogDamage one in damage.Distinct()) told.WriteLine($"zarya: {record} is damaged: {one}");
        if (recorded.Count == 0 && damage.Count > 0) throw new VerbException($"{record} is damaged, and no definition can be read from it: name one with --mdb X.xml; 'zarya scrub {record}' tells all damage");
        if (recorded.Count == 0) throw new VerbException($"{record} holds no definition: name one with --mdb X.xml, or keep it in the record with 'zarya import {record} --mdb X.xml FILE...'");
        if (!isInForce) return [Load(recorded[^1].Definition, Names(recorded[^1].Definition), container, 1, long.MaxValue, told)];
        // What came in before the first definition is read with the first.
        return [.. recorded.Select((d, i) => Load(d.Definition, Names(d.Definition), container, i == 0 ? 1 : d.Entry, i + 1 < recorded.Count ? recorded[i + 1].Entry - 1 : long.MaxValue, told))];
    }

    private static List<(long Entry, RecordedDefinition Definition)> All(LogStore store, List<LogDamage> damage)
    {
        var found = new List<(long Entry, RecordedDefinition Definition)>();
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Definition });
        while (reader.Read())
            if (RecordedDefinition.TryRead(reader.Octets.ToArray()) is { } definition) found.Add((reader.Number, definition));
        damage.AddRange(reader.Damage);
        return found;
    }

    private static string[] Names(RecordedDefinition definition) => [.. definition.Files.Select(f => f.Name)];

    private static DefinitionInForce Load(RecordedDefinition definition, string[] names, string? container, long first, long last, TextWriter told)
    {
        MissionDatabase database = Definition.Usable(DefinitionFiles.Read(definition).Database, names, told);
        SequenceContainer root = Definition.Root(database, container ?? definition.Container, told);
        return new DefinitionInForce(database, root, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(definition.ToOctets())), first, last);
    }
}
