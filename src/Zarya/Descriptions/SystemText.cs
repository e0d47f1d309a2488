using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>What stands in one space system itself: its parameters and algorithms.</summary>
internal static class SystemText
{
    public static void Write(TextWriter output, SpaceSystem system)
    {
        if (system.Parameters.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("parameters");
            var table = new TextTable("", "", "", "", "");
            foreach (Parameter p in system.Parameters)
            {
                DataType? type = p.Type.Target;
                table.Add(Escaped.Text(p.Name), EncodingWords.Kind(type), EncodingWords.Of(type?.Encoding), type is null ? "" : ValueWords.Of(type.Units), Escaped.Prose(p.ShortDescription));
            }
            table.Write(output, 2);
        }
        if (system.Algorithms.Count == 0) return;
        output.WriteLine();
        output.WriteLine("algorithms");
        foreach (Algorithm algorithm in system.Algorithms)
            output.WriteLine($"  {Escaped.Text(algorithm.Name)}{(algorithm is MathAlgorithm ? " (formula)" : " (custom, never executed)")}");
    }
}
