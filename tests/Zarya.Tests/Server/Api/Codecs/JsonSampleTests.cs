using System.Buffers;
using System.Text;
using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Translation;
using Zarya.Time;

namespace Zarya.Tests.Server.Api.Codecs;

/// <summary>Two ways to write a sample give the same text: the fast one, and the message by its descriptor.</summary>
public class JsonSampleTests
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    [Fact]
    public void Both_ways_write_the_same()
    {
        var random = new Random(17);
        MissionDatabase database = XtceLoader.LoadFile(Path.Combine(SharedData.RepositoryRoot, "missions", "first-light", "mission.xtce.xml"));
        Parameter[] parameters = [.. database.Parameters];
        for (int run = 0; run < 3000; run++)
        {
            var target = new ParameterTarget(parameters[random.Next(parameters.Length)], []);
            ParameterSample sample = Sample(random, target.Parameter);
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options)) JsonSample.Write(json, sample, target, s_leapSeconds);
            byte[] obvious = JsonOutput.ToOctets(WireSample.Of(sample, null, target.Raw, target.Engineering, s_leapSeconds));
            Assert.Equal(Encoding.UTF8.GetString(obvious), Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    [Theory]
    [InlineData("2016-12-31T23:59:60.250Z", "2017-01-01T00:00:00.250Z")]
    [InlineData("2017-01-01T00:00:00.250Z", "2017-01-01T00:00:00.250Z")]
    [InlineData("2026-01-01T00:00:00.1234567Z", "2026-01-01T00:00:00.123456Z")]
    [InlineData("1960-01-01T00:00:00Z", "1960-01-01T00:00:00Z")]
    public void An_instant_has_six_decimals_at_most_and_no_second_60(string utc, string text)
    {
        Assert.True(Instant.TryParseUtc(utc, s_leapSeconds, out Instant instant));
        byte[] octets = new byte[32];
        Assert.Equal(text, Encoding.ASCII.GetString(octets, 0, WireTime.Write(octets, instant, s_leapSeconds)));
        Assert.Equal(text, WireTime.ToText(WireTime.ToTimestamp(instant, s_leapSeconds)));
    }

    private static ParameterSample Sample(Random random, Parameter parameter) => new()
    {
        Parameter = parameter,
        GenerationTime = Time(random),
        AcquisitionTime = Time(random),
        RawValue = random.Next(3) == 0 ? default : Value(random, 2),
        EngValue = Value(random, 3),
        Status = (AcquisitionStatus)random.Next(4),
        Level = random.Next(2) == 0 ? null : (AlarmLevel)random.Next(6),
        Side = (RangeSide)random.Next(3),
        InForce = random.Next(2) == 0 ? null : parameter.Type.Target?.DefaultAlarm,
        ExpiresAfter = random.Next(2) == 0 ? null : Duration.FromSeconds(random.Next(1000)),
    };

    private static Instant Time(Random random) =>
        Instant.FromTaiNanoseconds(random.NextInt64(0, 4_000_000_000_000_000_000) / (random.Next(3) switch { 0 => 1, 1 => 1_000_000, _ => 1_000_000_000 }) * 1);

    private static TelemetryValue Value(Random random, int depth) => random.Next(depth > 0 ? 11 : 9) switch
    {
        0 => TelemetryValue.OfSigned(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)),
        1 => TelemetryValue.OfUnsigned((ulong)random.NextInt64() >> random.Next(64)),
        2 => TelemetryValue.OfFloat(random.Next(4) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => (float)random.NextDouble(), _ => random.NextDouble() * 1e300 }),
        3 => TelemetryValue.OfBoolean(random.Next(2) == 0),
        4 => TelemetryValue.OfLabel(random.Next(-3, 300), "L\"<&é\u2028" + random.Next(10)),
        5 => TelemetryValue.OfText(new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(1, 0x250))])),
        6 => TelemetryValue.OfOctets([.. Enumerable.Range(0, random.Next(8)).Select(_ => (byte)random.Next(256))]),
        7 => TelemetryValue.OfTime(Time(random)),
        8 => default,
        9 => TelemetryValue.OfArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => new TelemetryPart("", Value(random, depth - 1)))]),
        _ => TelemetryValue.OfAggregate([.. Enumerable.Range(0, random.Next(4)).Select(i => new TelemetryPart("m" + i, Value(random, depth - 1)))]),
    };
}
