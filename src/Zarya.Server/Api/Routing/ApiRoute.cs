using Google.Protobuf;
using Google.Protobuf.Reflection;
using Zarya.Server.Api.Calls;

namespace Zarya.Server.Api.Routing;

/// <summary>One call that the server answers: how it is asked, what it is told, what it says. The route table is made of these.</summary>
internal sealed class ApiRoute
{
    private ApiRoute(string method, string template, MessageDescriptor request, MessageDescriptor? response)
    {
        Method = method;
        Template = new RouteTemplate(template);
        Request = request;
        Response = response;
        Body = method is "POST" or "PUT" or "PATCH" ? "*" : null;
        IsReading = method == "GET";
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path.</summary>
    public RouteTemplate Template { get; }

    /// <summary>What the path, the query and the body are bound to.</summary>
    public MessageDescriptor Request { get; }

    /// <summary>What is answered; <see langword="null"/> for something else than a message (text, octets).</summary>
    public MessageDescriptor? Response { get; }

    /// <summary>Where the body goes: <c>*</c> for the whole request, the name of a field, or <see langword="null"/> for nowhere.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it changes nothing: GET, and what is asked by POST because the question is long.</summary>
    public bool IsReading { get; init; }

    /// <summary>Whether many messages are answered, one after another.</summary>
    public bool IsStream { get; private init; }

    /// <summary>Whether its handler reads path and body by itself (<see cref="Own"/>).</summary>
    public bool IsOwn { get; private init; }

    /// <summary>The media type of an answer that is no message.</summary>
    public string? MediaType { get; private init; }

    /// <summary>Answers.</summary>
    public required Func<ApiCall, Task> AnswerAsync { get; init; }

    /// <summary>A call with one answer that is there at once.</summary>
    public static ApiRoute Of<TRequest, TResponse>(string method, string template, Func<ApiCall, TRequest, TResponse> handler, string? body = null, bool isReading = false)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse>, new() =>
        Waiting<TRequest, TResponse>(method, template, (call, request) => ValueTask.FromResult(handler(call, request)), body, isReading);

    /// <summary>A call with one answer that takes its time.</summary>
    public static ApiRoute Waiting<TRequest, TResponse>(string method, string template, Func<ApiCall, TRequest, ValueTask<TResponse>> handler, string? body = null, bool isReading = false)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse>, new()
    {
        async Task AnswerAsync(ApiCall call)
        {
            TResponse answer = await handler(call, await call.ReadAsync<TRequest>());
            await call.SettleAsync();
            await call.AnswerAsync(answer);
        }

        var (request, response) = (new TRequest().Descriptor, new TResponse().Descriptor);
        isReading |= method == "GET";
        return body is null
            ? new ApiRoute(method, template, request, response) { AnswerAsync = AnswerAsync, IsReading = isReading }
            : new ApiRoute(method, template, request, response) { AnswerAsync = AnswerAsync, IsReading = isReading, Body = body };
    }

    /// <summary>A call that is answered with many messages.</summary>
    public static ApiRoute Stream<TRequest, TItem>(string method, string template, Func<ApiCall, TRequest, IAsyncEnumerable<TItem>> handler)
        where TRequest : IMessage<TRequest>, new()
        where TItem : IMessage<TItem>, new() =>
        new(method, template, new TRequest().Descriptor, new TItem().Descriptor)
        {
            IsStream = true,
            AnswerAsync = async call => await call.AnswerStreamAsync(handler(call, await call.ReadAsync<TRequest>())),
        };

    /// <summary>A call that is answered with text or octets, whatever is accepted. Its body, if any, is the handler's to read.</summary>
    public static ApiRoute Raw<TRequest>(string method, string template, string mediaType, Func<ApiCall, TRequest, RawAnswer> handler)
        where TRequest : IMessage<TRequest>, new() =>
        new(method, template, new TRequest().Descriptor, null)
        {
            MediaType = mediaType,
            Body = null,
            AnswerAsync = async call => await call.AnswerRawAsync(handler(call, await call.ReadAsync<TRequest>())),
        };

    /// <summary>A call of Zarya's own: it reads its JSON by itself, and is answered with JSON whatever is accepted.</summary>
    public static ApiRoute Own(string method, string template, Func<ApiCall, Task> answer) =>
        new(method, template, Google.Protobuf.WellKnownTypes.Empty.Descriptor, null) { MediaType = "application/json", IsOwn = true, AnswerAsync = answer };
}
