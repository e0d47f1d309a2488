using Microsoft.Extensions.Logging;

namespace Zarya.Server.Api;

/// <summary>What the API writes to the log.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Template} failed")]
    public static partial void CallFailed(ILogger log, string method, string template, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Topic {Topic} failed")]
    public static partial void TopicFailed(ILogger log, string topic, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "A WebSocket client did not read for {Seconds} s and was cut off")]
    public static partial void ClientStalled(ILogger log, double seconds);

    [LoggerMessage(4, LogLevel.Error, "The feed of processor {Processor} failed")]
    public static partial void FeedFailed(ILogger log, string processor, Exception exception);
}
