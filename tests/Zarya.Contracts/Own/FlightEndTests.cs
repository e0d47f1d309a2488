using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Own;

/// <summary>A simulated flight that has come to its end says so.</summary>
public sealed class FlightEndTests(ShortFlightServer server) : IClassFixture<ShortFlightServer>
{
    [Fact]
    public async Task The_end_of_a_flight_is_told_and_nothing_can_be_done_in_it_any_more()
    {
        using HttpCaller http = server.Client();
        await StartedServer.UntilAsync(() => server.Mission.Simulation!.Link.IsOver);
        JsonElement state = await http.GetAsync("/api/zarya/station/simulation");
        Assert.Equal((true, "2020-01-01T00:02:24.000Z"), (state.GetProperty("isOver").GetBoolean(), state.GetProperty("end").GetString()));
        JsonElement link = await http.GetAsync("/api/links/station/sim");
        Assert.Equal("UNAVAIL", link.GetProperty("status").GetString());
        Assert.Contains("the flight is over", link.GetProperty("detailedStatus").GetString());
        await StartedServer.UntilAsync(() => server.Mission.Realtime.Run(p => p.Counts.Events) > 0);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        JsonElement events = await http.GetAsync("/api/archive/station/events?source=Links");
        Assert.Contains(events.GetProperty("events").EnumerateArray(), e => e.GetProperty("message").GetString()!.StartsWith("the flight ended at 2020-01-01T00:02:24Z", StringComparison.Ordinal));
        foreach (string body in new[] { """{"event":"hatch_close","subject":"BC"}""", """{"speed":10}""" })
        {
            using HttpResponseMessage answer = await http.SendAsync(HttpMethod.Post, "/api/zarya/station/simulation", body);
            (int status, string type, string message) = await HttpCaller.ErrorOf(answer);
            Assert.Equal((409, "ConflictException", "The flight ended at 2020-01-01T00:02:24Z: nothing can be done in it any more"), (status, type, message));
        }
    }
}
