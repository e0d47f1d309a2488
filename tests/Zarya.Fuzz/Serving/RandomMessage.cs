using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Zarya.Fuzz.Serving;

/// <summary>Messages of a schema with values of every kind in their fields: right ones, extreme ones, and of another type.</summary>
internal static class RandomMessage
{
    private const int Deepest = 4;

    private static readonly string[] s_texts =
    [
        "first-light", "iss-2018-08-29", "realtime", "/FirstLight/CABIN_PRESSURE", "/Local/Level", "/Zarya/Links/udp/Status", "/FirstLight", "udp", "main", "SM_RO", "H_MRM1", "asc", "desc", "info", "warning", "acknowledged", "shelved", "hatch_close", "gauge", "1 of 2",
        "", " ", "\0", "..", "../..", "%2F", "a/b/c", "x{y}", "'\"<>", "\u202e\ufeff", "Ж", "\ud83d\ude80", "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "1e308", "NaN", "-1", "99999999999999999999", "null", "((((((", "a and (b or", "message contains \"x\"",
    ];

    private static readonly string[] s_numbers = ["0", "1", "-1", "3", "100", "65536", "2147483647", "-2147483648", "4294967296", "9223372036854775807", "-9223372036854775808", "1e308", "-1e-308", "0.5", "1e400"];

    /// <summary>A text of a pool, or a long one.</summary>
    public static string Text(Random random) => random.Next(200) == 0 ? new string('x', random.Next(20_000)) : s_texts[random.Next(s_texts.Length)];

    /// <summary>A message as JSON text.</summary>
    public static string Json(Random random, MessageDescriptor message) => Object(random, message, 0);

    private static string Object(Random random, MessageDescriptor message, int depth)
    {
        if (message.FullName == "google.protobuf.Timestamp") return Quoted(random.Next(4) > 0 ? "2026-01-01T00:00:0" + random.Next(10) + "Z" : Text(random));
        var text = new StringBuilder("{");
        foreach (FieldDescriptor field in message.Fields.InDeclarationOrder())
        {
            if (random.Next(depth == 0 ? 2 : 3) > 0 || (depth >= Deepest && field.FieldType == FieldType.Message)) continue;
            if (text.Length > 1) text.Append(',');
            text.Append(Quoted(field.JsonName)).Append(':');
            if (field.IsMap) text.Append('{').Append(Quoted(Text(random))).Append(':').Append(Quoted(Text(random))).Append('}');
            else if (field.IsRepeated) text.Append('[').AppendJoin(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, field, depth))).Append(']');
            else text.Append(Value(random, field, depth));
        }
        return text.Append('}').ToString();
    }

    private static string Value(Random random, FieldDescriptor field, int depth)
    {
        if (random.Next(25) == 0) return random.Next(5) switch { 0 => "null", 1 => "[]", 2 => "{}", 3 => "true", _ => Quoted(Text(random)) };
        return field.FieldType switch
        {
            FieldType.String => Quoted(Text(random)),
            FieldType.Bytes => Quoted(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(random)))),
            FieldType.Bool => random.Next(2) == 0 ? "true" : "false",
            FieldType.Enum => random.Next(6) == 0 ? s_numbers[random.Next(s_numbers.Length)] : Quoted(field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Name),
            FieldType.Message or FieldType.Group => Object(random, field.MessageType, depth + 1),
            _ => s_numbers[random.Next(s_numbers.Length)],
        };
    }

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString(JsonSerializerOptions.Default);
}
