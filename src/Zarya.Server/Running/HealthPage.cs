using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Zarya.Server.Running;

/// <summary>The answer at <c>/healthz</c>. Always 200 while the server answers: a full disk is not mended by starting it again, and values go on meanwhile.</summary>
internal static class HealthPage
{
    public static string Write(IReadOnlyList<Mission> missions)
    {
        var octets = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(octets))
        {
            json.WriteStartObject();
            json.WriteString("status", missions.All(m => m.Recorder.Trouble is null) ? "ok" : "degraded");
            json.WriteStartArray("missions");
            foreach (Mission mission in missions)
            {
                json.WriteStartObject();
                json.WriteString("name", mission.Name);
                json.WriteNumber("lastDurable", mission.Recorder.LastDurable);
                if (mission.Recorder.Trouble is { } trouble) json.WriteString("trouble", trouble);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(octets.WrittenSpan);
    }
}
