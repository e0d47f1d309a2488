using Zarya.Mdb.Model;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Mdb;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;

namespace Zarya.Server.Api.Resources;

/// <summary>The definition of a mission: systems, parameters, types, containers, commands, algorithms.</summary>
internal static class MdbResource
{
    private const string Root = "/api/mdb/{instance}";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, Schema.Mdb.MissionDatabase>("GET", Root, Get),
        ApiRoute.Of<ListMdbRequest, ListSpaceSystemsResponse>("GET", Root + "/space-systems", ListSystems),
        ApiRoute.Of<MdbItemRequest, SpaceSystemInfo>("GET", Root + "/space-systems/{name*}", GetSystem),
        ApiRoute.Of<ListMdbRequest, ListParametersResponse>("GET", Root + "/parameters", ListParameters),
        ApiRoute.Of<MdbItemRequest, ParameterInfo>("GET", Root + "/parameters/{name*}", GetParameter),
        ApiRoute.Of<ListMdbRequest, ListParameterTypesResponse>("GET", Root + "/parameter-types", ListTypes),
        ApiRoute.Of<MdbItemRequest, ParameterTypeInfo>("GET", Root + "/parameter-types/{name*}", GetType),
        ApiRoute.Of<ListMdbRequest, ListContainersResponse>("GET", Root + "/containers", ListContainers),
        ApiRoute.Of<MdbItemRequest, ContainerInfo>("GET", Root + "/containers/{name*}", GetContainer),
        ApiRoute.Of<ListMdbRequest, ListCommandsResponse>("GET", Root + "/commands", ListCommands),
        ApiRoute.Of<MdbItemRequest, CommandInfo>("GET", Root + "/commands/{name*}", GetCommand),
        ApiRoute.Of<ListMdbRequest, ListAlgorithmsResponse>("GET", Root + "/algorithms", ListAlgorithms),
        ApiRoute.Of<MdbItemRequest, AlgorithmInfo>("GET", Root + "/algorithms/{name*}", GetAlgorithm),
    ];

    private static ListParametersResponse ListParameters(ApiCall call, ListMdbRequest request) => List<Parameter, ListParametersResponse>(call, request, index => index.Parameters, (answer, parameter, path) =>
    {
        ParameterInfo wire = request.Details ? ParameterTranslation.Details(parameter) : ParameterTranslation.Summary(parameter);
        wire.Path.AddRange(path);
        answer.Parameters.Add(wire);
    });

    private static ListParameterTypesResponse ListTypes(ApiCall call, ListMdbRequest request) =>
        List<DataType, ListParameterTypesResponse>(call, request, index => index.ParameterTypes, (answer, type, _) => answer.ParameterTypes.Add(TypeTranslation.Of(type, request.Details)));

    private static ListContainersResponse ListContainers(ApiCall call, ListMdbRequest request) =>
        List<SequenceContainer, ListContainersResponse>(call, request, index => index.Containers, (answer, container, _) => answer.Containers.Add(ContainerTranslation.Of(container, request.Details)));

    private static ListCommandsResponse ListCommands(ApiCall call, ListMdbRequest request) =>
        List<MetaCommand, ListCommandsResponse>(call, request, index => index.Commands, (answer, command, _) => answer.Commands.Add(CommandTranslation.Of(command, request.Details)));

    private static ListAlgorithmsResponse ListAlgorithms(ApiCall call, ListMdbRequest request) =>
        List<Algorithm, ListAlgorithmsResponse>(call, request, index => index.Algorithms, (answer, algorithm, _) => answer.Algorithms.Add(AlgorithmTranslation.Of(algorithm, request.Details)));

    private static TAnswer List<TItem, TAnswer>(ApiCall call, ListMdbRequest request, Func<MdbIndex, IReadOnlyList<TItem>> all, Action<TAnswer, TItem, IReadOnlyList<string>> add)
        where TItem : NamedItem
        where TAnswer : IMdbList, new()
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<TItem>.Of(request, all(index), index);
        var answer = new TAnswer { TotalSize = page.TotalSize };
        foreach ((TItem item, IReadOnlyList<string> path) in page.Items) add(answer, item, path);
        answer.SpaceSystems.AddRange(page.Systems.Select(s => s.QualifiedName));
        answer.Systems.AddRange(page.Systems.Select(s => SystemTranslation.Of(s, deep: false)));
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

    private static Schema.Mdb.MissionDatabase Get(ApiCall call, InstanceRequest request) => SystemTranslation.Database(call.Mission(request.Instance).Database);

    private static ListSpaceSystemsResponse ListSystems(ApiCall call, ListMdbRequest request)
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<SpaceSystem>.Of(request, index.Systems, index);
        var answer = new ListSpaceSystemsResponse { TotalSize = page.TotalSize };
        answer.SpaceSystems.AddRange(page.Items.Select(i => SystemTranslation.Of(i.Item, deep: true)));
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

    private static SpaceSystemInfo GetSystem(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetSystem(request.Name, out SpaceSystem? system) ? SystemTranslation.Of(system, deep: true) : throw Missing("space system", request);

    private static ParameterInfo GetParameter(ApiCall call, MdbItemRequest request)
    {
        Zarya.Mdb.Model.MissionDatabase database = call.Mission(request.Instance).Database;
        if (!MdbIndex.Of(database).TryGetParameter(request.Name, out ParameterTarget? target)) throw Missing("parameter", request);
        ParameterInfo wire = ParameterTranslation.Details(target.Parameter);
        wire.Path.AddRange(target.Path.Select(s => s.Member ?? s.ToString()));
        MdbUses uses = MdbUses.Of(database);
        wire.UsedBy = new();
        wire.UsedBy.Container.AddRange(uses.Containers(target.Parameter).Select(ContainerTranslation.Name));
        wire.UsedBy.Algorithm.AddRange(uses.Algorithms(target.Parameter).Select(a => AlgorithmTranslation.Of(a, details: false)));
        return wire;
    }

    private static ParameterTypeInfo GetType(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetType(request.Name, out DataType? type) ? TypeTranslation.Of(type, details: true) : throw Missing("parameter type", request);

    private static ContainerInfo GetContainer(ApiCall call, MdbItemRequest request)
    {
        Zarya.Mdb.Model.MissionDatabase database = call.Mission(request.Instance).Database;
        if (!MdbIndex.Of(database).TryGetContainer(request.Name, out SequenceContainer? container)) throw Missing("container", request);
        ContainerInfo wire = ContainerTranslation.Of(container, details: true);
        wire.UsedBy = new();
        wire.UsedBy.Container.AddRange(MdbUses.Of(database).Containers(container).Select(ContainerTranslation.Name));
        return wire;
    }

    private static CommandInfo GetCommand(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetCommand(request.Name, out MetaCommand? command) ? CommandTranslation.Of(command, details: true) : throw Missing("command", request);

    private static AlgorithmInfo GetAlgorithm(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetAlgorithm(request.Name, out Algorithm? algorithm) ? AlgorithmTranslation.Of(algorithm, details: true) : throw Missing("algorithm", request);

    private static MdbIndex IndexOf(ApiCall call, string instance) => MdbIndex.Of(call.Mission(instance).Database);

    private static ApiException Missing(string kind, MdbItemRequest request) => ApiException.NotFound($"No {kind} named '{request.Name}'");
}
