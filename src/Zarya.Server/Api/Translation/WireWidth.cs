using Zarya.Mdb.Model;

namespace Zarya.Server.Api.Translation;

/// <summary>How wide the values of a type are on the wire: narrow ones in 32 bits. Knows the types of members and elements too.</summary>
internal readonly record struct WireWidth(bool IsNarrow, DataType? Type, bool IsRaw)
{
    /// <summary>Width of a parameter's engineering values.</summary>
    public static WireWidth OfEngineering(DataType? type) => new(IsNarrowEngineering(type), type, false);

    /// <summary>Width of a parameter's raw values.</summary>
    public static WireWidth OfRaw(DataType? type) => new(IsNarrowRaw(type), type, true);

    /// <summary>Width of an array's elements.</summary>
    public WireWidth Element() => Of((Type as ArrayDataType)?.ElementType.Target);

    /// <summary>Width of a member.</summary>
    public WireWidth Member(string name) => Of((Type as AggregateDataType)?.Members.FirstOrDefault(m => m.Name == name)?.Type.Target);

    private WireWidth Of(DataType? type) => IsRaw ? OfRaw(type) : OfEngineering(type);

    private static bool IsNarrowEngineering(DataType? type) => type switch
    {
        IntegerDataType { SizeInBits: { } said } => said <= 32,
        IntegerDataType { Encoding: IntegerDataEncoding { SizeInBits: <= 32 } } => true,
        // The definition says how wide they are, however narrow they come.
        FloatDataType { SizeInBits: > 32 } => false,
        FloatDataType { Encoding: FloatDataEncoding { SizeInBits: <= 32, Calibrators.IsEmpty: true } } => true,
        _ => false,
    };

    private static bool IsNarrowRaw(DataType? type) => type?.Encoding is IntegerDataEncoding { SizeInBits: <= 32 } or FloatDataEncoding { SizeInBits: <= 32 };
}
