using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Zarya.Contracts.Client;

namespace Zarya.Contracts.Faults;

/// <summary>A client of the WebSocket as people's displays are: it connects again when the server has gone, subscribes again, and shows what comes.</summary>
internal sealed class StubbornClient : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _address;
    private readonly Task _running;
    private volatile int _newest = -1;
    private volatile int _connections;

    public StubbornClient(Uri address)
    {
        _address = address;
        _running = Task.Run(RunAsync);
    }

    /// <summary>The greatest packet number that a value came from.</summary>
    public int Newest => _newest;

    /// <summary>How often it had to connect.</summary>
    public int Connections => _connections;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using SocketCaller socket = await SocketCaller.ConnectAsync(_address);
                using CancellationTokenRegistration registration = _stop.Token.Register(socket.Dispose);
                int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","sendFromCache":false,"id":[{"name":"/Orbiter/TIME"}]}""");
                _connections++;
                while (true) Note(await socket.ReceiveAsync(call));
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or JsonException or OperationCanceledException or ObjectDisposedException)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private void Note(JsonElement message)
    {
        if (!message.GetProperty("data").TryGetProperty("values", out JsonElement values)) return;
        foreach (JsonElement value in values.EnumerateArray())
        {
            var time = DateTimeOffset.Parse(value.GetProperty("generationTime").GetString()!, CultureInfo.InvariantCulture);
            _newest = (int)Math.Round((time - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds * 100);
        }
    }
}
