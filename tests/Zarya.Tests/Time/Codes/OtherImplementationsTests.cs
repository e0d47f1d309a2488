using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

/// <summary>What other programs and a real spacecraft say a time code means; needs ../shared.</summary>
public class OtherImplementationsTests
{
    private static readonly CdsTimeCode AnyCode = new(default, Tables.True);

    [Fact]
    public void Orekit()
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("vectors/timecodes-orekit.json")));
        foreach (JsonElement vector in vectors.RootElement.GetProperty("cuc").EnumerateArray().Concat(vectors.RootElement.GetProperty("cds").EnumerateArray()))
        {
            string pField = vector.GetProperty("pfield").GetString()!;
            byte[] octets = Octets.Of(pField + vector.GetProperty("tfield").GetString());
            bool agency = vector.TryGetProperty("agency_epoch", out _);
            var without = new SelfIdentifyingTimeCode(AnyCode, Tables.True);
            if (agency) Assert.Equal(TimeFault.AgencyEpochMissing, without.Decode(octets).Fault);
            SelfIdentifyingTimeCode code = agency ? new SelfIdentifyingTimeCode(AnyCode, Tables.True, Epochs.J2000) : without;
            AssertNear(vector.GetProperty("utc").GetString()!, code.Decode(octets), vector.GetProperty("tolerance_s").GetDouble());

            // No other first octet makes a time of exactly these octets.
            for (int other = 0; other < 256 && !agency; other++)
            {
                if (octets[0] == other) continue;
                byte[] changed = [(byte)other, .. octets.AsSpan(1)];
                TimeDecode read = without.Decode(changed);
                Assert.False(read.IsValue && read.Length == changed.Length, $"{other:x2}");
            }
        }
    }

    [Fact]
    public void Unix_seconds_in_an_unsegmented_code()
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("vectors/link-yamcs.json")));
        foreach (JsonElement vector in vectors.RootElement.GetProperty("cuc").EnumerateArray())
        {
            byte[] octets = Octets.Of(vector.GetProperty("hex").GetString()!);
            var managed = new CucTimeCode(new CucPField(true, 4, 2), Epochs.Unix, CucCount.UtcSeconds, Tables.True);
            TimeCode code = vector.TryGetProperty("pfield_in_data", out _)
                ? new SelfIdentifyingTimeCode(managed, Tables.True, Epochs.Unix, CucCount.UtcSeconds)
                : managed;
            TimeDecode read = code.Decode(octets);
            AssertNear(vector.GetProperty("utc").GetString()!, read, 0.001);
            Assert.Equal(Convert.ToHexStringLower(octets), Octets.Encoded(code, read.Instant));
        }
    }

    [Fact]
    public void Spacepackets_py()
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("vectors/spacepackets-py.json")));
        int checkedTimes = 0;
        foreach (JsonElement vector in vectors.RootElement.GetProperty("vectors").EnumerateArray())
        {
            if (vector.GetProperty("class").GetString() != "ccsds.time.cds.CdsShortTimestamp") continue;
            byte[] octets = Octets.Of(vector.GetProperty("hex").GetString()!);
            TimeDecode read = new SelfIdentifyingTimeCode(AnyCode, Tables.True).Decode(octets);
            string utc = vector.GetProperty("fields").GetProperty("datetime").GetString()!.Replace(' ', 'T').Replace("+00:00", "Z", StringComparison.Ordinal);
            AssertNear(utc, read, 0.001);
            checkedTimes++;
        }
        Assert.True(checkedTimes > 0);
    }

    /// <summary>NOAA-20: day and millisecond and microsecond in the secondary header; the file's name gives the day it begins at midnight.</summary>
    [Fact]
    public void Noaa_20_packets_are_a_second_apart()
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(SharedData.Require("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1"));
        var code = new CdsTimeCode(new CdsPField(false, false, CdsSubmillisecond.Microseconds), Tables.True);
        Instant midnight = Tables.Utc("2021-04-09T00:00:00Z");
        Instant? last = null;
        int packets = 0;
        for (; file.Length > 14; packets++)
        {
            TimeDecode read = code.Decode(file[6..]);
            Assert.True(read.IsValue, read.Reason);
            if (last is { } before) Assert.InRange((read.Instant - before).Nanoseconds, 900_000_000, 1_100_000_000);
            else Assert.InRange((read.Instant - midnight).Nanoseconds, -2_000_000_000, 2_000_000_000);
            last = read.Instant;
            file = file[(BinaryPrimitives.ReadUInt16BigEndian(file[4..]) + 7)..];
        }
        Assert.Equal(7_200, packets);
    }

    private static void AssertNear(string utc, TimeDecode read, double toleranceS)
    {
        Assert.True(read.IsValue, read.Reason);
        long difference = Math.Abs((read.Instant - Tables.Utc(utc)).Nanoseconds);
        Assert.True(difference <= Math.Ceiling(toleranceS * 1e9), string.Create(CultureInfo.InvariantCulture, $"{utc}: {difference} ns away"));
    }
}
