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
        Columns = [.. plan.Items.Select(i => IsTaken(Names[i.Index]) ? i.Parameter.QualifiedName : Names[i.Index])];
        Json = [.. Names.Select(n => JsonEncodedText.Encode(n, JsonText.Encoder))];
        _containers = plan.Containers.Distinct().ToDictionary(c => c, c => JsonEncodedText.Encode(c.QualifiedName, JsonText.Encoder));
        Labels = [.. plan.Items.Select(i => i.Labels.Select(l => JsonEncodedText.Encode(l, JsonText.Encoder)).ToArray())];
    }

    /// <summary>Names by item; for members, the member's.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names by item for tables: also apart from the columns that every table has.</summary>
    public IReadOnlyList<string> Columns { get; }

    public JsonEncodedText[] Json { get; }

    /// <summary>The absolute name of a container of the plan.</summary>
    public JsonEncodedText ContainerName(SequenceContainer container) => _containers[container];

    /// <summary>Labels by item.</summary>
    public JsonEncodedText[][] Labels { get; }

    private static bool IsTaken(string name) => name is "file" or "packet" or "entry" or "reception" or "apid" or "container" or "time" or "error" || name.EndsWith(".raw", StringComparison.Ordinal);
}
