using System.Buffers.Binary;
using System.Globalization;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;

namespace Zarya.Tests.Mdb.Exact;

/// <summary>A file of CCSDS packets decoded into objects, one dictionary a packet.</summary>
public sealed class DecodedFile
{
    public sealed record Packet(int Index, int Apid, int Octets, bool Ok, DecodeError Error, List<string> Names, List<object?> Raw, List<object?> Eng);

    public List<Packet> Packets { get; } = [];

    public static DecodedFile Decode(ContainerPlan plan, IEnumerable<byte[]> packets)
    {
        var result = new DecodedFile();
        DecodedPacket buffer = plan.CreateBuffer();
        foreach (byte[] packet in packets)
        {
            bool ok = plan.Decode(packet, buffer);
            var one = new Packet(result.Packets.Count, BinaryPrimitives.ReadUInt16BigEndian(packet) & 0x7FF, packet.Length, ok, buffer.Error, [], [], []);
            foreach (ref readonly ParameterValue value in buffer.Values)
            {
                one.Names.Add(plan.Items[value.Item].Parameter.Name);
                one.Raw.Add(Value(buffer, in value, packet, raw: true));
                one.Eng.Add(Value(buffer, in value, packet, raw: false));
            }
            result.Packets.Add(one);
        }
        return result;
    }

    /// <summary>A value as an object: long, ulong, double, bool, string, octets, TAI nanoseconds, or null.</summary>
    public static object? Value(DecodedPacket packet, in ParameterValue value, ReadOnlySpan<byte> octets, bool raw)
    {
        ulong bits = raw ? value.RawBits : value.EngBits;
        return (raw ? value.RawKind : value.EngKind) switch
        {
            ValueKind.Signed or ValueKind.Time => (long)bits,
            ValueKind.Unsigned => bits,
            ValueKind.Float => BitConverter.UInt64BitsToDouble(bits),
            ValueKind.Boolean => bits != 0,
            ValueKind.Label or ValueKind.Text => packet.GetText(in value, octets, raw),
            ValueKind.Octets => packet.GetOctets(in value, octets, raw).ToArray(),
            ValueKind.None => null,
            _ => string.Create(CultureInfo.InvariantCulture, $"{value.ChildCount} parts"),
        };
    }
}
