using Zarya.Inputs;
using Zarya.Printing;
using Zarya.Station.Plans;
using Zarya.Verbs;

namespace Zarya.Leaks;

/// <summary>The station file of a verb.</summary>
internal static class StationInput
{
    private const int LargestOctets = 64 << 20;

    /// <summary>Loads a station; everything that is wrong is told.</summary>
    /// <exception cref="VerbException">There is no plan in the file.</exception>
    public static StationPlan Load(string name, TextWriter told)
    {
        using InputFile file = InputFile.Open(name);
        byte[] octets = ReadAll(file);
        var problems = new List<StationProblem>();
        StationPlan? plan = StationFile.Read(octets, problems);
        foreach (StationProblem problem in problems) told.WriteLine($"{name}: {(problem.IsError ? "error" : "warning")}: {Escaped.Text(problem.ToString())}");
        return plan ?? throw new VerbException($"{name} is no station file that can be used: {Numbers.Of(problems.Count(p => p.IsError), "error")} above; docs/guide/leak.md shows one");
    }

    private static byte[] ReadAll(InputFile file)
    {
        using var all = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read; (read = file.Content.Read(block)) > 0;)
        {
            if (all.Length + read > LargestOctets) throw new VerbException($"{file.Name} is larger than 64 MiB: no station file is");
            all.Write(block, 0, read);
        }
        return all.ToArray();
    }
}
