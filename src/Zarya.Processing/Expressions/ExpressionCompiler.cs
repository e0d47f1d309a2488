using Zarya.Mdb.Model;

namespace Zarya.Processing.Expressions;

/// <summary>From a tree to steps: names are found, types and units checked.</summary>
internal sealed class ExpressionCompiler(ExpressionScope scope, List<ExpressionError> errors)
{
    private readonly HashSet<int> _inputs = [];

    public List<ExpressionNode> Nodes { get; } = [];

    /// <summary>The parameters that it looks at, each once, in the order of their first place.</summary>
    public IReadOnlyCollection<int> Inputs => _inputs;

    /// <summary>The last step that was made, what it gives, and its unit.</summary>
    /// <param name="Node">The step.</param>
    /// <param name="Type">What it gives.</param>
    /// <param name="Unit">Its unit; <see langword="null"/>: none is known.</param>
    /// <param name="Enumeration">Of a label: its type.</param>
    /// <param name="Constant">Of a constant text: it.</param>
    public readonly record struct Part(int Node, ExpressionType Type, string? Unit = null, EnumeratedDataType? Enumeration = null, string? Constant = null);

    public Part? Compile(SyntaxNode node) => node.Token.Kind switch
    {
        TokenKind.Number => Put(new ExpressionNode(ExpressionOperation.Constant) { Number = node.Token.Number }, ExpressionType.Number),
        TokenKind.Text => new Part(Add(new ExpressionNode(ExpressionOperation.Constant) { Text = node.Token.Text }), ExpressionType.Text, Constant: node.Token.Text),
        TokenKind.BracedName => Read(node, isRaw: false),
        TokenKind.Name when node.IsCall => Call(node),
        TokenKind.Name when node.Token.Text is "true" or "false" => Put(new ExpressionNode(ExpressionOperation.Constant) { Number = node.Token.Text == "true" ? 1 : 0 }, ExpressionType.Boolean),
        TokenKind.Name => Read(node, isRaw: false),
        _ => node.Parts.Length == 1 ? Unary(node) : Binary(node),
    };

    public Part? Fail(SyntaxNode node, string message)
    {
        errors.Add(new ExpressionError(node.Token.Column, message));
        return null;
    }

    private int Add(ExpressionNode node)
    {
        Nodes.Add(node);
        return Nodes.Count - 1;
    }

    private Part Put(ExpressionNode node, ExpressionType type, string? unit = null) => new(Add(node), type, unit);

    private Part? Read(SyntaxNode node, bool isRaw)
    {
        if (scope.Find(node.Token.Text, out (int Slot, PathStep[] Path, DataType Type) found) is { } why) return Fail(node, why);
        ExpressionType? type = found.Type switch
        {
            NumericDataType or RelativeTimeDataType => ExpressionType.Number,
            BooleanDataType => ExpressionType.Boolean,
            StringDataType => ExpressionType.Text,
            EnumeratedDataType => ExpressionType.Label,
            _ => null,
        };
        if (isRaw) type = type is null or ExpressionType.Text ? null : ExpressionType.Number;
        if (type is null) return Fail(node, $"{node.Token.Text} is neither number, truth, text nor label");
        _inputs.Add(found.Slot);
        var read = new ExpressionNode(isRaw ? ExpressionOperation.ReadRaw : ExpressionOperation.Read) { Slot = found.Slot, Path = found.Path };
        string? unit = isRaw ? null : found.Type is RelativeTimeDataType ? UnitWords.Of(found.Type) ?? "s" : UnitWords.Of(found.Type);
        return new Part(Add(read), type.Value, unit, isRaw ? null : found.Type as EnumeratedDataType);
    }

    private Part? Unary(SyntaxNode node)
    {
        if (Compile(node.Parts[0]) is not { } part) return null;
        if (node.Token.Text == "not") return Is(node, part, ExpressionType.Boolean) ? Put(new ExpressionNode(ExpressionOperation.Not, part.Node), ExpressionType.Boolean) : null;
        if (!Is(node, part, ExpressionType.Number)) return null;
        return node.Token.Text == "-" ? Put(new ExpressionNode(ExpressionOperation.Negate, part.Node), ExpressionType.Number, part.Unit) : part;
    }

    private Part? Binary(SyntaxNode node)
    {
        // Both sides, so that all that is wrong is told at once.
        Part? first = Compile(node.Parts[0]);
        Part? second = Compile(node.Parts[1]);
        if (first is not { } left || second is not { } right) return null;
        string symbol = node.Token.Text;
        switch (symbol)
        {
            case "and" or "or":
                if (!Is(node, left, ExpressionType.Boolean) || !Is(node, right, ExpressionType.Boolean)) return null;
                return Put(new ExpressionNode(symbol == "and" ? ExpressionOperation.And : ExpressionOperation.Or, left.Node, right.Node), ExpressionType.Boolean);
            case "==" or "!=" when IsText(left) && IsText(right):
                if (!LabelIsKnown(node, left, right) || !LabelIsKnown(node, right, left)) return null;
                return Put(new ExpressionNode(symbol == "==" ? ExpressionOperation.EqualText : ExpressionOperation.NotEqualText, left.Node, right.Node), ExpressionType.Boolean);
            case "==" or "!=" when left.Type == ExpressionType.Boolean && right.Type == ExpressionType.Boolean:
                return Put(new ExpressionNode(OperationOf(symbol), left.Node, right.Node), ExpressionType.Boolean);
        }
        if (!Is(node, left, ExpressionType.Number) || !Is(node, right, ExpressionType.Number)) return null;
        bool isComparison = symbol is "==" or "!=" or "<" or "<=" or ">" or ">=";
        string? unit = left.Unit ?? right.Unit;
        if ((isComparison || symbol is "+" or "-" or "%") && !SameUnit(node, left, right)) return null;
        if (isComparison || symbol is "*" or "/" or "^") unit = null;
        if (symbol == "^" && right.Unit is not null) return Fail(node, $"an exponent has no unit, not {right.Unit}");
        return Put(new ExpressionNode(OperationOf(symbol), left.Node, right.Node), isComparison ? ExpressionType.Boolean : ExpressionType.Number, unit);
    }

