using System.IO.Compression;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Routing;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Calls;

/// <summary>One call on its way: what it was asked with, and how it is answered. Handlers see this and their request.</summary>
internal sealed class ApiCall(HttpContext http, ApiServices services, ApiRoute route, IReadOnlyList<KeyValuePair<string, string>> variables, string query)
{
    /// <summary>What handlers may use.</summary>
    public ApiServices Services { get; } = services;

    /// <summary>The missions.</summary>
    public IMissions Missions => Services.Missions;

    /// <summary>The leap seconds that times on the wire are translated with.</summary>
    public LeapSeconds LeapSeconds => Services.Missions.LeapSeconds;

    /// <summary>Who calls. Nobody has to sign in yet.</summary>
    public string User { get; } = ApiServices.Guest;

    /// <summary>The route that was taken.</summary>
    public ApiRoute Route { get; } = route;

    /// <summary>The parameters of the query in order, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } = [.. RequestTarget.Pairs(query)];

    /// <summary>A variable of the path, decoded.</summary>
    /// <exception cref="InvalidOperationException">The route has none of this name.</exception>
    public string Variable(string name) => variables.First(v => v.Key == name).Value;

    /// <summary>The form of the answer.</summary>
    public WireCodec Codec { get; } = WireCodecs.OfAnswer(http.Request.Headers.Accept, http.Request.ContentType);

    /// <summary>The client is gone.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The request's headers, for the few handlers that need them.</summary>
    public IHeaderDictionary Headers => http.Request.Headers;

    /// <summary>The mission by name.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public Mission Mission(string instance) => Services.Mission(instance);

    /// <summary>The processor by name.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public RunningProcessor Processor(string instance, string processor) => ApiServices.Processor(Mission(instance), processor);

    /// <summary>Waits until what a call that changes something has caused is durable: what is answered survives kill -9, and who asks next sees it.</summary>
    /// <exception cref="ApiException">The disk refuses: 503.</exception>
    public async ValueTask SettleAsync()
    {
        if (Route.IsReading) return;
        if (variables.FirstOrDefault(v => v.Key == "instance").Value is not { } instance || !Missions.TryGet(instance, out Mission? mission)) return;
        try
        {
            await mission!.Recorder.FlushAsync(Aborted);
        }
        catch (Zarya.Archive.Log.LogRefusedException e)
        {
            throw ApiException.Unavailable($"It was done, but the disk refuses to keep it: {e.Message}");
        }
    }

    /// <summary>Reads the whole body.</summary>
    /// <exception cref="ApiException">It is too large: 413.</exception>
    public async ValueTask<byte[]> ReadBodyAsync()
    {
        int limit = Services.Options.MaxRequestOctets;
        if (http.Request.ContentLength > limit) throw ApiException.TooLarge($"A request may have {limit} octets");
        using var buffer = new MemoryStream();
        byte[] part = new byte[4096];
        for (int read; (read = await http.Request.Body.ReadAsync(part, Aborted)) > 0;)
        {
            if (buffer.Length + read > limit) throw ApiException.TooLarge($"A request may have {limit} octets");
            buffer.Write(part, 0, read);
        }
        return buffer.ToArray();
    }

    /// <summary>Puts path, query and body together. The path wins; a body for the whole message makes the query meaningless.</summary>
    public async ValueTask<T> ReadAsync<T>() where T : IMessage<T>, new()
    {
        var request = new T();
        bool bodyIsAll = false;
        if (Route.Body is { } place)
        {
            byte[] body = await ReadBodyAsync();
            WireCodec codec = WireCodecs.OfBody(http.Request.ContentType);
            bodyIsAll = place == "*" && body.Length > 0;
            if (place == "*") MessageInput.Merge(request, codec, body);
            else
            {
                Google.Protobuf.Reflection.FieldDescriptor field = request.Descriptor.FindFieldByName(place);
                IMessage inner = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                MessageInput.Merge(inner, codec, body);
                field.Accessor.SetValue(request, inner);
            }
        }
        if (!bodyIsAll)
            foreach ((string name, string text) in Query) FieldBinding.Set(request, name, text, LeapSeconds);
        foreach ((string name, string text) in variables) FieldBinding.Set(request, name, text, LeapSeconds);
        return request;
    }

    /// <summary>Answers with a message; an <see cref="Empty"/> with nothing (section 1, item 17).</summary>
    public async Task AnswerAsync(IMessage message)
    {
        if (message is Empty)
        {
            http.Response.ContentLength = 0;
            return;
        }
        RenamedLists.Fill(message);
        FieldMasks.Apply(message, FieldMasks.Of(this));
        byte[] octets = Codec == WireCodec.Protobuf ? message.ToByteArray() : JsonOutput.ToOctets(message);
        await AnswerOctetsAsync(http, octets, Codec.MediaType());
    }

    /// <summary>Answers with many messages: Protobuf ones each behind its length, JSON ones one after another.</summary>
    public async Task AnswerStreamAsync<T>(IAsyncEnumerable<T> messages) where T : IMessage<T>
    {
        await using IAsyncEnumerator<T> items = messages.GetAsyncEnumerator(Aborted);
        bool more = await items.MoveNextAsync();
        http.Response.ContentType = Codec.MediaType();
        await using Stream output = more ? OpenOutput(http) : new UnownedStream(http.Response.Body);
        for (; more; more = await items.MoveNextAsync())
        {
            RenamedLists.Fill(items.Current);
            using var buffer = new MemoryStream();
            if (Codec == WireCodec.Protobuf) items.Current.WriteDelimitedTo(buffer);
            else buffer.Write(JsonOutput.ToOctets(items.Current));
            await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), Aborted);
        }
    }

    /// <summary>Answers with text or octets.</summary>
    public async Task AnswerRawAsync(RawAnswer answer)
    {
        http.Response.ContentType = answer.MediaType;
        if (answer.FileName is { } name) http.Response.Headers.ContentDisposition = $"attachment; filename=\"{new string([.. name.Where(c => c is > ' ' and < '\x7f' and not '"' and not '\\')])}\"";
        // Not disposed when it fails: that would write an end, and an error could not be answered any more.
        Stream output = OpenOutput(http);
        await answer.WriteAsync(output, Aborted);
        await output.DisposeAsync();
        // Of nothing gzip makes nothing, and that is no gzip.
        if (!http.Response.HasStarted) http.Response.Headers.Remove("Content-Encoding");
    }

    /// <summary>Sends octets, compressed if the client offers that and it is worth it.</summary>
    public static async Task AnswerOctetsAsync(HttpContext http, byte[] octets, string mediaType)
    {
        http.Response.ContentType = mediaType;
        if (octets.Length >= 1024 && TakesGzip(http))
        {
            await using Stream output = OpenOutput(http);
            await output.WriteAsync(octets, http.RequestAborted);
            return;
        }
        http.Response.ContentLength = octets.Length;
        await http.Response.Body.WriteAsync(octets, http.RequestAborted);
    }

    private static Stream OpenOutput(HttpContext http)
    {
        if (!TakesGzip(http)) return new UnownedStream(http.Response.Body);
        http.Response.Headers.ContentEncoding = "gzip";
        http.Response.Headers.Vary = "Accept-Encoding";
        return new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }

    private static bool TakesGzip(HttpContext http) => http.Request.Headers.AcceptEncoding.ToString()
        .Split(',', StringSplitOptions.TrimEntries).Any(e => e == "gzip" || (e.StartsWith("gzip;", StringComparison.Ordinal) && !e.EndsWith("q=0", StringComparison.Ordinal)));
}
