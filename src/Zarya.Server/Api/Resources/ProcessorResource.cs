using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Zarya.Archive.Log;
using Zarya.Archive.Replay;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Management;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Resources;

/// <summary>Processors: the live one, and replays, which come and go.</summary>
internal static class ProcessorResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, ListProcessorsResponse>("GET", "/api/processors", List),
        ApiRoute.Of<CreateProcessorRequest, Empty>("POST", "/api/processors", Create),
        ApiRoute.Of<InstanceRequest, ListProcessorsResponse>("GET", "/api/processors/{instance}", List),
        ApiRoute.Of<ProcessorRequest, ProcessorInfo>("GET", "/api/processors/{instance}/{processor}", Get),
        ApiRoute.Of<EditProcessorRequest, Empty>("PATCH", "/api/processors/{instance}/{processor}", Edit),
        ApiRoute.Of<ProcessorRequest, Empty>("DELETE", "/api/processors/{instance}/{processor}", Delete),
    ];

    private static ListProcessorsResponse List(ApiCall call, InstanceRequest request)
    {
        IEnumerable<Mission> missions = request.Instance.Length > 0 ? [call.Mission(request.Instance)] : call.Missions.All;
        return new() { Processors = { missions.SelectMany(m => m.Processors.Select(p => ProcessorTranslation.Of(m, p))) } };
    }

    private static ProcessorInfo Get(ApiCall call, ProcessorRequest request) => ProcessorTranslation.Of(call.Mission(request.Instance), call.Processor(request.Instance, request.Processor));

    private static Empty Create(ApiCall call, CreateProcessorRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        if (request.HasType && request.Type is not "Archive") throw ApiException.BadRequest($"Only replays can be made (type Archive), not '{request.Type}'");
        if (!request.HasName || request.Name.Length == 0) throw ApiException.BadRequest("A name is missing");
        (Instant start, Instant stop, double speed, ReplayOrder order) = ReadConfig(request.Config, call.LeapSeconds, mission.Now);
        RefuseEmpty(mission, start, stop, order);
        try
        {
            mission.StartReplay(request.Name, start, stop, speed, order);
        }
        catch (ArgumentException e)
        {
            throw ApiException.BadRequest(e.Message);
        }
        return new();
    }

    private static Empty Edit(ApiCall call, EditProcessorRequest request)
    {
        RunningProcessor processor = call.Processor(request.Instance, request.Processor);
        if (processor.Replay is not { } replay) throw ApiException.BadRequest($"Processor '{processor.Name}' is no replay: it cannot be steered");
        if (request.Start is not null || request.Stop is not null || request.HasLoop) throw ApiException.BadRequest("A replay keeps its start and stop: make another one");
        if (request.HasSpeed) replay.Speed = ReadSpeed(request.Speed);
        if (request.Seek is { } place) replay.Seek(WireTime.ToInstant(place, call.LeapSeconds));
        if (request.HasState)
            replay.IsPaused = request.State.ToUpperInvariant() switch
            {
                "PAUSED" => true,
                "RUNNING" => false,
                _ => throw ApiException.BadRequest($"A replay is running or paused, not '{request.State}'"),
            };
        return new();
    }

    private static Empty Delete(ApiCall call, ProcessorRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        RunningProcessor processor = ApiServices.Processor(mission, request.Processor);
        if (processor.Replay is null) throw ApiException.BadRequest($"Processor '{processor.Name}' runs as long as the mission does");
        return mission.EndReplay(processor.Name) ? new() : throw ApiException.NotFound($"No processor '{request.Processor}' within instance '{mission.Name}'");
    }

    // A replay without packets ends at once and shows nothing: who asked for it is told why.
    private static void RefuseEmpty(Mission mission, Instant start, Instant stop, ReplayOrder order)
    {
        if (start >= stop || HoldsPackets(mission, start, stop, order)) return;
        ReplayOrder other = order == ReplayOrder.Generation ? ReplayOrder.Reception : ReplayOrder.Generation;
        string by = order == ReplayOrder.Generation ? "made" : "received";
        string hint = !HoldsPackets(mission, start, stop, other) ? "" : other == ReplayOrder.Reception
            ? """; packets were received then: for those say "order": "reception" in the configuration""" : """; packets were made then: for those say "order": "generation" in the configuration""";
        throw ApiException.BadRequest($"Nothing to replay: the record holds no packet {by} from {start.ToUtcString(mission.LeapSeconds, 3)} to {stop.ToUtcString(mission.LeapSeconds, 3)}{hint}");
    }

    private static bool HoldsPackets(Mission mission, Instant start, Instant stop, ReplayOrder order)
    {
        using IEntrySource packets = ReplayThread.Open(mission.Store, order, start, stop);
        return packets.Read();
    }

    // The configuration is a JSON text inside the message: {"start": "...", "stop": "...", "order": "generation" or "reception", "speed": 10 or {"type": "AFAP"} or {"type": "REALTIME", "param": 10}}; in UTC.
    private static (Instant Start, Instant Stop, double Speed, ReplayOrder Order) ReadConfig(string config, LeapSeconds leapSeconds, Instant now)
    {
        try
        {
            using var document = JsonDocument.Parse(config.Length == 0 ? "{}" : config);
            JsonElement root = document.RootElement;
            Instant start = ReadTime(root, "start", leapSeconds) ?? ReadTime(root, "utcStart", leapSeconds) ?? throw ApiException.BadRequest("The configuration has no start");
            Instant stop = ReadTime(root, "stop", leapSeconds) ?? ReadTime(root, "utcStop", leapSeconds) ?? now;
            double speed = !root.TryGetProperty("speed", out JsonElement wish) ? 1 : wish.ValueKind switch
            {
                JsonValueKind.Number => wish.GetDouble(),
                JsonValueKind.String => ReadSpeed(wish.GetString()!),
                JsonValueKind.Object when wish.TryGetProperty("type", out JsonElement type) && type.GetString() == "AFAP" => double.PositiveInfinity,
                JsonValueKind.Object => wish.TryGetProperty("param", out JsonElement factor) ? factor.GetDouble() : 1,
                _ => throw ApiException.BadRequest("The speed is not understood"),
            };
            ReplayOrder order = !root.TryGetProperty("order", out JsonElement way) ? ReplayOrder.Generation : way.GetString()?.ToUpperInvariant() switch
            {
                "GENERATION" => ReplayOrder.Generation,
                "RECEPTION" => ReplayOrder.Reception,
                _ => throw ApiException.BadRequest("The order is generation or reception"),
            };
            return speed > 0 ? (start, stop, speed, order) : throw ApiException.BadRequest("The speed must be more than 0");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw ApiException.BadRequest($"The configuration is not understood: {e.Message}");
        }
    }

    private static Instant? ReadTime(JsonElement root, string name, LeapSeconds leapSeconds)
    {
        if (!root.TryGetProperty(name, out JsonElement text) || text.ValueKind == JsonValueKind.Null) return null;
        return WireTime.TryParse(text.GetString() ?? "", leapSeconds, out Timestamp? time) ? WireTime.ToInstant(time!, leapSeconds) : throw ApiException.BadRequest($"{name} is no time");
    }

    private static double ReadSpeed(string text)
    {
        if (text.Equals("afap", StringComparison.OrdinalIgnoreCase)) return double.PositiveInfinity;
        return double.TryParse(text.TrimEnd('x'), NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && speed > 0 ? speed : throw ApiException.BadRequest($"'{text}' is no speed: say 10x or afap");
    }
}
