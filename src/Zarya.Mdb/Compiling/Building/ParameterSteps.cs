using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>The steps that read a parameter, by its type.</summary>
internal sealed class ParameterSteps(ItemTable items, CriteriaBuilder criteria, ConversionBuilder conversions, LeapSeconds leapSeconds, bool limits)
{
    /// <summary>Parts of one parameter; types that hold one another twice over many levels have more than any memory.</summary>
    private const int PartLimit = TypeSizes.PartLimit;

    /// <summary>Parts of all parameters of a plan.</summary>
    private const int ItemLimit = 1_048_576;

    private readonly Dictionary<Parameter, Step> _steps = [];
    private int _parts;

    /// <summary>The step of a whole parameter; <paramref name="dimensions"/> replaces those of an array type.</summary>
    public Step Get(Parameter parameter, IReadOnlyList<Dimension> dimensions)
    {
        if (parameter.Type.Target is not { } type) return new BrokenStep(parameter.QualifiedName);
        if (!items.IsNeeded(parameter) && TypeSizes.CanSkip(type) && TypeSizes.FixedBits(type, dimensions) is { } bits) return new SkipStep(bits, parameter.QualifiedName);
        _parts = 0;
        if (dimensions.Count > 0) return Build(parameter, type, "", null, dimensions, 0);
        if (!_steps.TryGetValue(parameter, out Step? step)) _steps.Add(parameter, step = Build(parameter, type, "", null, [], 0));
        return step;
    }

    /// <summary>Labels and character set of an item: what values of it point to.</summary>
    public void Describe(PlanItem item)
    {
        if (item.Type is EnumeratedDataType enumerated) item.Labels = conversions.Labels(enumerated, RawKindOf(item.Type)).Labels;
        if (item.Type.Encoding is StringDataEncoding text) item.Charset = text.Charset;
    }

    private static ValueKind RawKindOf(DataType type) => type.Encoding is { } encoding && NumberFormat.TryCreate(encoding) is { } format ? format.RawKind : ValueKind.Text;

    private Step Build(Parameter parameter, DataType type, string path, PlanItem? parent, IReadOnlyList<Dimension> dimensions, int depth)
    {
        if (depth > TypeSizes.DepthLimit || ++_parts > PartLimit || (depth > 0 && items.Items.Count > ItemLimit)) return new BrokenStep(parameter.QualifiedName);
        PlanItem item = items.Get(parameter, path, type, parent);
        switch (type)
        {
            case AggregateDataType aggregate:
                item.RawKind = item.EngKind = ValueKind.Aggregate;
                return new AggregateStep(item, [.. aggregate.Members.Select(m => m.Type.Target is { } memberType
                    ? Build(parameter, memberType, $"{path}.{m.Name}", item, [], depth + 1)
                    : new BrokenStep(item.ToString()))]);
            case ArrayDataType array:
                item.RawKind = item.EngKind = ValueKind.Array;
                return BuildArray(parameter, array, item, dimensions.Count > 0 ? dimensions : array.Dimensions, depth);
        }
        Describe(item);
        ValueJudge judge = BuildJudge(item, parameter);
        switch (type.Encoding)
        {
            case IntegerDataEncoding or FloatDataEncoding when NumberFormat.TryCreate(type.Encoding) is { } format:
                (Conversion plain, ContextualConversion? contextual) = conversions.Build(type, format);
                (item.RawKind, item.EngKind) = (format.RawKind, contextual is null ? plain.EngKind : type is TimeDataType ? ValueKind.Time : ValueKind.Float);
                return new NumberStep(item, format, plain, contextual, judge);
            case IntegerDataEncoding { SizeInBits: >= 0 } integer:
                return new UnreadableStep(item, integer.SizeInBits, judge);
            case FloatDataEncoding { SizeInBits: >= 0 } real:
                return new UnreadableStep(item, real.SizeInBits, judge);
            case StringDataEncoding text when BuildLayout(text) is { } layout:
                OctetsReading asText = Reading(item, isText: true);
                (item.RawKind, item.EngKind) = (ValueKind.Text, asText.EngKind ?? ValueKind.Text);
                return new TextStep(item, layout, asText, judge);
            case BinaryDataEncoding binary when criteria.Build(binary.SizeInBits) is { } size:
                OctetsReading asOctets = Reading(item, isText: false);
                (item.RawKind, item.EngKind) = (ValueKind.Octets, asOctets.EngKind ?? ValueKind.Octets);
                return new OctetsStep(item, size, asOctets, judge);
            default:
                return new BrokenStep(item.ToString());
        }
    }

