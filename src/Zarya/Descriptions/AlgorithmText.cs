using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>One algorithm.</summary>
internal static class AlgorithmText
{
    public static void Write(TextWriter output, Algorithm algorithm)
    {
        Description.WriteHeading(output, algorithm);
        switch (algorithm)
        {
            case MathAlgorithm math:
                output.WriteLine($"  {Escaped.Text(math.Output.ToString())} = {FormulaWords.Of(math.Operation)}");
                break;
            case CustomAlgorithm custom:
                output.WriteLine($"  written in {Escaped.Text(custom.Language ?? "an unnamed language")}: read, never executed");
                foreach (AlgorithmInput input in custom.Inputs)
                    output.WriteLine($"  in   {Escaped.Text(input.Name)} = {(input.Source is { } source ? ValueWords.Of(source) : Escaped.Text(input.Constant))}");
                foreach (AlgorithmOutput result in custom.Outputs) output.WriteLine($"  out  {Escaped.Text(result.Parameter.ToString())} = {Escaped.Text(result.Name)}");
                break;
        }
        foreach (AlgorithmTrigger trigger in algorithm.Triggers)
        {
            output.WriteLine("  runs " + (trigger.OnParameter is { } p ? $"when {Escaped.Text(p.ToString())} is updated"
                : trigger.OnContainer is { } c ? $"when {Escaped.Text(c.ToString())} is updated" : $"every {Numbers.Shortest(trigger.PeriodInSeconds ?? 0)} s"));
        }
    }
}
