namespace Zarya.Mdb.Model;

/// <summary>A formula in reverse Polish notation (XTCE <c>MathOperationType</c>): data, evaluated on a stack, never text.</summary>
/// <param name="terms">Operands and operators in order.</param>
public sealed class MathOperation(IReadOnlyList<MathTerm> terms)
{
    /// <summary>Operands and operators in order.</summary>
    public IReadOnlyList<MathTerm> Terms { get; } = terms;

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>One term: exactly one of the four is meant, by <see cref="Kind"/>.</summary>
public sealed class MathTerm
{
    /// <summary>Which of the four.</summary>
    public MathTermKind Kind { get; init; }

    /// <summary>For <see cref="MathTermKind.Value"/>.</summary>
    public double Value { get; init; }

    /// <summary>For <see cref="MathTermKind.Parameter"/> (and arguments in commands).</summary>
    public InstanceRef? Parameter { get; init; }

    /// <summary>For <see cref="MathTermKind.Operator"/>.</summary>
    public MathOperator Operator { get; init; }

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>The kinds of terms.</summary>
public enum MathTermKind
{
    /// <summary>A constant.</summary>
    Value,

    /// <summary>The value that is being calibrated (raw).</summary>
    ThisParameter,

    /// <summary>Another value.</summary>
    Parameter,

    /// <summary>An operator.</summary>
    Operator,
}

/// <summary>The operators of XTCE <c>MathOperatorsType</c> (1.1 to 1.3), by name; the symbol stands beside each.</summary>
public enum MathOperator
{
    /// <summary><c>+</c>: x1 + x2</summary>
    Add,

    /// <summary><c>-</c>: x1 - x2</summary>
    Subtract,

    /// <summary><c>*</c>: x1 × x2</summary>
    Multiply,

    /// <summary><c>/</c>: x1 / x2; a zero divisor gives an IEEE infinity or NaN</summary>
    Divide,

    /// <summary><c>%</c>: remainder of x1 / x2</summary>
    Modulo,

    /// <summary><c>^</c> and <c>x^y</c>: x1 to the power x2</summary>
    Power,

    /// <summary><c>y^x</c>: x2 to the power x1</summary>
    ReversePower,

    /// <summary><c>ln</c></summary>
    Ln,

    /// <summary><c>log</c>: base 10</summary>
    Log10,

    /// <summary><c>e^x</c></summary>
    Exp,

    /// <summary><c>1/x</c></summary>
    Reciprocal,

    /// <summary><c>x!</c>: Γ(x+1)</summary>
    Factorial,

    /// <summary><c>tan</c></summary>
    Tan,

    /// <summary><c>cos</c></summary>
    Cos,

    /// <summary><c>sin</c></summary>
    Sin,

    /// <summary><c>atan</c></summary>
    Atan,

    /// <summary><c>atan2</c>: atan2(x2, x1), the angle of the point (x1, x2), as the schemas of 1.2 and 1.3 write it</summary>
    Atan2,

    /// <summary><c>acos</c></summary>
    Acos,

    /// <summary><c>asin</c></summary>
    Asin,

    /// <summary><c>tanh</c></summary>
    Tanh,

    /// <summary><c>cosh</c></summary>
    Cosh,

    /// <summary><c>sinh</c></summary>
    Sinh,

    /// <summary><c>atanh</c></summary>
    Atanh,

    /// <summary><c>acosh</c></summary>
    Acosh,

    /// <summary><c>asinh</c></summary>
    Asinh,

    /// <summary><c>swap</c>: exchanges the top two</summary>
    Swap,

    /// <summary><c>drop</c>: removes the top</summary>
    Drop,

    /// <summary><c>dup</c>: repeats the top</summary>
    Duplicate,

    /// <summary><c>over</c>: repeats the second</summary>
    Over,

    /// <summary><c>&lt;&lt;</c>: on 64-bit integers</summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c>: on 64-bit integers</summary>
    ShiftRight,

    /// <summary><c>&amp;</c>: on 64-bit integers</summary>
    BitAnd,

    /// <summary><c>|</c>: on 64-bit integers</summary>
    BitOr,

    /// <summary><c>xor</c>: on 64-bit integers</summary>
    BitXor,

    /// <summary><c>~</c>: on 64-bit integers</summary>
    BitNot,

    /// <summary><c>&amp;&amp;</c>: 1 or 0</summary>
    LogicalAnd,

    /// <summary><c>||</c>: 1 or 0</summary>
    LogicalOr,

    /// <summary><c>!</c>: 1 if zero, else 0</summary>
    LogicalNot,

    /// <summary><c>abs</c></summary>
    Abs,

    /// <summary><c>div</c>: quotient rounded toward zero</summary>
    IntegerDivide,

    /// <summary><c>int</c>: rounded toward zero</summary>
    Truncate,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>min</c></summary>
    Min,

    /// <summary><c>max</c></summary>
    Max,
}
