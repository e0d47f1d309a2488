using System.Text.Json;
using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>Counts as index.json has them (counted there with another XML library, by element name), and the same from the model.</summary>
internal static class CorpusCounts
{
    public static SortedDictionary<string, int> Expected(JsonElement counts)
    {
        var result = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonProperty property in counts.EnumerateObject())
        {
            if (property.Name == "elements") continue;
            if (property.Value.ValueKind != JsonValueKind.Object) result[property.Name] = property.Value.GetInt32();
            else foreach (JsonProperty kind in property.Value.EnumerateObject()) result[kind.Name] = kind.Value.GetInt32();
        }
        return Drop(result);
    }

    public static SortedDictionary<string, int> Of(MissionDatabase database)
    {
        var result = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Add(string name, int count = 1) => result[name] = result.GetValueOrDefault(name) + count;
        foreach (SpaceSystem system in database.Roots.SelectMany(r => r.SelfAndDescendants()))
        {
            Add("SpaceSystem");
            foreach (DataType type in system.ParameterTypes.Concat(system.ArgumentTypes))
            {
                Add(type.GetType().Name.Replace("DataType", type.IsArgumentType ? "ArgumentType" : "ParameterType", StringComparison.Ordinal));
            }
            Add("Parameter", system.Parameters.Count);
            Add("SequenceContainer", system.Containers.Count(c => !c.IsCommandContainer));
            Add("CommandContainer", system.Containers.Count(c => c.IsCommandContainer) + system.MetaCommands.Count(c => c.Container is not null));
            Add("MetaCommand", system.MetaCommands.Count);
            Add("BlockMetaCommand", system.BlockMetaCommands.Count);
            Add("MathAlgorithm", system.Algorithms.OfType<MathAlgorithm>().Count());
            Add("CustomAlgorithm", system.Algorithms.OfType<CustomAlgorithm>().Count() + system.MetaCommands.SelectMany(c => c.Verifiers).Count(v => v.Criteria is CustomAlgorithmCriteria));
            // The index takes everything that ends in "Stream" for one.
            Add("DefaultRateInStream", system.Containers.Count(c => c.DefaultRate is not null));
            foreach (StreamDefinition stream in system.Streams) Add(stream.Kind + "Stream");
        }
        return Drop(result);
    }

    private static SortedDictionary<string, int> Drop(SortedDictionary<string, int> counts)
    {
        foreach (string name in counts.Where(c => c.Value == 0).Select(c => c.Key).ToArray()) counts.Remove(name);
        return counts;
    }
}
