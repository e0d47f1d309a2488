using Zarya.Server.Api.Schema.Own;

namespace Zarya.Server.Api.Sockets;

/// <summary>A topic that clients may subscribe to.</summary>
internal sealed record Topic(string Name)
{
    /// <summary>For the list of topics.</summary>
    public ListTopicsResponse.Types.Topic Describe() => new() { Name = Name };
}

/// <summary>Every topic. Nothing is found by scanning.</summary>
internal static class TopicList
{
    public static IReadOnlyList<Topic> All { get; } = [];
}
