namespace Zarya.Mdb.Model;

/// <summary>Computes parameters from parameters.</summary>
public abstract class Algorithm : NamedItem
{
    /// <summary>What makes it run.</summary>
    public IReadOnlyList<AlgorithmTrigger> Triggers { get; init; } = [];
}

/// <summary>A formula (XTCE <c>MathAlgorithm</c>): executed.</summary>
public sealed class MathAlgorithm : Algorithm
{
    /// <summary>The formula.</summary>
    public required MathOperation Operation { get; init; }

    /// <summary>Where its result goes.</summary>
    public required Reference<Parameter> Output { get; init; }
}

/// <summary>A program in some language (XTCE <c>CustomAlgorithm</c>): read and reported, never executed. Text never becomes code.</summary>
public sealed class CustomAlgorithm : Algorithm
{
    /// <summary>The language as written.</summary>
    public string? Language { get; init; }

    /// <summary>The text as written.</summary>
    public string? Text { get; init; }

    /// <summary>Inputs.</summary>
    public IReadOnlyList<AlgorithmInput> Inputs { get; init; } = [];

    /// <summary>Outputs.</summary>
    public IReadOnlyList<AlgorithmOutput> Outputs { get; init; } = [];
}

/// <summary>An input: a value or a constant.</summary>
/// <param name="Name">The name inside the algorithm, or <see langword="null"/>.</param>
/// <param name="Source">The value, or <see langword="null"/> for a constant.</param>
/// <param name="Constant">The constant, or <see langword="null"/>.</param>
public sealed record AlgorithmInput(string? Name, InstanceRef? Source, string? Constant);

/// <summary>An output.</summary>
/// <param name="Name">The name inside the algorithm, or <see langword="null"/>.</param>
/// <param name="Parameter">Where it goes.</param>
public sealed record AlgorithmOutput(string? Name, Reference<Parameter> Parameter);

/// <summary>A trigger: exactly one of the three is given.</summary>
public sealed class AlgorithmTrigger
{
    /// <summary>Runs when the parameter is updated.</summary>
    public Reference<Parameter>? OnParameter { get; init; }

    /// <summary>Runs when the container is updated.</summary>
    public Reference<SequenceContainer>? OnContainer { get; init; }

    /// <summary>Runs every so many seconds.</summary>
    public double? PeriodInSeconds { get; init; }
}
