using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Schema.Envelope;

namespace Zarya.Server.Api.Sockets;

/// <summary>
/// Puts messages of the server together. In JSON <c>type</c> is the first key and has exactly one space behind its colon: clients tell droppable messages by that (section 1, item 9).
/// </summary>
internal static class SocketMessage
{
    private const string ParametersType = "/yamcs.protobuf.processing.SubscribeParametersData";

    private static readonly byte[] s_parametersUrl = Encoding.ASCII.GetBytes(ParametersType);

    /// <summary>Writes a message of a topic.</summary>
    public static void Write(ArrayPoolWriter output, WireCodec codec, string topic, int call, int seq, Outgoing content)
    {
        if (codec == WireCodec.Json)
        {
            WriteJsonHead(output, topic, call, seq);
            output.Write(content.Json);
            output.Write("}"u8);
            return;
        }
        WriteEnvelope(output, topic, call, seq, Encoding.ASCII.GetBytes(content.TypeUrl), content.Protobuf.Length);
        output.Write(content.Protobuf);
    }

    /// <summary>Writes values of parameters, each from its ready-made fragment.</summary>
    public static void WriteValues(ArrayPoolWriter output, WireCodec codec, int call, int seq, ReadOnlySpan<WaitingValue> values)
    {
        if (codec == WireCodec.Json) WriteJsonValues(output, call, seq, values);
        else WriteProtobufValues(output, call, seq, values);
    }

    /// <summary>A reply.</summary>
    /// <param name="codec">The form.</param>
    /// <param name="replyTo">What it answers.</param>
    /// <param name="call">The new call; 0 for none.</param>
    /// <param name="exception">What went wrong, or <see langword="null"/>.</param>
    public static byte[] Reply(WireCodec codec, int replyTo, int call, ExceptionMessage? exception) =>
        Single(codec, new ServerMessage { Type = "reply", Call = call, Data = WireTypes.Pack(new Reply { ReplyTo = replyTo, Exception = exception }) });

    /// <summary>A message that is no call's.</summary>
    public static byte[] Single(WireCodec codec, ServerMessage message)
    {
        if (codec == WireCodec.Protobuf) return message.ToByteArray();
        var output = new ArrayPoolWriter();
        WriteJsonHead(output, message.Type, message.Call, message.Seq);
        output.Write(JsonOutput.ToOctets(message.Data ?? new Any()));
        output.Write("}"u8);
        byte[] octets = output.Written.ToArray();
        output.Return();
        return octets;
    }

    private static void WriteJsonHead(ArrayPoolWriter output, string topic, int call, int seq)
    {
        output.Write("{\"type\": \""u8);
        output.WriteAscii(topic);
        output.Write("\""u8);
        if (call != 0)
        {
            output.Write(",\"call\": "u8);
            output.WriteNumber(call);
        }
        if (seq != 0)
        {
            output.Write(",\"seq\": "u8);
            output.WriteNumber(seq);
        }
        output.Write(",\"data\": "u8);
    }

    private static void WriteJsonValues(ArrayPoolWriter output, int call, int seq, ReadOnlySpan<WaitingValue> values)
    {
        WriteJsonHead(output, "parameters", call, seq);
        output.Write("{\"@type\":\"/yamcs.protobuf.processing.SubscribeParametersData\",\"values\":["u8);
        bool isFirst = true;
        foreach (WaitingValue value in values)
        {
            output.Write(isFirst ? "{\"numericId\":"u8 : ",{\"numericId\":"u8);
            isFirst = false;
            output.WriteNumber(value.NumericId);
            output.Write(","u8);
            output.Write(value.Delivery.Json);
        }
        output.Write("]}}"u8);
    }

    private static void WriteProtobufValues(ArrayPoolWriter output, int call, int seq, ReadOnlySpan<WaitingValue> values)
    {
        int size = 0;
        foreach (WaitingValue value in values)
        {
            int one = value.Delivery.Protobuf.Length + 2 + VarintSize((uint)value.NumericId);
            size += 1 + VarintSize((uint)one) + one;
        }
        WriteEnvelope(output, "parameters", call, seq, s_parametersUrl, size);
        foreach (WaitingValue value in values)
        {
            byte[] fragment = value.Delivery.Protobuf;
            output.WriteByte(0x1A); // values = 3
            WriteVarint(output, (uint)(fragment.Length + 2 + VarintSize((uint)value.NumericId)));
            output.Write(fragment);
            output.WriteByte(0xD8); // numericId = 27
            output.WriteByte(0x01);
            WriteVarint(output, (uint)value.NumericId);
        }
    }

    // ServerMessage { type = 1; call = 2; seq = 3; data = 4 { type_url = 1; value = 2 } }, without presence: zeros are left out.
    private static void WriteEnvelope(ArrayPoolWriter output, string topic, int call, int seq, ReadOnlySpan<byte> url, int size)
    {
        output.WriteByte(0x0A);
        WriteVarint(output, (uint)topic.Length);
        output.WriteAscii(topic);
        if (call != 0)
        {
            output.WriteByte(0x10);
            WriteVarint(output, (uint)call);
        }
        if (seq != 0)
        {
            output.WriteByte(0x18);
            WriteVarint(output, (uint)seq);
        }
        output.WriteByte(0x22);
        WriteVarint(output, (uint)(1 + VarintSize((uint)url.Length) + url.Length + 1 + VarintSize((uint)size) + size));
        output.WriteByte(0x0A);
        WriteVarint(output, (uint)url.Length);
        output.Write(url);
        output.WriteByte(0x12);
        WriteVarint(output, (uint)size);
    }

    private static void WriteVarint(ArrayPoolWriter output, uint value)
    {
        for (; value >= 0x80; value >>= 7) output.WriteByte((byte)(value | 0x80));
        output.WriteByte((byte)value);
    }

    private static int VarintSize(uint value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
}
