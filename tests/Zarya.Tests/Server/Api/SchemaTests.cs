using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Schema.Archive;
using Zarya.Server.Api.Schema.Auth;
using Zarya.Server.Api.Schema.Envelope;
using Zarya.Server.Api.Schema.Iam;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Server;
using Zarya.Server.Api.Sockets;

namespace Zarya.Tests.Server.Api;

/// <summary>Our messages against the contract's tables of numbers (appendices A, B and C), line by line.</summary>
public class SchemaTests
{
    private static readonly FileDescriptor[] s_files = [.. Files([ClientMessage.Descriptor.File, IndexResponse.Descriptor.File, AuthInfo.Descriptor.File, UserInfo.Descriptor.File, SubscribeParametersData.Descriptor.File, GetServerInfoResponse.Descriptor.File,
        .. Topics.All.SelectMany(t => new[] { t.Options.File, t.Payload.File })])];

    private static readonly Dictionary<string, MessageDescriptor> s_messages = s_files.SelectMany(f => f.MessageTypes).SelectMany(Nested).ToDictionary(m => m.FullName);

    private static readonly Dictionary<string, EnumDescriptor> s_enums = s_files.SelectMany(f => f.EnumTypes).Concat(s_messages.Values.SelectMany(m => m.EnumTypes)).ToDictionary(e => e.FullName);

    [Fact]
    public void Every_field_has_the_number_name_and_type_of_the_table()
    {
        int compared = 0;
        foreach ((string name, string cells) in Rows("A"))
        {
            if (!s_messages.TryGetValue(name, out MessageDescriptor? message)) continue;
            foreach (Match field in Regex.Matches(cells, @"(\d+) (\w+)†?:([\w<>,]+)(\[\])?"))
            {
                if (message.FindFieldByNumber(int.Parse(field.Groups[1].Value)) is not { } ours) continue;
                Assert.Equal((name, field.Groups[2].Value, field.Groups[3].Value, field.Groups[4].Success || field.Groups[3].Value.StartsWith("map", StringComparison.Ordinal)), (name, ours.Name, TypeOf(ours), ours.IsRepeated));
                compared++;
            }
            Assert.All(message.Fields.InFieldNumberOrder(), f => Assert.Matches($@"\b{f.FieldNumber} {f.Name}†?:", cells));
        }
        Assert.True(compared > 550, $"{compared} fields were compared");
    }

    [Fact]
    public void Every_word_has_the_number_of_the_table()
    {
        int compared = 0;
        foreach ((string name, string cells) in Rows("B"))
        {
            if (!s_enums.TryGetValue(name, out EnumDescriptor? words)) continue;
            Assert.Equal(cells.Split(", "), words.Values.Select(v => $"{v.Name}={v.Number}"));
            compared++;
        }
        Assert.True(compared > 20);
    }

    [Fact]
    public void Every_topic_tells_what_the_table_says()
    {
        string[] table = [.. File.ReadLines(Contract()).SkipWhile(l => !l.StartsWith("## Appendix C", StringComparison.Ordinal))];
        Assert.All(Topics.All.Where(t => t.Name != SkippedCall.TopicName), topic =>
            Assert.Contains(table, l => l.StartsWith($"| `{topic.Name}` |", StringComparison.Ordinal) && l.Contains($"| {topic.Payload.FullName} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_travels_inside_any_is_known() => Assert.All(Topics.All, topic => Assert.NotNull(WireTypes.TryParse(topic.Payload.FullName, Google.Protobuf.ByteString.Empty)));

    private static string Contract()
    {
        Assert.SkipWhen(SharedData.Root is null, "../shared is not beside this clone: the contract's tables are not part of the repository");
        return Path.Combine(SharedData.Root!, "facts", "yamcs-api.md");
    }

    private static IEnumerable<(string Name, string Cells)> Rows(string appendix)
    {
        return File.ReadLines(Contract()).SkipWhile(l => !l.StartsWith($"## Appendix {appendix}", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => Regex.Match(l, @"^\| (yamcs[\w.]+) \| (.*) \|$")).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value));
    }

    private static string TypeOf(FieldDescriptor field)
    {
        if (field.IsMap) return $"map<{TypeOf(field.MessageType.FindFieldByNumber(1))},{TypeOf(field.MessageType.FindFieldByNumber(2))}>";
        return field.FieldType switch
        {
            FieldType.Message => field.MessageType.Name,
            FieldType.Enum => field.EnumType.Name,
            _ => field.FieldType.ToString().ToLowerInvariant(),
        };
    }

    private static IEnumerable<MessageDescriptor> Nested(MessageDescriptor message) => message.NestedTypes.Where(n => n.ClrType is not null).SelectMany(Nested).Prepend(message);

    private static HashSet<FileDescriptor> Files(IEnumerable<FileDescriptor> roots)
    {
        var seen = new HashSet<FileDescriptor>();
        var pending = new Stack<FileDescriptor>(roots);
        while (pending.TryPop(out FileDescriptor? file))
        {
            if (!file.Package.StartsWith("yamcs", StringComparison.Ordinal) && !file.Package.StartsWith("zarya", StringComparison.Ordinal)) continue;
            if (!seen.Add(file)) continue;
            foreach (FileDescriptor other in file.Dependencies) pending.Push(other);
        }
        return seen;
    }
}
