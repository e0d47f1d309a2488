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

    private static ListParametersResponse ListParameters(ApiCall call, ListMdbRequest request)
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<Parameter>.Of(request, index.Parameters, index);
        var answer = new ListParametersResponse { TotalSize = page.TotalSize };
        foreach ((Parameter parameter, IReadOnlyList<string> path) in page.Items)
        {
            ParameterInfo wire = request.Details ? ParameterTranslation.Details(parameter) : ParameterTranslation.Summary(parameter);
            wire.Path.AddRange(path);
            answer.Parameters.Add(wire);
        }
        AddSystems(answer.SpaceSystems, answer.Systems, page.Systems);
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

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

    private static ListParameterTypesResponse ListTypes(ApiCall call, ListMdbRequest request)
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<DataType>.Of(request, index.ParameterTypes, index);
        var answer = new ListParameterTypesResponse { TotalSize = page.TotalSize };
        answer.ParameterTypes.AddRange(page.Items.Select(i => TypeTranslation.Of(i.Item, request.Details)));
        AddSystems(answer.SpaceSystems, answer.Systems, page.Systems);
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

    private static ParameterTypeInfo GetType(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetType(request.Name, out DataType? type) ? TypeTranslation.Of(type, details: true) : throw Missing("parameter type", request);

    private static ListContainersResponse ListContainers(ApiCall call, ListMdbRequest request)
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<SequenceContainer>.Of(request, index.Containers, index);
        var answer = new ListContainersResponse { TotalSize = page.TotalSize };
        answer.Containers.AddRange(page.Items.Select(i => ContainerTranslation.Of(i.Item, request.Details)));
        AddSystems(answer.SpaceSystems, answer.Systems, page.Systems);
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

    private static ContainerInfo GetContainer(ApiCall call, MdbItemRequest request)
    {
        Zarya.Mdb.Model.MissionDatabase database = call.Mission(request.Instance).Database;
        if (!MdbIndex.Of(database).TryGetContainer(request.Name, out SequenceContainer? container)) throw Missing("container", request);
        ContainerInfo wire = ContainerTranslation.Of(container, details: true);
        wire.UsedBy = new();
        wire.UsedBy.Container.AddRange(MdbUses.Of(database).Containers(container).Select(ContainerTranslation.Name));
        return wire;
    }

    private static ListCommandsResponse ListCommands(ApiCall call, ListMdbRequest request)
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<MetaCommand>.Of(request, index.Commands, index);
        var answer = new ListCommandsResponse { TotalSize = page.TotalSize };
        answer.Commands.AddRange(page.Items.Select(i => CommandTranslation.Of(i.Item, request.Details)));
        AddSystems(answer.SpaceSystems, answer.Systems, page.Systems);
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

    private static CommandInfo GetCommand(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetCommand(request.Name, out MetaCommand? command) ? CommandTranslation.Of(command, details: true) : throw Missing("command", request);

    private static ListAlgorithmsResponse ListAlgorithms(ApiCall call, ListMdbRequest request)
    {
        MdbIndex index = IndexOf(call, request.Instance);
        var page = MdbPage<Algorithm>.Of(request, index.Algorithms, index);
        var answer = new ListAlgorithmsResponse { TotalSize = page.TotalSize };
        answer.Algorithms.AddRange(page.Items.Select(i => AlgorithmTranslation.Of(i.Item, request.Details)));
        AddSystems(answer.SpaceSystems, answer.Systems, page.Systems);
        if (page.Next is { } next) answer.ContinuationToken = next;
        return answer;
    }

    private static AlgorithmInfo GetAlgorithm(ApiCall call, MdbItemRequest request) =>
        IndexOf(call, request.Instance).TryGetAlgorithm(request.Name, out Algorithm? algorithm) ? AlgorithmTranslation.Of(algorithm, details: true) : throw Missing("algorithm", request);

    private static MdbIndex IndexOf(ApiCall call, string instance) => MdbIndex.Of(call.Mission(instance).Database);

    private static ApiException Missing(string kind, MdbItemRequest request) => ApiException.NotFound($"No {kind} named '{request.Name}'");

    private static void AddSystems(Google.Protobuf.Collections.RepeatedField<string> names, Google.Protobuf.Collections.RepeatedField<SpaceSystemInfo> systems, IReadOnlyList<SpaceSystem> found)
    {
        names.AddRange(found.Select(s => s.QualifiedName));
        systems.AddRange(found.Select(s => SystemTranslation.Of(s, deep: false)));
    }
}
