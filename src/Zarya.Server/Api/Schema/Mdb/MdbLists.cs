using Zarya.Server.Api.Resources;

namespace Zarya.Server.Api.Schema.Mdb;

// The other halves of these are generated from the schema.
internal sealed partial class ListParametersResponse : IMdbList;

internal sealed partial class ListParameterTypesResponse : IMdbList;

internal sealed partial class ListContainersResponse : IMdbList;

internal sealed partial class ListCommandsResponse : IMdbList;

internal sealed partial class ListAlgorithmsResponse : IMdbList;
