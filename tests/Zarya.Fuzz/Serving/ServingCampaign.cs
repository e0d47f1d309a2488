namespace Zarya.Fuzz.Serving;

/// <summary>The campaigns against a running server, one after the other, and what memory is left afterwards.</summary>
internal static class ServingCampaign
{
    /// <summary>Bounded queues, two missions and their record; what is above is a leak.</summary>
    private const long MostOctets = 400L << 20;

    public static async Task<IReadOnlyList<FuzzResult>> RunAsync(int seed, int packets, int requests, int messages, string repository)
    {
        await using FuzzedServer server = await FuzzedServer.StartAsync(repository);
        FuzzResult links = await LinkCampaign.RunAsync(seed, packets, server, repository);
        FuzzResult calls = await RequestCampaign.RunAsync(seed, requests, server);
        FuzzResult sockets = await SocketCampaign.RunAsync(seed, messages, server);
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        sockets.Check("memory afterwards", () => heap < MostOctets ? null : $"{heap >> 20} MiB");
        return
        [
            links.MustHaveSeen("udp", "tcp-server", "files", "stdin", "packets that do not decode"),
            calls.MustHaveSeen("done", "400", "404"),
            sockets.MustHaveSeen("JSON goes on", "Protobuf goes on"),
        ];
    }
}