    private Step BuildArray(Parameter parameter, ArrayDataType array, PlanItem item, IReadOnlyList<Dimension> dimensions, int depth)
    {
        if (array.ElementType.Target is not { } elementType || dimensions.Count == 0) return new BrokenStep(item.ToString());
        var sizes = new List<(IntegerSource, IntegerSource)>();
        foreach (Dimension dimension in dimensions)
        {
            if (criteria.Build(dimension.StartingIndex) is not { } start || criteria.Build(dimension.EndingIndex) is not { } end) return new BrokenStep(item.ToString());
            sizes.Add((start, end));
        }
        // What stands at the further dimensions of an array of arrays; the path of an element has one [] a dimension.
        PlanItem[] nested = [.. Enumerable.Range(0, sizes.Count).Select(d => d == 0 ? item : Composite(parameter, string.Concat(Enumerable.Repeat("[]", d)), item, array))];
        string elementPath = item.Path + string.Concat(Enumerable.Repeat("[]", sizes.Count));
        return new ArrayStep(nested, [.. sizes], Build(parameter, elementType, elementPath, nested[^1], [], depth + 1));
    }

    private PlanItem Composite(Parameter parameter, string steps, PlanItem whole, ArrayDataType array)
    {
        PlanItem item = items.Get(parameter, whole.Path + steps, array, whole);
        item.RawKind = item.EngKind = ValueKind.Array;
        return item;
    }

    private TextLayout? BuildLayout(StringDataEncoding text)
    {
        IntegerSource? buffer = null;
        if (text.BufferSizeInBits is not null && (buffer = criteria.Build(text.BufferSizeInBits)) is null) return null;
        int character = text.Charset switch
        {
            Charset.Utf16 or Charset.Utf16BigEndian or Charset.Utf16LittleEndian => 16,
            Charset.Utf32 or Charset.Utf32BigEndian or Charset.Utf32LittleEndian => 32,
            _ => 8,
        };
        if (text.LeadingSizeInBits is < 0 or > 64) return null;
        return new TextLayout(buffer, text.MaxSizeInBits ?? long.MaxValue, text.TerminationOctets, text.LeadingSizeInBits, character);
    }

    private OctetsReading Reading(PlanItem item, bool isText)
    {
        OctetsUse use = item.Type switch
        {
            BooleanDataType => OctetsUse.Truth,
            EnumeratedDataType when isText => OctetsUse.Label,
            NumericDataType when isText => OctetsUse.Number,
            AbsoluteTimeDataType when isText => OctetsUse.Instant,
            TimeDataType or EnumeratedDataType => OctetsUse.Nothing,
            StringDataType when !isText => OctetsUse.TextOfOctets,
            _ => OctetsUse.Same,
        };
        return new OctetsReading(use, item, leapSeconds, use == OctetsUse.Label ? conversions.Labels((EnumeratedDataType)item.Type, ValueKind.Text) : null);
    }

    private ValueJudge BuildJudge(PlanItem item, Parameter parameter)
    {
        DataType type = item.Type;
        ValueCheck? check = ValueCheck.TryCreate(type.DefaultAlarm, type, item.Labels, limits);
        (CriteriaTest, ValueCheck?)[] contexts = limits
            ? [.. type.ContextAlarms.Select(a => (criteria.Build(a.Context), ValueCheck.TryCreate(a, type, item.Labels, true)))]
            : [];
        CriteriaTest? validity = parameter.ValidityCondition is null ? null : criteria.Build(parameter.ValidityCondition);
        return check is null && contexts.Length == 0 && validity is null ? ValueJudge.Nothing : new ValueJudge(check, contexts, validity);
    }
}
