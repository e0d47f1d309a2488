using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Translation;
using Zarya.Time;

namespace Zarya.Server.Api.Codecs;

/// <summary>Puts variables of a path and parameters of a query into the fields of a message by their names.</summary>
internal static class FieldBinding
{
    private static readonly string[] s_true = ["", "true", "yes", "1", "on"];
    private static readonly string[] s_false = ["false", "no", "0", "off"];

    /// <summary>Sets a field from text, or adds to a repeated one; names that the message does not have are ignored.</summary>
    /// <exception cref="ApiException">The text is not of the field's type: 400.</exception>
    public static void Set(IMessage message, string name, string text, LeapSeconds leapSeconds)
    {
        FieldDescriptor? field = message.Descriptor.Fields.InDeclarationOrder().FirstOrDefault(f => f.JsonName == name || f.Name == name);
        if (field is null || field.IsMap) return;
        if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(message);
            foreach (string part in text.Split(',')) list.Add(Read(field, part, leapSeconds));
        }
        else field.Accessor.SetValue(message, Read(field, text, leapSeconds));
    }

    private static object Read(FieldDescriptor field, string text, LeapSeconds leapSeconds)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return field.FieldType switch
        {
            FieldType.String => text,
            FieldType.Bool => s_true.Contains(text, StringComparer.OrdinalIgnoreCase) || (s_false.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : throw Bad(field, text)),
            FieldType.Int32 or FieldType.SInt32 => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out int number) ? number : throw Bad(field, text),
            FieldType.UInt32 => uint.TryParse(text, NumberStyles.None, culture, out uint number) ? number : throw Bad(field, text),
            FieldType.Int64 or FieldType.SInt64 => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long number) ? number : throw Bad(field, text),
            FieldType.UInt64 => ulong.TryParse(text, NumberStyles.None, culture, out ulong number) ? number : throw Bad(field, text),
            FieldType.Double => double.TryParse(text, NumberStyles.Float, culture, out double number) ? number : throw Bad(field, text),
            FieldType.Float => float.TryParse(text, NumberStyles.Float, culture, out float number) ? number : throw Bad(field, text),
            FieldType.Enum => ReadEnum(field, text),
            FieldType.Message when field.MessageType == Timestamp.Descriptor => WireTime.TryParse(text, leapSeconds, out Timestamp? time) ? time! : throw Bad(field, text),
            _ => throw Bad(field, text),
        };
    }

    private static object ReadEnum(FieldDescriptor field, string text)
    {
        EnumValueDescriptor? value = field.EnumType.Values.FirstOrDefault(v => v.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (value is null && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) value = field.EnumType.FindValueByNumber(number);
        return System.Enum.ToObject(field.EnumType.ClrType, (value ?? throw Bad(field, text)).Number);
    }

    private static ApiException Bad(FieldDescriptor field, string text) => ApiException.BadRequest($"'{text}' is no value for {field.JsonName}");
}