    private static ExpressionOperation OperationOf(string symbol) => symbol switch
    {
        "+" => ExpressionOperation.Add,
        "-" => ExpressionOperation.Subtract,
        "*" => ExpressionOperation.Multiply,
        "/" => ExpressionOperation.Divide,
        "%" => ExpressionOperation.Modulo,
        "^" => ExpressionOperation.Power,
        "==" => ExpressionOperation.Equal,
        "!=" => ExpressionOperation.NotEqual,
        "<" => ExpressionOperation.Less,
        "<=" => ExpressionOperation.LessOrEqual,
        ">" => ExpressionOperation.Greater,
        _ => ExpressionOperation.GreaterOrEqual,
    };

    private Part? Call(SyntaxNode node)
    {
        string name = node.Token.Text;
        if (ExpressionFunctions.TryFind(name) is not { } function) return Fail(node, $"there is no function {name}; there are {ExpressionFunctions.Names}");
        if (node.Parts.Length < function.Fewest || node.Parts.Length > function.Most) return Fail(node, $"{name} takes {function.Words}, not {node.Parts.Length}");
        if (name == "raw") return node.Parts[0] is { Token.Kind: TokenKind.Name or TokenKind.BracedName, IsCall: false } ? Read(node.Parts[0], isRaw: true) : Fail(node, "raw takes the name of a parameter");
        Part?[] compiled = [.. node.Parts.Select(Compile)];
        if (compiled.Any(p => p is null)) return null;
        Part[] parts = [.. compiled.Select(p => p!.Value)];
        if (name == "unit") return Declare(node, parts);
        if (name == "if") return Choose(node, parts);
        foreach (Part part in parts)
            if (!Is(node, part, ExpressionType.Number)) return null;
        for (int i = 1; i < parts.Length; i++)
            if (!SameUnit(node, parts[0], parts[i])) return null;
        string? unit = parts.Select(p => p.Unit).FirstOrDefault(u => u is not null);
        if (function.NeedsPlainNumber && unit is not null && !(function.TakesRadians && unit == "rad")) return Fail(node, $"{name} takes a number {(function.TakesRadians ? "of radians" : "without unit")}, not {unit}");
        if (name == "clamp")
        {
            int raised = Add(new ExpressionNode(ExpressionOperation.Max, parts[0].Node, parts[1].Node));
            return Put(new ExpressionNode(ExpressionOperation.Min, raised, parts[2].Node), ExpressionType.Number, unit);
        }
        int result = parts[0].Node;
        if (function.Most == 1) result = Add(new ExpressionNode(function.Operation, result));
        for (int i = 1; i < parts.Length; i++) result = Add(new ExpressionNode(function.Operation, result, parts[i].Node));
        return new Part(result, ExpressionType.Number, function.KeepsUnit ? unit : null);
    }

    private Part? Declare(SyntaxNode node, Part[] parts)
    {
        if (!Is(node, parts[0], ExpressionType.Number)) return null;
        return parts[1].Constant is { } unit ? parts[0] with { Unit = UnitWords.Of(unit) } : Fail(node, "the unit is a text: unit(x, \"Pa\")");
    }

    private Part? Choose(SyntaxNode node, Part[] parts)
    {
        if (!Is(node, parts[0], ExpressionType.Boolean)) return null;
        (Part then, Part otherwise) = (parts[1], parts[2]);
        bool areTexts = IsText(then) && IsText(otherwise);
        if (then.Type != otherwise.Type && !areTexts) return Fail(node, $"one answer is {Words(then)}, the other {Words(otherwise)}");
        if (!SameUnit(node, then, otherwise)) return null;
        bool areLabels = then.Enumeration is not null && then.Enumeration == otherwise.Enumeration;
        int choice = Add(new ExpressionNode(ExpressionOperation.Choose, parts[0].Node, then.Node, otherwise.Node));
        return new Part(choice, areTexts && !areLabels ? ExpressionType.Text : then.Type, then.Unit ?? otherwise.Unit, areLabels ? then.Enumeration : null);
    }

    private static bool IsText(Part part) => part.Type is ExpressionType.Text or ExpressionType.Label;

    private static string Words(Part part) => part.Type switch { ExpressionType.Number => "a number", ExpressionType.Boolean => "true or false", ExpressionType.Text => "a text", _ => "a label" };

    private bool Is(SyntaxNode node, Part part, ExpressionType type)
    {
        if (part.Type != type) Fail(node, $"'{node.Token.Text}' takes {(type == ExpressionType.Number ? "numbers" : "true or false")}, not {Words(part)}");
        return part.Type == type;
    }

    private bool SameUnit(SyntaxNode node, Part left, Part right)
    {
        bool same = left.Unit is null || right.Unit is null || left.Unit == right.Unit;
        if (!same) Fail(node, $"'{node.Token.Text}' of {left.Unit} and {right.Unit}: the units differ");
        return same;
    }

    private bool LabelIsKnown(SyntaxNode node, Part label, Part text)
    {
        bool known = label.Enumeration is null || text.Constant is null || label.Enumeration.Labels.Any(l => l.Label == text.Constant);
        if (!known) Fail(node, $"there is no label \"{text.Constant}\"; there are {string.Join(", ", label.Enumeration!.Labels.Take(8).Select(l => l.Label))}");
        return known;
    }
}
