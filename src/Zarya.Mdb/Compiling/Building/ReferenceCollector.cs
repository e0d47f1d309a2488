using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>
/// Finds the parameters that conditions, sizes, counts, places, calibrators and alarms of some containers look at: those have to be decoded even when a projection does
/// not ask for them, and the decoder has to remember where their latest value is.
/// </summary>
internal sealed class ReferenceCollector
{
    private readonly HashSet<SequenceContainer> _containers = [];
    private readonly HashSet<DataType> _types = [];
    private readonly HashSet<Parameter> _parameters = [];

    /// <summary>The parameters found so far.</summary>
    public HashSet<Parameter> Found { get; } = [];

    public void Visit(SequenceContainer container)
    {
        if (!_containers.Add(container)) return;
        Visit(container.RestrictionCriteria);
        Visit(container.SizeInBits);
        foreach (ContainerEntry entry in container.Entries)
        {
            Visit(entry.Location?.Offset);
            Visit(entry.Repeat?.Count);
            Visit(entry.Repeat?.Offset);
            Visit(entry.IncludeCondition);
            switch (entry)
            {
                case ParameterEntry { Parameter.Target: { } parameter } whole:
                    Visit(parameter);
                    Visit(whole.Dimensions);
                    break;
                case ParameterSegmentEntry { Parameter.Target: { } parameter }:
                    Visit(parameter);
                    break;
                case IndirectParameterEntry indirect:
                    Visit(indirect.Selector);
                    break;
            }
        }
    }

    public void Visit(Parameter parameter)
    {
        if (!_parameters.Add(parameter)) return;
        Visit(parameter.ValidityCondition);
        if (parameter.Type.Target is { } type) Visit(type);
    }

    private void Visit(DataType type)
    {
        if (!_types.Add(type)) return;
        foreach (AlarmDefinition alarm in type.ContextAlarms) Visit(alarm.Context);
        switch (type)
        {
            case ArrayDataType array:
                Visit(array.Dimensions);
                if (array.ElementType.Target is { } element) Visit(element);
                break;
            case AggregateDataType aggregate:
                foreach (Member member in aggregate.Members)
                    if (member.Type.Target is { } memberType) Visit(memberType);
                break;
            case TimeDataType { OffsetFrom: { } origin }:
                Visit(origin);
                break;
        }
        switch (type.Encoding)
        {
            case StringDataEncoding text: Visit(text.BufferSizeInBits); break;
            case BinaryDataEncoding binary: Visit(binary.SizeInBits); break;
            case IntegerDataEncoding integer: Visit(integer.Calibrators); break;
            case FloatDataEncoding real: Visit(real.Calibrators); break;
        }
    }

    private void Visit(CalibratorSet calibrators)
    {
        Visit(calibrators.Default);
        foreach (ContextCalibrator context in calibrators.Contexts)
        {
            Visit(context.Context);
            Visit(context.Calibrator);
        }
    }

    private void Visit(Calibrator? calibrator)
    {
        if (calibrator is not MathOperationCalibrator math) return;
        foreach (MathTerm term in math.Operation.Terms)
            if (term.Parameter is not null) Visit(term.Parameter);
    }

    private void Visit(IReadOnlyList<Dimension> dimensions)
    {
        foreach (Dimension dimension in dimensions)
        {
            Visit(dimension.StartingIndex);
            Visit(dimension.EndingIndex);
        }
    }

    private void Visit(IntegerValue? value)
    {
        if (value is DynamicIntegerValue dynamic) Visit(dynamic.Source);
        if (value is DiscreteLookupValue lookup)
            foreach (DiscreteLookup row in lookup.Lookups) Visit(row.Criteria);
    }

    private void Visit(MatchCriteria? criteria)
    {
        switch (criteria)
        {
            case Comparison comparison:
                Visit(comparison.Left);
                if (comparison.Right is not null) Visit(comparison.Right);
                break;
            case AndedConditions and:
                foreach (MatchCriteria term in and.Terms) Visit(term);
                break;
            case OredConditions or:
                foreach (MatchCriteria term in or.Terms) Visit(term);
                break;
        }
    }

    private void Visit(InstanceRef instance)
    {
        if (instance.Parameter?.Target is { } parameter) Found.Add(parameter);
    }
}
