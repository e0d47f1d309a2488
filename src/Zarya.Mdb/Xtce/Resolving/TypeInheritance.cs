using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>Types take from their base what they leave unsaid, bases first; then the schema's defaults fill what nobody said.</summary>
internal static class TypeInheritance
{
    internal static void Apply(XtceDraft draft)
    {
        var done = new HashSet<DataType>(ReferenceEqualityComparer.Instance);
        var chain = new Stack<DataType>();
        foreach (SpaceSystem system in draft.Roots.SelectMany(r => r.SelfAndDescendants()))
        {
            foreach (DataType type in system.ParameterTypes.Concat(system.ArgumentTypes))
            {
                // Circles are cut before, so that this ends.
                for (DataType? t = type; t is not null && !done.Contains(t); t = t.BaseType?.Target) chain.Push(t);
                while (chain.TryPop(out DataType? t))
                {
                    done.Add(t);
                    if (t.BaseType?.Target is { } @base) Take(t, @base, draft);
                }
            }
        }
        foreach (DataType type in done) FillDefaults(type);
    }

    private static void Take(DataType type, DataType @base, XtceDraft draft)
    {
        if (type.GetType() != @base.GetType())
        {
            draft.Add(DiagnosticSeverity.Warning, "base-type-kind", $"the base type {@base.QualifiedName} is of another kind; only encoding, units and alarms are taken over",
                type.BaseType!.Where, type.QualifiedName);
        }
        else
        {
            type.InitialValue ??= @base.InitialValue;
            TakeOwn(type, @base);
        }
        type.Encoding ??= @base.Encoding;
        if (type.Units.Count == 0) type.Units = @base.Units;
        type.DefaultAlarm ??= @base.DefaultAlarm;
        if (type.ContextAlarms.Count == 0) type.ContextAlarms = @base.ContextAlarms;
    }

    private static void TakeOwn(DataType type, DataType @base)
    {
        switch (type, @base)
        {
            case (NumericDataType to, NumericDataType from):
                to.ValidRange ??= from.ValidRange;
                to.SizeInBits ??= from.SizeInBits;
                if (to is IntegerDataType integer) integer.Signed ??= ((IntegerDataType)from).Signed;
                break;
            case (BooleanDataType to, BooleanDataType from):
                to.OneStringValue ??= from.OneStringValue;
                to.ZeroStringValue ??= from.ZeroStringValue;
                break;
            case (EnumeratedDataType to, EnumeratedDataType from):
                if (to.Labels.Count == 0) to.Labels = from.Labels;
                break;
            case (StringDataType to, StringDataType from):
                to.SizeRangeInCharacters ??= from.SizeRangeInCharacters;
                to.RestrictionPattern ??= from.RestrictionPattern;
                break;
            case (TimeDataType to, TimeDataType from):
                to.Scale ??= from.Scale;
                to.Offset ??= from.Offset;
                to.SecondsPerUnit ??= from.SecondsPerUnit;
                if (to.Epoch is null && to.OffsetFrom is null) (to.Epoch, to.OffsetFrom) = (from.Epoch, from.OffsetFrom);
                break;
        }
    }

    /// <summary>The schema's defaults where the model promises a value: the words of booleans (<c>True</c>, <c>False</c>).</summary>
    private static void FillDefaults(DataType type)
    {
        if (type is not BooleanDataType boolean) return;
        boolean.OneStringValue ??= "True";
        boolean.ZeroStringValue ??= "False";
    }
}
