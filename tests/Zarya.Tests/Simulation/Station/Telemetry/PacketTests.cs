using Zarya.Ccsds.Packets;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station.Telemetry;

public class PacketTests
{
    /// <summary>A cabin packet by hand: header of 133.0-B-2 (APID 200 = 0x0C8 with secondary header, unsegmented, count 0, 15 octets of data field), CUC of 2020-01-01T00:00:00.5 UTC, P_total read and nothing else, 740.05 mmHg.</summary>
    [Fact]
    public void Octets_are_those_of_the_layout()
    {
        LeakCase flown = Cases.Own().Cases[0];
        var station = StationTelemetry.Of(flown.Plan);
        PacketLayout layout = station.Packets.Single(p => p.Place == "C");
        var encoder = new PacketEncoder(layout);
        encoder.Values[layout.IndexOf("C", "T_air_quality")] = 1;
        encoder.Values[layout.IndexOf("C", "T_air")] = 23.25;
        ReadOnlySpan<byte> packet = encoder.Encode(flown.Start + Duration.FromMilliseconds(500));
        // 1958-01-01 to 2020-01-01 are 22,645 days; TAI − UTC was 37 s: 0x749F4DA5 s. 23.25 = 0x41BA0000.
        Assert.Equal("08CAC000000B" + Convert.ToHexString(BigEndian((22_645u * 86_400) + 37)) + "8000" + "0100" + "41BA0000", Convert.ToHexString(packet));
    }

    [Fact]
    public void What_is_decoded_is_what_was_read()
    {
        SimulatedFlight flight = Night.Fly();
        var decoded = new DecodedFlight(flight.Telemetry);
        var read = new Queue<Measurement>();
        var containers = new Dictionary<string, int>();
        var back = new Dictionary<(Quantity, int, Instant), double>();
        var tracker = new Dictionary<int, int>();
        string[] channels = ["P_total", "ppN2", "ppO2", "ppCO2", "T_air", "dewpoint", "O2_generation_rate", "gauge"];
        flight.Measured = read.Enqueue;
        flight.AdvanceTo(flight.Start + Duration.FromSeconds(1800), (packet, at) =>
        {
            Dictionary<string, double> values = decoded.Read(packet, out string container, out Instant time);
            Assert.Equal(at, time);
            containers[container] = containers.GetValueOrDefault(container) + 1;
            Assert.True(SpacePacketHeader.TryRead(packet, out SpacePacketHeader header));
            Assert.Equal(packet.Length, header.TotalLength);
            Assert.Equal((tracker.GetValueOrDefault(header.Apid.Value, -1) + 1) % SequenceCount.Modulus, header.SequenceCount.Value);
            tracker[header.Apid.Value] = header.SequenceCount.Value;
            if (!container.EndsWith("/Cabin", StringComparison.Ordinal)) return;
            string place = container.Split('/')[2];
            for (int q = 0; q < channels.Length; q++)
                if (values.TryGetValue($"/ISS/{place}/{channels[q]}", out double value)) back[((Quantity)q, flight.Plan.ModuleIndex(place), at)] = value;
        });
        Assert.True(read.Count > 15_000);
        Assert.Equal(read.Count, back.Count);
        foreach (Measurement row in read) Assert.Equal((float)row.Value, back[(row.Quantity, row.Module, row.Time)]);
        Assert.Equal(1800, containers["/ISS/AttitudeState"]);
        Assert.InRange(containers["/ISS/HatchStates"], 180, 182);
        Assert.Equal(26 + 7, containers.Count);
    }

    [Fact]
    public void Work_on_board_shows_in_states()
    {
        SimulatedFlight flight = Night.Fly();
        var decoded = new DecodedFlight(flight.Telemetry);
        var seen = new List<(string Name, double Value, Instant Time)>();
        var last = new Dictionary<string, double>();
        flight.AdvanceTo(flight.Start + Duration.FromSeconds((33 * 3600) - 60), null);
        flight.AdvanceTo(flight.End, (packet, at) =>
        {
            if (packet[1] is < 101 or > 103) return;
            foreach ((string name, double value) in decoded.Read(packet, out _, out _))
            {
                if (last.TryGetValue(name, out double before) && before != value && name.Count(c => c == '/') == 3) seen.Add((name, value, at));
                last[name] = value;
            }
        });
        Assert.Empty(flight.Refusals);
        Instant At(string utc) => Instant.TryParseUtc(utc, Cases.Leap, out Instant time) ? time : throw new ArgumentException(utc);
        Assert.Contains(("/ISS/SM_RO/crew", 3.0, At("2018-08-30T07:00:00Z")), seen);
        Assert.Contains(("/ISS/Hatches/H_PMA1", 0.0, At("2018-08-30T08:30:00Z")), seen);
        Assert.Contains(seen, s => s.Name == "/ISS/Hatches/H_PMA1" && s.Value == 2);
        Assert.Contains(("/ISS/Hatches/H_PMA1", 1.0, At("2018-08-30T09:30:00Z")), seen);
        Assert.Contains(("/ISS/SoyuzMS09_BO/patches", 1.0, At("2018-08-30T13:00:00Z")), seen);
        Assert.Contains(("/ISS/SoyuzMS09_BO/patches", 2.0, At("2018-08-30T17:30:00Z")), seen);
        Assert.Contains(("/ISS/LifeSupport/REPRESS_VALVE", 1.0, At("2018-08-30T15:00:00Z")), seen);
        Assert.Contains(("/ISS/LifeSupport/REPRESS_GAS", 1.0, At("2018-08-30T15:00:00Z")), seen);
        Assert.Contains(("/ISS/LifeSupport/REPRESS_VALVE", 0.0, At("2018-08-30T20:00:00Z")), seen);
        Assert.Equal(5.5, last["/ISS/LifeSupport/O2_COMMANDED"]);
        Assert.InRange(flight.Truth().GroupPressureMmHg, 735, 750);
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
