using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>What a type says: encoding, unit, calibrators, labels, ranges, alarms.</summary>
internal static class TypeText
{
    private const int DepthLimit = 8;

    public static void Write(TextWriter output, DataType type)
    {
        Write(output, type, 1);
        AlarmText.Write(output, type);
    }

    private static void Write(TextWriter output, DataType type, int depth)
    {
        string indent = new(' ', 2 * depth);
        output.WriteLine($"{indent}type       {EncodingWords.Kind(type)}  ({Escaped.Text(type.QualifiedName)})");
        if (type.Encoding is not null) output.WriteLine($"{indent}encoding   {EncodingWords.Of(type.Encoding)}");
        else if (type is not (AggregateDataType or ArrayDataType)) output.WriteLine($"{indent}encoding   none: it never stands in a packet");
        if (type.Units.Count > 0) output.WriteLine($"{indent}unit       {ValueWords.Of(type.Units)}");
        WriteSpecial(output, type, indent, depth);
        if (type.InitialValue is { } initial) output.WriteLine($"{indent}initially  {Escaped.Text(initial)}");
        CalibratorText.Write(output, type.Encoding, indent);
    }

    private static void WriteSpecial(TextWriter output, DataType type, string indent, int depth)
    {
        switch (type)
        {
            case NumericDataType { ValidRange: { } valid }:
                output.WriteLine($"{indent}valid      {string.Join(" or ", valid.Ranges.Select(ValueWords.Of))}{(valid.AppliesToCalibrated ? "" : " (raw value)")}");
                break;
            case BooleanDataType boolean:
                output.WriteLine($"{indent}words      {Escaped.Text(boolean.OneStringValue ?? "True")} or {Escaped.Text(boolean.ZeroStringValue ?? "False")}");
                break;
            case StringDataType { SizeRangeInCharacters: { } size }:
                output.WriteLine($"{indent}length     {ValueWords.Of(size)} characters");
                break;
            case TimeDataType time:
                WriteTime(output, time, indent);
                break;
            case EnumeratedDataType enumeration:
                WriteLabels(output, enumeration, indent);
                break;
            case ArrayDataType { ElementType.Target: { } element } when depth < DepthLimit:
                output.WriteLine($"{indent}elements");
                Write(output, element, depth + 1);
                break;
            case AggregateDataType aggregate:
                WriteMembers(output, aggregate, indent);
                break;
        }
    }

    private static void WriteTime(TextWriter output, TimeDataType time, string indent)
    {
        string unit = time.SecondsPerUnit is null or 1 ? "seconds" : $"units of {Numbers.Shortest(time.SecondsPerUnit.Value)} s";
        string scale = (time.Scale is null or 1 ? "" : $", times {Numbers.Shortest(time.Scale.Value)}") + (time.Offset is null or 0 ? "" : $", plus {Numbers.Shortest(time.Offset.Value)}");
        output.WriteLine($"{indent}counts     {unit}{scale}");
        if (time.OffsetFrom is { } from) output.WriteLine($"{indent}from       {ValueWords.Of(from)}");
        else if (time.Epoch is { } epoch) output.WriteLine($"{indent}from       {Escaped.Text(epoch)}");
    }

    private static void WriteLabels(TextWriter output, EnumeratedDataType enumeration, string indent)
    {
        output.WriteLine($"{indent}labels");
        var table = new TextTable(">", "", "");
        foreach (EnumerationLabel label in enumeration.Labels)
        {
            string value = label.Value == label.MaxValue ? Numbers.Plain(label.Value) : string.Create(CultureInfo.InvariantCulture, $"{label.Value} .. {label.MaxValue}");
            table.Add(value, Escaped.Text(label.Label), Escaped.Prose(label.Description));
        }
        table.Write(output, indent.Length + 2);
    }

    private static void WriteMembers(TextWriter output, AggregateDataType aggregate, string indent)
    {
        output.WriteLine($"{indent}members");
        var table = new TextTable("", "", "", "", "");
        foreach (Member member in aggregate.Members)
        {
            DataType? type = member.Type.Target;
            table.Add(Escaped.Text(member.Name), EncodingWords.Kind(type), EncodingWords.Of(type?.Encoding), type is null ? "" : ValueWords.Of(type.Units), Escaped.Prose(member.ShortDescription));
        }
        table.Write(output, indent.Length + 2);
    }
}
