using Zarya.Time;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>Attitude, power and the way down, as they go with the orbit. A plain model to have something to look at: a leak of some mm² does not move them (docs/leak-watch.md section 7).</summary>
internal sealed class OrbitState(Instant start, Func<string, PacketEncoder> encoder)
{
    private const double OrbitS = 5_560;
    private const double SunlitPart = 0.62;
    private const double KuPart = 0.8;

    private readonly PacketEncoder _attitude = encoder(StationPackets.Attitude);
    private readonly PacketEncoder _power = encoder(StationPackets.Power);
    private readonly PacketEncoder _link = encoder(StationPackets.Link);

    /// <summary>Sets the values of a time.</summary>
    public void Set(Instant now, int gaps)
    {
        double seconds = (now - start).Nanoseconds / 1e9, orbits = seconds / OrbitS, phase = orbits - Math.Floor(orbits), angle = 2 * Math.PI * phase;
        double perS = 2 * Math.PI / OrbitS;
        // Near the torque equilibrium attitude the gyroscopes take up what gravity and drag put in twice an orbit.
        Put(_attitude, 0.7 + (0.15 * Math.Sin(angle)), -2.1 + (0.4 * Math.Sin(2 * angle)), -4 + (0.25 * Math.Cos(angle)),
            0.15 * perS * Math.Cos(angle), (0.8 * perS * Math.Cos(2 * angle)) - (360 / OrbitS), -0.25 * perS * Math.Sin(angle), 7_500 + (3_200 * Math.Sin((2 * angle) + 0.6)));
        bool isLit = phase < SunlitPart;
        double charge = isLit ? 82 + (16 * phase / SunlitPart) : 98 - (16 * (phase - SunlitPart) / (1 - SunlitPart));
        Put(_power, isLit ? 1 : 0, isLit ? 540 + (25 * Math.Sin(Math.PI * phase / SunlitPart)) : 0, 124.5 + (0.4 * Math.Sin(3 * angle)), 410 + (12 * Math.Sin(5 * angle)), charge);
        Put(_link, 1, phase < KuPart ? 1 : 0, -98 + (4 * Math.Sin(angle)), 20 + (15 * phase), gaps);
    }

    private static void Put(PacketEncoder packet, params ReadOnlySpan<double> values) => values.CopyTo(packet.Values);
}
