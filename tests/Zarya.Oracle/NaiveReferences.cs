using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>A value that a reference found: its type, raw and engineering value.</summary>
internal sealed record NaiveFound(DataType Type, object? Raw, object? Eng);

/// <summary>Values and integers that a definition takes from the packet (rules 24, 26).</summary>
internal sealed class NaiveReferences(NaivePacket packet)
{
    /// <summary>The latest value in this packet, or <see langword="null"/> if it is not there (rule 26).</summary>
    internal NaiveFound? Find(InstanceRef reference)
    {
        if (reference.Instance != 0 || reference.Parameter?.Target is not { } parameter || parameter.Type.Target is not { } type) return null;
        if (!packet.Latest.TryGetValue(parameter, out NaiveValue? value)) return null;
        var found = new NaiveFound(type, value.Raw, value.Eng);
        var steps = new Queue<PathStep>(reference.Path);
        while (steps.Count > 0)
        {
            NaiveFound? part = steps.Peek().Member is null ? Element(found, steps) : Member(found, steps.Dequeue().Member!);
            if (part is null) return null;
            found = part;
        }
        return found;
    }

    /// <summary>As <see cref="Find"/>, and then the engineering or the raw value as the reference asks; <see langword="null"/> if that is not there.</summary>
    internal object? FindValue(InstanceRef reference) =>
        Find(reference) is { } found ? (reference.UseCalibratedValue ? found.Eng : found.Raw) : null;

    /// <summary>As <see cref="FindValue"/>, if it is a number (a boolean is 1 or 0); else <see langword="null"/>.</summary>
    internal double? FindNumber(InstanceRef reference) => FindValue(reference) switch
    {
        long i => i,
        ulong u => u,
        double d => d,
        bool b => b ? 1 : 0,
        _ => null,
    };

    /// <summary>A size, count or place (rule 24).</summary>
    internal long Evaluate(IntegerValue value, NaiveConditions conditions)
    {
        switch (value)
        {
            case FixedIntegerValue fixedValue:
                return fixedValue.Value;
            case DynamicIntegerValue dynamic:
                double? number = (dynamic.Slope * FindNumber(dynamic.Source)) + dynamic.Intercept;
                if (number is not { } n || double.IsNaN(n)) throw new NaiveFailure(NaiveErrorKind.MissingValue, packet.Cursor, 0);
                return ToInt64(n);
            case DiscreteLookupValue lookup:
                return lookup.Lookups.FirstOrDefault(row => conditions.Hold(row.Criteria))?.Value ?? lookup.DefaultValue
                    ?? throw new NaiveFailure(NaiveErrorKind.MissingValue, packet.Cursor, 0);
            default:
                throw new NaiveFailure(NaiveErrorKind.BadDefinition, packet.Cursor, 0);
        }
    }

    /// <summary>Rounded toward zero, the nearest 64-bit integer when it is beyond them, 0 for NaN (rules 17, 24).</summary>
    internal static long ToInt64(double number)
    {
        double whole = Math.Truncate(number);
        if (double.IsNaN(whole)) return 0;
        if (whole >= 9223372036854775808.0) return long.MaxValue;
        return whole < -9223372036854775808.0 ? long.MinValue : (long)whole;
    }

    private static NaiveFound? Member(NaiveFound whole, string name)
    {
        DataType? type = (whole.Type as AggregateDataType)?.Members.FirstOrDefault(m => m.Name == name)?.Type.Target;
        if (type is null || whole.Raw is not NaiveAggregate raw || whole.Eng is not NaiveAggregate eng) return null;
        return new NaiveFound(type, raw.Members.First(m => m.Key == name).Value, eng.Members.First(m => m.Key == name).Value);
    }

    /// <summary>One index for each dimension, the last dimension fastest (rule 23); an index outside is not there.</summary>
    private static NaiveFound? Element(NaiveFound whole, Queue<PathStep> steps)
    {
        DataType? type = (whole.Type as ArrayDataType)?.ElementType.Target;
        if (type is null || whole.Raw is not NaiveArray raw || whole.Eng is not NaiveArray eng) return null;
        int place = 0;
        foreach (int size in raw.Sizes)
        {
            if (!steps.TryDequeue(out PathStep step) || step.Member is not null || step.Index < 0 || step.Index >= size) return null;
            place = (place * size) + step.Index;
        }
        return new NaiveFound(type, raw.Items[place], eng.Items[place]);
    }
}
