using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>A formula over the raw value alone. One that needs other values is a <see cref="Steps.NumberStep"/>'s contextual conversion.</summary>
internal sealed class MathConversion(MathProgram program, ValueKind rawKind) : Conversion
{
    public override ValueKind EngKind => ValueKind.Float;

    public override ulong Convert(ulong raw, ref ulong meta) =>
        program.TryEvaluate(ParameterValue.ToDouble(raw, rawKind), [], out double value) ? BitConverter.DoubleToUInt64Bits(value) : None(ref meta);
}
