using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;

namespace Zarya.Outputs;

/// <summary>How parameters are called in output: by their own name, or by the absolute one where two parameters of the plan share it.</summary>
internal sealed class ItemNames
{
    private readonly Dictionary<SequenceContainer, JsonEncodedText> _containers;

    public ItemNames(ContainerPlan plan)
    {
        HashSet<string> shared = [.. plan.Items.Where(i => i.Path.Length == 0).GroupBy(i => i.Parameter.Name, StringComparer.Ordinal).Where(g => g.Select(i => i.Parameter).Distinct().Count() > 1).Select(g => g.Key)];
        Names = [.. plan.Items.Select(i => i.Parent is not null ? i.MemberName : shared.Contains(i.Parameter.Name) ? i.Parameter.QualifiedName : i.Parameter.Name)];
        Json = [.. Names.Select(n => JsonEncodedText.Encode(n, JsonText.Encoder))];
        _containers = plan.Containers.Distinct().ToDictionary(c => c, c => JsonEncodedText.Encode(c.QualifiedName, JsonText.Encoder));
        Labels = [.. plan.Items.Select(i => i.Labels.Select(l => JsonEncodedText.Encode(l, JsonText.Encoder)).ToArray())];
    }

    /// <summary>Names by item; for members, the member's.</summary>
    public IReadOnlyList<string> Names { get; }

    public JsonEncodedText[] Json { get; }

    /// <summary>The absolute name of a container of the plan.</summary>
    public JsonEncodedText ContainerName(SequenceContainer container) => _containers[container];

    /// <summary>Labels by item.</summary>
    public JsonEncodedText[][] Labels { get; }
}
