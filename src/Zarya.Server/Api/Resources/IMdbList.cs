using Google.Protobuf.Collections;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Resources;

/// <summary>What all lists of a definition have in common beside their items.</summary>
internal interface IMdbList
{
    /// <summary>How many there are on all pages.</summary>
    int TotalSize { set; }

    /// <summary>The token of the next page.</summary>
    string ContinuationToken { set; }

    /// <summary>Sub-systems by name.</summary>
    RepeatedField<string> SpaceSystems { get; }

    /// <summary>The same sub-systems.</summary>
    RepeatedField<SpaceSystemInfo> Systems { get; }
}
