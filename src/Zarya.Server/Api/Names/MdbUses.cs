using System.Runtime.CompilerServices;
using Zarya.Mdb.Model;

namespace Zarya.Server.Api.Names;

/// <summary>Where parameters and containers are used. Made once for a definition, when first asked.</summary>
internal sealed class MdbUses
{
    private static readonly ConditionalWeakTable<MissionDatabase, MdbUses> s_known = [];

    private readonly ILookup<Parameter, SequenceContainer> _containers;
    private readonly ILookup<Parameter, Algorithm> _algorithms;
    private readonly ILookup<SequenceContainer, SequenceContainer> _holders;

    private MdbUses(MissionDatabase database)
    {
        MdbIndex index = MdbIndex.Of(database);
        _containers = index.Containers.SelectMany(c => c.Entries.Select(ParameterOf).OfType<Parameter>().Distinct().Select(p => (p, c))).ToLookup(u => u.p, u => u.c);
        _algorithms = index.Algorithms.SelectMany(a => Inputs(a).Distinct().Select(p => (p, a))).ToLookup(u => u.p, u => u.a);
        _holders = index.Containers.SelectMany(c => c.Entries.OfType<ContainerRefEntry>().Select(e => e.Container.Target).Append(c.BaseContainer?.Target).OfType<SequenceContainer>().Distinct().Select(inner => (inner, c)))
            .ToLookup(u => u.inner, u => u.c);
    }

    /// <summary>The uses in a definition.</summary>
    public static MdbUses Of(MissionDatabase database) => s_known.GetValue(database, d => new MdbUses(d));

    /// <summary>Containers with a parameter.</summary>
    public IEnumerable<SequenceContainer> Containers(Parameter parameter) => _containers[parameter];

    /// <summary>Algorithms that read a parameter.</summary>
    public IEnumerable<Algorithm> Algorithms(Parameter parameter) => _algorithms[parameter];

    /// <summary>Containers that extend or include a container.</summary>
    public IEnumerable<SequenceContainer> Containers(SequenceContainer container) => _holders[container];

    private static Parameter? ParameterOf(ContainerEntry entry) => entry switch
    {
        ParameterEntry whole => whole.Parameter.Target,
        ParameterSegmentEntry segment => segment.Parameter.Target,
        _ => null,
    };

    private static IEnumerable<Parameter> Inputs(Algorithm algorithm) => algorithm switch
    {
        MathAlgorithm math => math.Operation.Terms.Select(t => t.Parameter?.Parameter?.Target).OfType<Parameter>(),
        CustomAlgorithm custom => custom.Inputs.Select(i => i.Source?.Parameter?.Target).OfType<Parameter>(),
        _ => [],
    };
}
