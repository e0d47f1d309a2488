using Zarya.Mdb.Model;
using Zarya.Processing.Expressions;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Algorithms;

/// <summary>A parameter that an expression of the mission file computes, whenever one of its parameters gets a value.</summary>
internal sealed class ExpressionStep(Parameter parameter, int output, Expression expression) : DerivedStep(output)
{
    private readonly DataType _type = parameter.Type.Target!;

    public override IReadOnlyList<int> Inputs => expression.Inputs;

    public override IReadOnlyList<int> Triggers => expression.Inputs;

    public override string Subject => $"derived {parameter.QualifiedName}";

    /// <summary>The step; <see langword="null"/> and what is wrong if there is none.</summary>
    public static ExpressionStep? TryCompile(ProcessorPlan plan, DerivedParameter derived, List<PlanProblem> problems)
    {
        string subject = $"derived {derived.Parameter}";
        if (plan.Database.FindParameter(derived.Parameter) is not { } parameter || plan.SlotOf(parameter) is not (>= 0 and var output))
        {
            problems.Add(new PlanProblem(subject, 0, "there is no parameter of this name"));
            return null;
        }
        if (parameter.Source is DataSource.Telemetered or DataSource.Constant)
        {
            problems.Add(new PlanProblem(subject, 0, $"its values come from elsewhere: its data source is {parameter.Source}"));
            return null;
        }
        var errors = new List<ExpressionError>();
        var expression = Expression.TryCompile(derived.Expression, new ExpressionScope(plan, parameter.System), parameter.Type.Target!, errors);
        foreach (ExpressionError error in errors) problems.Add(new PlanProblem(subject, error.Column, error.Message));
        return expression is null ? null : new ExpressionStep(parameter, output, expression);
    }

    /// <inheritdoc/>
    public override bool TryRun(NewestSamples samples, out TelemetryValue value, out bool isInvalid)
    {
        value = default;
        isInvalid = false;
        if (!expression.TryEvaluate(samples, out ExpressionCell cell)) return false;
        isInvalid = cell.IsInvalid;
        value = expression.Type switch
        {
            ExpressionType.Number => TelemetryValue.OfFloat(cell.Number),
            ExpressionType.Boolean => TelemetryValue.OfBoolean(cell.Number != 0),
            _ => TelemetryValue.OfText(cell.Text ?? ""),
        };
        // What is not to be believed may not fit the type either: it is shown as it is where it can be.
        if (ValueConversion.TryConvert(_type, in value, samples.LeapSeconds, out TelemetryValue converted, out _)) value = converted;
        else isInvalid = true;
        return true;
    }
}
