using System.Reflection;

namespace Zarya.Tests.Architecture;

/// <summary>The map is a test (house rule 1): who may know whom, and what must never be where.</summary>
public class RoomsTests
{
    private static readonly string[] s_forbiddenCode = ["unsafe", "CSharpScript", "DynamicMethod", "AssemblyBuilder", "ILGenerator"];
    private static readonly string[] s_forbiddenCalls = ["Reflection.Emit", "Assembly.Load", "Process.Start", "Activator.CreateInstance", "Type.GetType("];

    [Fact]
    public void Every_project_is_a_room() => Assert.All(ProjectFile.Sources(), p => Assert.Contains(p.Room, HouseTable.MayReference.Keys));

    [Fact]
    public void Rooms_reference_only_whom_they_may() =>
        Assert.All(ProjectFile.Sources(), p => Assert.Empty(p.References.Except(HouseTable.MayReference[p.Room])));

    [Fact]
    public void Rooms_name_only_whom_they_may() => Assert.All(SourceFile.All("src"), file =>
    {
        IEnumerable<string> strangers = HouseTable.MayReference.Keys.Except(HouseTable.MayReference[file.Room]).Where(r => r != file.Room && r != "Zarya");
        Assert.DoesNotContain(strangers, room => file.Code.Contains($"Zarya.{room}.", StringComparison.Ordinal) || file.Code.Contains($"Zarya.{room};", StringComparison.Ordinal));
    });

    [Fact]
    public void Rooms_use_only_the_packages_they_may() =>
        Assert.All(ProjectFile.Sources(), p => Assert.Equal(HouseTable.Packages.GetValueOrDefault(p.Room, []).Order(), p.Packages.Order()));

    [Fact]
    public void The_table_is_that_of_the_design()
    {
        Assert.SkipWhen(SharedData.Root is null, "../shared is not beside this clone: the design's own table is not part of the repository");
        string[][] rows = [.. File.ReadLines(Path.Combine(SharedData.Root!, "design", "rooms.md")).Where(l => l.StartsWith('|')).Select(l => l.Trim()[1..^1].Split('|', StringSplitOptions.TrimEntries))];
        string[] heading = Assert.Single(rows, r => r.Contains("outside package"));
        string[][] table = [.. rows.Where(r => r.Length == heading.Length && r != heading && HouseTable.MayReference.ContainsKey(r[0]))];
        Assert.Equal(HouseTable.MayReference.Count, table.Length);
        foreach (string[] row in table.Where(r => r[1] != "all"))
            Assert.Equal(HouseTable.MayReference[row[0]].Order(), Enumerable.Range(1, heading.Length - 2).Where(i => row[i] == "x").Select(i => heading[i]).Order());
    }

    [Fact]
    public void Namespaces_are_room_and_folder() => Assert.All(SourceFile.All("src", "tests", "bench").Where(f => f.Name != "Program"), file =>
        Assert.Equal(Path.GetDirectoryName(file.Path["x".Length..])!.Replace('\\', '/').Split('/', 2)[1].Replace('/', '.'), file.Namespace));

    [Fact]
    public void Names_say_something() => Assert.All(SourceFile.All("src", "tests", "bench"), file =>
    {
        IEnumerable<string> names = file.DeclaredTypes.Append(file.Name).Where(n => !HouseTable.AllowedNames.ContainsKey(n));
        Assert.DoesNotContain(names, n => SourceFile.Words(n).Intersect(HouseTable.BannedNameParts).Any());
    });

    [Fact]
    public void Every_allowed_name_is_in_use_or_of_the_standard()
    {
        HashSet<string> used = [.. SourceFile.All("src", "tests").SelectMany(f => f.DeclaredTypes.Append(f.Name))];
        Assert.All(HouseTable.AllowedNames, n => Assert.True(n.Value == "XTCE's noun" || used.Contains(n.Key), $"{n.Key} is allowed and not used"));
    }

    [Fact]
    public void Words_stay_in_their_rooms() => Assert.All(SourceFile.All("src").Where(f => HouseTable.BannedWords.ContainsKey(f.Room)), file =>
        Assert.DoesNotContain(file.Identifiers.Distinct().Except(HouseTable.AllowedWords), id => HouseTable.BannedWords[file.Room].Any(word => HoldsWord(id, word))));

    [Fact]
    public void Text_never_becomes_code() => Assert.All(SourceFile.All("src"), file =>
    {
        Assert.Empty(file.Identifiers.Intersect(s_forbiddenCode));
        Assert.DoesNotContain(s_forbiddenCalls, call => file.Code.Contains(call, StringComparison.Ordinal) && HouseTable.AllowedCalls.GetValueOrDefault(file.Path) != call);
    });

    [Fact]
    public void Nothing_is_unsafe() => Assert.All(ProjectFile.Sources(), p => Assert.False(p.AllowsUnsafe));

    [Fact]
    public void No_signature_has_a_DateTime()
    {
        Assembly[] rooms = [typeof(Zarya.Time.Instant).Assembly, typeof(Zarya.Ccsds.Packets.Apid).Assembly, typeof(Zarya.Mdb.Model.MissionDatabase).Assembly];
        MemberInfo[] members = [.. rooms.SelectMany(r => r.GetExportedTypes()).SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))];
        Assert.True(members.Length > 500);
        Assert.DoesNotContain(members, m => Signature(m).Any(IsClockType));
    }

    [Fact]
    public void Files_are_short() => Assert.All(SourceFile.All("src", "tests", "bench"), f =>
        Assert.True(f.Lines <= 300 || HouseTable.LongFiles.ContainsKey(f.Path), $"{f.Path} has {f.Lines} lines; split it, or list it with a reason"));

    private static bool HoldsWord(string identifier, string word)
    {
        string[] words = [.. SourceFile.Words(identifier)];
        string[] wanted = [.. SourceFile.Words(word)];
        return Enumerable.Range(0, Math.Max(0, words.Length - wanted.Length + 1)).Any(i => words.Skip(i).Take(wanted.Length).SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType),
        ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType),
        PropertyInfo p => [p.PropertyType],
        FieldInfo f => [f.FieldType],
        _ => [],
    };

    private static bool IsClockType(Type type) =>
        type == typeof(DateTime) || type == typeof(DateTimeOffset) || (type.HasElementType && IsClockType(type.GetElementType()!)) || type.GetGenericArguments().Any(IsClockType);
}
