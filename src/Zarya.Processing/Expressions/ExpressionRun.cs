using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Expressions;

/// <summary>What each operation does. Pure but for the newest values that it reads.</summary>
internal static class ExpressionRun
{
    public static ExpressionCell Do(in ExpressionNode node, ExpressionCell[] cells, NewestSamples samples)
    {
        switch (node.Operation)
        {
            case ExpressionOperation.Constant: return new ExpressionCell(node.Number, node.Text, false);
            case ExpressionOperation.Read or ExpressionOperation.ReadRaw: return Read(in node, samples);
        }
        ExpressionCell a = cells[node.A];
        ExpressionCell b = cells[node.B];
        bool isInvalid = a.IsInvalid || b.IsInvalid;
        switch (node.Operation)
        {
            case ExpressionOperation.Choose:
                ExpressionCell chosen = a.Number != 0 ? b : cells[node.C];
                return chosen with { IsInvalid = a.IsInvalid || chosen.IsInvalid };
            // One side may decide without the other.
            case ExpressionOperation.And:
                return new ExpressionCell(a.Number != 0 && b.Number != 0 ? 1 : 0, null, isInvalid && !Decides(a, false) && !Decides(b, false));
            case ExpressionOperation.Or:
                return new ExpressionCell(a.Number != 0 || b.Number != 0 ? 1 : 0, null, isInvalid && !Decides(a, true) && !Decides(b, true));
            case ExpressionOperation.EqualText or ExpressionOperation.NotEqualText:
                return new ExpressionCell(string.Equals(a.Text, b.Text, StringComparison.Ordinal) == (node.Operation == ExpressionOperation.EqualText) ? 1 : 0, null, isInvalid);
            case >= ExpressionOperation.Equal and <= ExpressionOperation.GreaterOrEqual:
                // Nothing can be said of what is no number.
                return new ExpressionCell(Compares(node.Operation, a.Number, b.Number) ? 1 : 0, null, isInvalid || double.IsNaN(a.Number) || double.IsNaN(b.Number));
        }
        double number = IsUnary(node.Operation) ? Unary(node.Operation, a.Number) : Binary(node.Operation, a.Number, b.Number);
        return new ExpressionCell(number, null, IsUnary(node.Operation) ? a.IsInvalid : isInvalid);
    }

    private static bool Decides(ExpressionCell cell, bool truth) => !cell.IsInvalid && cell.Number != 0 == truth;

    private static ExpressionCell Read(in ExpressionNode node, NewestSamples samples)
    {
        bool isRaw = node.Operation == ExpressionOperation.ReadRaw;
        TelemetryValue value = samples.Newest.Read(node.Slot, node.Path!, isRaw);
        // What was set has no raw value: a label has its number.
        if (isRaw && value.Kind == TelemetryKind.None) value = samples.Newest.Read(node.Slot, node.Path!, raw: false);
        bool isInvalid = !samples.IsGood(node.Slot);
        if (value.Kind is TelemetryKind.Text || (value.Kind == TelemetryKind.Label && !isRaw)) return new ExpressionCell(double.NaN, value.Text, isInvalid);
        return value.TryGetNumber(out double number) ? new ExpressionCell(number, null, isInvalid) : new ExpressionCell(double.NaN, "", true);
    }

    private static bool IsUnary(ExpressionOperation operation) => operation is ExpressionOperation.Negate or ExpressionOperation.Not or ExpressionOperation.Abs or ExpressionOperation.Sqrt or ExpressionOperation.Exp
        or ExpressionOperation.Ln or ExpressionOperation.Log10 or ExpressionOperation.Sin or ExpressionOperation.Cos or ExpressionOperation.Floor or ExpressionOperation.Ceil or ExpressionOperation.Round;

    private static double Unary(ExpressionOperation operation, double x) => operation switch
    {
        ExpressionOperation.Negate => -x,
        ExpressionOperation.Not => x == 0 ? 1 : 0,
        ExpressionOperation.Abs => Math.Abs(x),
        ExpressionOperation.Sqrt => Math.Sqrt(x),
        ExpressionOperation.Exp => Math.Exp(x),
        ExpressionOperation.Ln => Math.Log(x),
        ExpressionOperation.Log10 => Math.Log10(x),
        ExpressionOperation.Sin => Math.Sin(x),
        ExpressionOperation.Cos => Math.Cos(x),
        ExpressionOperation.Floor => Math.Floor(x),
        ExpressionOperation.Ceil => Math.Ceiling(x),
        _ => Math.Round(x, MidpointRounding.ToEven),
    };

    private static double Binary(ExpressionOperation operation, double x, double y) => operation switch
    {
        ExpressionOperation.Add => x + y,
        ExpressionOperation.Subtract => x - y,
        ExpressionOperation.Multiply => x * y,
        // A quotient by zero is no number, also where IEEE 754 has infinity.
        ExpressionOperation.Divide => y == 0 ? double.NaN : x / y,
        ExpressionOperation.Modulo => y == 0 ? double.NaN : x % y,
        ExpressionOperation.Power => Math.Pow(x, y),
        ExpressionOperation.Min => Math.Min(x, y),
        ExpressionOperation.Max => Math.Max(x, y),
        ExpressionOperation.Atan2 => Math.Atan2(x, y),
        _ => double.NaN,
    };

    private static bool Compares(ExpressionOperation operation, double x, double y) => operation switch
    {
        ExpressionOperation.Equal => x == y,
        ExpressionOperation.NotEqual => x != y,
        ExpressionOperation.Less => x < y,
        ExpressionOperation.LessOrEqual => x <= y,
        ExpressionOperation.Greater => x > y,
        _ => x >= y,
    };
}
