namespace Zarya.Processing.Algorithms;

/// <summary>Steps in an order in which each comes behind those whose answers it looks at.</summary>
internal static class DerivedOrder
{
    /// <summary>The order; of steps that do not look at one another, as they are given. Those that look at each other in a circle are left out and told.</summary>
    public static DerivedStep[] Of(IReadOnlyList<DerivedStep> steps, IReadOnlyList<string> names, List<PlanProblem> problems)
    {
        ILookup<int, int> makers = Enumerable.Range(0, steps.Count).ToLookup(i => steps[i].Output);
        var ordered = new List<DerivedStep>();
        bool[] isDone = new bool[steps.Count];
        // Again and again the first that waits for nobody: quadratic, and there are few.
        for (bool goesOn = true; goesOn;)
        {
            goesOn = false;
            for (int i = 0; i < steps.Count && !goesOn; i++)
            {
                if (isDone[i] || steps[i].Inputs.Concat(steps[i].Triggers).SelectMany(input => makers[input]).Any(maker => !isDone[maker])) continue;
                isDone[i] = goesOn = true;
                ordered.Add(steps[i]);
            }
        }
        for (int i = 0; i < steps.Count; i++)
            if (!isDone[i]) problems.Add(new PlanProblem(steps[i].Subject, 0, $"{names[steps[i].Output]} depends on itself, or on one that does"));
        return [.. ordered];
    }
}
