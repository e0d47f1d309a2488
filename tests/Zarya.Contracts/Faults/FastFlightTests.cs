using Zarya.Archive.Log.Disks;
using Zarya.Processing;
using Zarya.Server.Running;
using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Contracts.Faults;

/// <summary>A flight far faster than real time on a machine that is too slow for it. The test is the thread of the packets and the clock, so nothing is left to chance.</summary>
public class FastFlightTests
{
    /// <summary>What is flown in a second of this machine.</summary>
    private static readonly Duration s_second = Duration.FromSeconds(600);

    [Fact]
    public async Task The_leak_watch_stays_as_near_to_the_packets_as_ever_and_none_comes_too_late_for_it()
    {
        using var station = new SmallStation(speed: 600);
        await using Mission mission = station.Build(new SimulatedDisk(new Random(1)));
        LeakRoom room = mission.Leak!;
        SimulatedFlight flight = station.Fly();
        var waiting = new Queue<(byte[] Octets, Instant At)>();
        Instant processed = flight.Start;
        for (int second = 1; flight.Now < flight.End || waiting.Count > 0; second++)
        {
            Instant due = flight.Start + (s_second * second);
            flight.AdvanceTo(due < flight.End ? due : flight.End, (packet, at) => waiting.Enqueue((packet.ToArray(), at)));
            // Three seconds of four it is busy with something else; in the fourth it leaves some as well.
            int left = second % 4 > 0 && flight.Now < flight.End ? waiting.Count : waiting.Count / 4;
            mission.Realtime.Run(p =>
            {
                while (waiting.Count > left)
                {
                    (byte[] octets, processed) = waiting.Dequeue();
                    p.Process(new PacketArrival { Link = "sim", Reception = processed, Octets = octets });
                }
                room.Pump(p);
                // The clock is ahead of what waits.
                p.AdvanceTo(flight.Now);
                room.Wait(p, () => waiting.Count > 0);
                p.EndBatch();
            });
            Assert.Equal(0, room.BehindS);
            if (processed > flight.Start) Assert.InRange((processed - room.Picture.Time).WholeSeconds, 0, 60);
        }
        Assert.Equal(0, room.Ignored);
        Assert.NotNull(room.Picture.Alarm);
    }
}
