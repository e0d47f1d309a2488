using System.Text;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>What a station says as CCSDS space packets, and the XTCE document that describes them: both from one table. Immutable.</summary>
/// <remarks>
/// One packet a module for its cabin sensors (APID 200 on, in the order of the plan); hatches 101, crew 102, life support 103, attitude 104, power 105, link 106, vehicles that the plan does not know 107. Every packet has the
/// primary header of 133.0-B-2 and a CUC time (301.0-B-4, 3.2: four octets of TAI seconds since 1958, two of fraction). A sensor's value stands in a packet only when it was read for it: its <c>_quality</c> before it says so.
/// </remarks>
public sealed class StationTelemetry
{
    private StationTelemetry(StationPlan plan, string name)
    {
        Plan = plan;
        Name = name;
        Places = [.. plan.Modules.Select(m => XtceName.Of(m.Id))];
        Packets = new StationPackets(plan, Places).Make();
    }

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>Name of the space system.</summary>
    public string Name { get; }

    /// <summary>Space systems of the modules, in the order of the plan.</summary>
    internal IReadOnlyList<string> Places { get; }

    /// <summary>All kinds of packets: those of the station first, then one a module in the order of the plan.</summary>
    internal IReadOnlyList<PacketLayout> Packets { get; }

    /// <summary>The telemetry of a station.</summary>
    /// <param name="plan">The station; at most 250 modules.</param>
    /// <param name="name">Name of the space system; <see langword="null"/>: the plan's id. What XTCE allows in no name becomes <c>_</c>.</param>
    /// <exception cref="ArgumentException">Two modules have the same name then, or there are too many.</exception>
    public static StationTelemetry Of(StationPlan plan, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Modules.Count > StationPackets.MostModules) throw new ArgumentException($"{plan.Modules.Count} modules; there are application processes for {StationPackets.MostModules}", nameof(plan));
        string[] places = [.. plan.Modules.Select(m => XtceName.Of(m.Id))];
        if (places.Concat(StationPackets.OtherPlaces).Distinct(StringComparer.Ordinal).Count() != places.Length + StationPackets.OtherPlaces.Length) throw new ArgumentException("two places have the same name in XTCE", nameof(plan));
        return new StationTelemetry(plan, XtceName.Of(name ?? plan.Id));
    }

    /// <summary>The XTCE 1.2 document, the same octets each time.</summary>
    public byte[] ToXtce()
    {
        using var document = new MemoryStream();
        StationXtce.Write(this, document);
        return document.ToArray();
    }

    /// <summary>The document as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToXtce());

    /// <summary>The layout of a kind of packet of the station.</summary>
    internal PacketLayout Packet(string name) => Packets.First(p => p.Place.Length == 0 && p.Name == name);
}
