using Zarya.Ccsds.Packets;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>One parameter of the station.</summary>
/// <param name="Place">The space system inside the station's in which it stands; empty: the station's own.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">One line for people.</param>
internal sealed record TelemetryField(string Place, string Name, FieldType Type, string Description);

/// <summary>A field's place in a packet.</summary>
/// <param name="Field">The field.</param>
/// <param name="OnlyIfRead">Index of the entry that says whether it was read: the field is in the packet only then. −1: always.</param>
internal readonly record struct PacketEntry(TelemetryField Field, int OnlyIfRead = -1);

/// <summary>One kind of packet: the XTCE container and the encoder both follow it.</summary>
internal sealed class PacketLayout(Apid apid, string place, string name, string description, IReadOnlyList<PacketEntry> entries)
{
    /// <summary>Primary header and time: CUC with four octets of seconds and two of fraction (CCSDS 301.0-B-4, 3.2).</summary>
    public const int HeaderOctets = SpacePacketHeader.Octets + TimeOctets;

    /// <summary>Octets of the secondary header.</summary>
    public const int TimeOctets = 6;

    /// <summary>The value of a <c>quality</c> field that says that the field follows.</summary>
    public const int Read = 1;

    /// <summary>The application process that sends it.</summary>
    public Apid Apid => apid;

    /// <summary>The space system inside the station's in which the container stands.</summary>
    public string Place => place;

    /// <summary>The container's name.</summary>
    public string Name => name;

    /// <summary>One line for people.</summary>
    public string Description => description;

    /// <summary>What stands in it, in order.</summary>
    public IReadOnlyList<PacketEntry> Entries => entries;

    /// <summary>Octets of the longest packet of this kind.</summary>
    public int LongestOctets => HeaderOctets + entries.Sum(e => e.Field.Type.Octets);

    /// <summary>The index of the entry of this name.</summary>
    public int IndexOf(string place, string field)
    {
        for (int i = 0; i < entries.Count; i++)
            if (entries[i].Field.Name == field && entries[i].Field.Place == place) return i;
        return -1;
    }
}
