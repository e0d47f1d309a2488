using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Schema.Envelope;
using Zarya.Server.Api.Schema.Events;
using Zarya.Server.Api.Schema.Mdb;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Wire = Zarya.Server.Api.Schema.Values;

namespace Zarya.Tests.Server.Api.Codecs;

/// <summary>Messages as JSON: section 3 of the contract.</summary>
public class JsonTests
{
    private static readonly Zarya.Time.LeapSeconds s_leapSeconds = Zarya.Time.LeapSeconds.Parse(Zarya.Time.LeapSecondsFile.ReadEmbedded());

    [Fact]
    public void What_is_set_is_written_even_if_zero_and_nothing_else() =>
        AssertJson("""{"type":"SINT64","stringValue":"","sint64Value":"0","booleanValue":false}""", new Wire.Value { Type = Wire.Value.Types.Type.Sint64, StringValue = "", Sint64Value = 0, BooleanValue = false });

    [Fact]
    public void Envelopes_leave_zeros_out() => AssertJson("""{"type":"reply","data":{"@type":"/yamcs.api.Reply","replyTo":4}}""",
        new ServerMessage { Type = "reply", Seq = 0, Data = WireTypes.Pack(new Reply { ReplyTo = 4 }) });

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    public void Numbers_that_JSON_has_not_are_words(double number, string text) => AssertJson($"{{\"type\":\"DOUBLE\",\"doubleValue\":{text}}}", new Wire.Value { Type = Wire.Value.Types.Type.Double, DoubleValue = number });

    [Fact]
    public void A_float_is_as_short_as_it_can_be() => AssertJson("""{"type":"FLOAT","floatValue":0.1}""", new Wire.Value { Type = Wire.Value.Types.Type.Float, FloatValue = 0.1f });

    [Fact]
    public void Maps_have_text_keys_and_octets_are_base64()
    {
        AssertJson("""{"mapping":{"1":{"name":"/A"}}}""", new SubscribeParametersData { Mapping = { [1] = new() { Name = "/A" } } });
        AssertJson("""{"binaryValue":"+/8="}""", new Wire.Value { BinaryValue = ByteString.CopyFrom(0xFB, 0xFF) });
    }

    [Fact]
    public void Values_of_any_kind_may_be_inside_any()
    {
        AssertJson("""{"@type":"/google.protobuf.Timestamp","value":"1970-01-01T00:00:01.500Z"}""", WireTypes.Pack(new Timestamp { Seconds = 1, Nanos = 500_000_000 }));
        AssertJson("""{"@type":"/google.protobuf.Struct","value":{"a":[1,null,true]}}""", WireTypes.Pack(new Struct { Fields = { ["a"] = Value.ForList(Value.ForNumber(1), Value.ForNull(), Value.ForBool(true)) } }));
    }

