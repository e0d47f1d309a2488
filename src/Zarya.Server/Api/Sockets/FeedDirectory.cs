using Zarya.Server.Api.Calls;

namespace Zarya.Server.Api.Sockets;

/// <summary>The feeds of all processors that somebody listens to.</summary>
internal sealed class FeedDirectory(ApiServices services) : IAsyncDisposable
{
    /// <summary>What they need.</summary>
    public ApiServices Services { get; } = services;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
