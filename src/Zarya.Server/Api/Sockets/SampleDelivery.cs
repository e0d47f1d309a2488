using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Translation;
using Zarya.Time;

namespace Zarya.Server.Api.Sockets;

/// <summary>
/// A sample on its way to any number of subscribers. It is written once for each codec, by whoever sends it first: all that differs between subscribers is the number that each knows the parameter by,
/// which they put in front (JSON) or behind (Protobuf).
/// </summary>
internal sealed class SampleDelivery(ParameterSample sample, ParameterTarget target, LeapSeconds leapSeconds)
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    private byte[]? _json;
    private byte[]? _protobuf;

    /// <summary>Whether it says that the value before has become too old.</summary>
    public bool IsExpiry => sample.Status == Processing.Telemetry.AcquisitionStatus.Expired;

    /// <summary>Values of the parameter that were passed over before this one.</summary>
    public ulong SkippedBefore => (ulong)sample.SkippedBefore;

    /// <summary>A JSON object without its opening brace, to be put behind <c>{"numericId":N,</c>.</summary>
    public byte[] Json => _json ??= WriteJson();

    /// <summary>A <c>ParameterValue</c> without id: fields in any order make a message, so the number goes behind it.</summary>
    public byte[] Protobuf => _protobuf ??= ToMessage().ToByteArray();

    /// <summary>As a message without id.</summary>
    public ParameterValue ToMessage() => WireSample.Of(sample, null, target.Raw, target.Engineering, leapSeconds);

    private byte[] WriteJson()
    {
        ArrayBufferWriter<byte> buffer = t_buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
        JsonSample.Write(json, sample, target, leapSeconds);
        json.Flush();
        return buffer.WrittenSpan[1..].ToArray();
    }
}