    [Theory]
    [InlineData(0, 0, "1970-01-01T00:00:00Z")]
    [InlineData(1_767_225_600, 123_000_000, "2026-01-01T00:00:00.123Z")]
    [InlineData(1_767_225_600, 123_400_000, "2026-01-01T00:00:00.123400Z")]
    [InlineData(-1, 999_999_999, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(253_402_300_799, 0, "9999-12-31T23:59:59Z")]
    public void Times_have_as_many_decimals_as_they_need(long seconds, int nanos, string text)
    {
        Assert.Equal(text, WireTime.ToText(new Timestamp { Seconds = seconds, Nanos = nanos }));
        Assert.True(WireTime.TryParse(text, s_leapSeconds, out Timestamp? read));
        Assert.Equal(new Timestamp { Seconds = seconds, Nanos = nanos }, read);
    }

    [Theory]
    [InlineData("2026-01-01T02:00:00+02:00")]
    [InlineData("2025-12-31T18:30:00-05:30")]
    [InlineData("2026-01-01t00:00:00z")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("2026-01-01")]
    [InlineData("2026-001T00:00:00Z")]
    public void One_time_has_many_spellings(string text)
    {
        Assert.True(WireTime.TryParse(text, s_leapSeconds, out Timestamp? time));
        Assert.Equal(1_767_225_600, time!.Seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00+25")]
    [InlineData("99999999999999999999")]
    public void What_is_no_time_is_refused(string text) => Assert.False(WireTime.TryParse(text, s_leapSeconds, out _));

    [Fact]
    public void Input_is_read_generously()
    {
        var options = MessageInput.Read<SubscribeParametersRequest>(WireCodec.Json, """{"instance":"i","id":[{"name":"/A","namespace":null}],"abortOnInvalid":false,"maxBytes":"12","action":1,"nobody":{"knows":3}}"""u8);
        Assert.Equal(("i", 12, SubscribeParametersRequest.Types.Action.Add, false), (options.Instance, options.MaxBytes, options.Action, options.Id[0].HasNamespace));
        Assert.Equal(3, MessageInput.Read<Wire.Value>(WireCodec.Json, """{"type":"SINT64","sint64Value":3}"""u8).Sint64Value);
        Assert.Equal(3UL, MessageInput.Read<ShelveAlarmRequest>(WireCodec.Json, """{"shelveDuration":3}"""u8).ShelveDuration);
        Assert.False(MessageInput.Read<ShelveAlarmRequest>(WireCodec.Json, """{"shelveDuration":null}"""u8).HasShelveDuration);
        Assert.Equal("ä", MessageInput.Read<CreateEventRequest>(WireCodec.Json, "\uFEFF{\"message\":\"ä\"}"u8).Message);
        Assert.Equal(new ListMdbRequest(), MessageInput.Read<ListMdbRequest>(WireCodec.Json, ""u8));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"instance\":[]}")]
    [InlineData("{\"id\":{\"name\":1}}")]
    [InlineData("{\"action\":\"JUMP\"}")]
    public void Nonsense_is_a_bad_request(string json) => Assert.Equal(400, Assert.Throws<ApiException>(() => MessageInput.Read<SubscribeParametersRequest>(WireCodec.Json, Encoding.UTF8.GetBytes(json))).Code);

    [Fact]
    public void Whatever_octets_come_they_are_read_or_refused()
    {
        var random = new Random(5);
        byte[] json = Encoding.UTF8.GetBytes("""{"instance":"i","processor":"p","id":[{"name":"/A"},{"name":"B","namespace":"N"}],"sendFromCache":true}""");
        byte[] wire = MessageInput.Read<SubscribeParametersRequest>(WireCodec.Json, json).ToByteArray();
        for (int run = 0; run < 4000; run++)
        {
            byte[] octets = [.. run % 2 == 0 ? json : wire];
            for (int change = random.Next(1, 5); change > 0; change--) octets[random.Next(octets.Length)] = (byte)random.Next(256);
            try
            {
                _ = MessageInput.Read<SubscribeParametersRequest>(run % 2 == 0 ? WireCodec.Json : WireCodec.Protobuf, octets.AsSpan(0, random.Next(octets.Length + 1)));
            }
            catch (ApiException refusal)
            {
                Assert.Equal(400, refusal.Code);
            }
        }
    }

    [Fact]
    public void Renamed_lists_are_filled_and_folded_at_any_depth()
    {
        var answer = new ListParametersResponse { Parameters = { new ParameterInfo { Type = new() { EnumValues = { new Zarya.Server.Api.Schema.Mdb.EnumValue { Value = 1 } }, ContextAlarm = { new ContextAlarmInfo { Alarm = new() { StaticAlarmRanges = { new AlarmRange() } } } } } } } };
        RenamedLists.Fill(answer);
        RenamedLists.Fill(answer);
        using var json = JsonDocument.Parse(JsonOutput.ToOctets(answer));
        JsonElement type = json.RootElement.GetProperty("parameters")[0].GetProperty("type");
        Assert.Equal((1, 1), (type.GetProperty("enumValue").GetArrayLength(), type.GetProperty("contextAlarm")[0].GetProperty("alarm").GetProperty("staticAlarmRange").GetArrayLength()));
        var request = MessageInput.Read<UpdateParameterRequest>(WireCodec.Json, """{"defaultAlarm":{"staticAlarmRange":[{"level":"WATCH"}]},"defaultCalibrator":{"splineCalibrator":{"point":[{"raw":1}]}}}"""u8);
        Assert.Equal((1, 1), (request.DefaultAlarm.StaticAlarmRanges.Count, request.DefaultCalibrator.SplineCalibrator.Points.Count));
    }

    private static void AssertJson(string expected, IMessage message) => Assert.Equal(expected, Encoding.UTF8.GetString(JsonOutput.ToOctets(message)));
}
