namespace Zarya.Oracle;

/// <summary>Dice for the random definitions.</summary>
internal static class RandomChoices
{
    /// <summary>True in so many of a hundred cases.</summary>
    internal static bool Percent(this Random random, int chance) => random.Next(100) < chance;

    internal static T Pick<T>(this Random random, params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>The index of a weight, drawn by weight.</summary>
    internal static int Weighted(this Random random, params ReadOnlySpan<int> weights)
    {
        int sum = 0;
        foreach (int weight in weights) sum += weight;
        int left = random.Next(sum);
        int index = 0;
        while (left >= weights[index]) left -= weights[index++];
        return index;
    }
}
