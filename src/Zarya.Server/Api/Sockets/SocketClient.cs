using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using Google.Protobuf;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Schema.Envelope;
using Zarya.Server.Api.Schema.Own;

namespace Zarya.Server.Api.Sockets;

/// <summary>
/// A WebSocket connection: one task receives, one sends. Replies go before what calls tell. Each call keeps its own bounded queue, so a client that does not read costs what its queues hold and nothing more.
/// </summary>
internal sealed class SocketClient(ApiServices services, SocketDoor door, WebSocket socket, WireCodec codec) : IDisposable
{
    /// <summary>Replies that may wait; a client that asks without reading is not read from until it reads.</summary>
    private const int MaxReplies = 64;

    /// <summary>A client that takes nothing for so long is gone.</summary>
    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(60);

    private readonly Channel<byte[]> _replies = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxReplies) { SingleReader = true });
    private readonly ConcurrentQueue<SocketCall> _ready = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly ConcurrentDictionary<int, SocketCall> _calls = new();
    private long _sendBegan;

    /// <summary>What topics may use.</summary>
    public ApiServices Services { get; } = services;

    /// <summary>The calls that stand.</summary>
    public IEnumerable<SocketCall> Calls => _calls.Values.OrderBy(c => c.Number);

    /// <summary>The number of a new call.</summary>
    public int NextCallNumber() => door.NextCallNumber();

    /// <summary>A call has something to tell.</summary>
    public void Enqueue(SocketCall call)
    {
        _ready.Enqueue(call);
        Wake();
    }

    /// <summary>A call was not told everything: who asked to know is told.</summary>
    public void NoteSkipped(SocketCall call, ulong skipped)
    {
        foreach (SocketCall other in _calls.Values)
            if (other is SkippedCall listener && other != call) listener.Tell(new SkippedNotice { Call = call.Number, Topic = call.Topic, Skipped = skipped, Total = call.Skipped });
    }

    /// <summary>Serves the client until it goes.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        Task sending = SendAsync(end.Token);
        try
        {
            await ReceiveAsync(end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone; there is nobody to tell.
        }
        finally
        {
            foreach (SocketCall call in _calls.Values) call.Stop();
            _calls.Clear();
            await end.CancelAsync();
            Wake();
            await sending;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();

    private async Task ReceiveAsync(CancellationToken end)
    {
        byte[] buffer = new byte[4096];
        for (int length = 0; ;)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), end);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, end);
                return;
            }
            length += part.Count;
            if (!part.EndOfMessage)
            {
                if (length >= Services.Options.MaxSocketMessageOctets)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, $"A message may have {Services.Options.MaxSocketMessageOctets} octets", end);
                    return;
                }
                if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 4, Services.Options.MaxSocketMessageOctets));
                continue;
            }
            if (ClientText.TryRead(codec, buffer.AsSpan(0, length), out ClientText message)) await TakeAsync(message, end);
            else await _replies.Writer.WriteAsync(Refusal(0, ApiException.BadRequest("The message is not understood")), end);
            Wake();
            length = 0;
        }
    }

    private async ValueTask TakeAsync(ClientText message, CancellationToken end)
    {
        switch (message.Type)
        {
            case "cancel":
                // A client that cancels before it was replied to says "undefined": there is nothing to cancel by then.
                if (message.TryReadCancel(codec, out int number) && _calls.TryRemove(number, out SocketCall? cancelled)) cancelled.Stop();
                return;
            case "state":
                var state = new State { Calls = { Calls.Select(c => new State.Types.CallInfo { Call = c.Number, Type = c.Topic, Options = c.Options }) } };
                await _replies.Writer.WriteAsync(SocketMessage.Single(codec, new ServerMessage { Type = "state", Data = WireTypes.Pack(state) }), end);
                return;
        }
        byte[]? reply;
        SocketCall? started = null;
        try
        {
            if (message.Call > 0)
            {
                if (!_calls.TryGetValue(message.Call, out SocketCall? call)) throw ApiException.BadRequest($"There is no call {message.Call}");
                call.Continue(Topics.Find(call.Topic).ReadOptions(codec, message));
                return;
            }
            Topic topic = Topics.Find(message.Type);
            IMessage options = topic.ReadOptions(codec, message);
            started = topic.Open(this, WireTypes.Pack(options), options);
            reply = SocketMessage.Reply(codec, message.Id, started.Number, null);
        }
        catch (ApiException refusal)
        {
            reply = Refusal(message.Id, refusal);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            ApiLog.TopicFailed(Services.Log, message.Type, e);
            reply = Refusal(message.Id, new ApiException(500, "InternalServerErrorException", $"The server failed: {e.GetType().Name}"));
        }
        await _replies.Writer.WriteAsync(reply, end);
        if (started is null) return;
        _calls[started.Number] = started;
        started.Start();
    }

    private byte[] Refusal(int id, ApiException refusal) =>
        SocketMessage.Reply(codec, id, 0, new ExceptionMessage { Code = refusal.Code, Type = refusal.Type, Msg = refusal.Message });

    private async Task SendAsync(CancellationToken end)
    {
        var output = new ArrayPoolWriter();
        WebSocketMessageType type = codec == WireCodec.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        using ITimer watch = Services.Clock.CreateTimer(_ => AbortIfStalled(), null, s_stall, s_stall / 4);
        try
        {
            while (!end.IsCancellationRequested)
            {
                await _signal.WaitAsync(end);
                while (true)
                {
                    if (_replies.Reader.TryRead(out byte[]? reply)) await SendAsync(reply, type, end);
                    else if (_ready.TryDequeue(out SocketCall? call)) await SendAsync(call, output, type, end);
                    else break;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
        finally
        {
            output.Return();
        }
    }

    private async ValueTask SendAsync(SocketCall call, ArrayPoolWriter output, WebSocketMessageType type, CancellationToken end)
    {
        call.Dequeued();
        if (!call.TryWrite(output, codec)) return;
        await SendAsync(output.Written, type, end);
        output.Return();
        // It stands at the end of the queue again: others have their turn, and it will say itself when nothing waits.
        call.Signal();
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> octets, WebSocketMessageType type, CancellationToken end)
    {
        Volatile.Write(ref _sendBegan, Services.Clock.GetTimestamp());
        await socket.SendAsync(octets, type, endOfMessage: true, end);
        Volatile.Write(ref _sendBegan, 0);
    }

    private void AbortIfStalled()
    {
        long began = Volatile.Read(ref _sendBegan);
        if (began == 0 || Services.Clock.GetElapsedTime(began) < s_stall) return;
        ApiLog.ClientStalled(Services.Log, s_stall.TotalSeconds);
        socket.Abort();
    }

    private void Wake()
    {
        if (_signal.CurrentCount > 0) return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it at the same moment.
        }
    }
}
