using System.Buffers.Binary;
using System.Text;

namespace Zarya.Contracts.Client;

/// <summary>
/// Protobuf as the contract's section 4 describes it, by hand: what an octet means must not depend on the classes that the server was built with. A message is its fields in order, by number.
/// </summary>
internal sealed class WireMessage
{
    private readonly List<(int Number, ulong Scalar, byte[]? Octets, bool IsFixed)> _fields = [];

    /// <summary>Reads a message.</summary>
    public static WireMessage Read(ReadOnlySpan<byte> octets)
    {
        var message = new WireMessage();
        while (!octets.IsEmpty)
        {
            ulong key = Varint(ref octets);
            int number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0: message._fields.Add((number, Varint(ref octets), null, false)); break;
                case 1: message._fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(octets), null, true)); octets = octets[8..]; break;
                case 5: message._fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(octets), null, true)); octets = octets[4..]; break;
                case 2:
                    int length = (int)Varint(ref octets);
                    message._fields.Add((number, 0, octets[..length].ToArray(), false));
                    octets = octets[length..];
                    break;
                default: Assert.Fail($"wire type {key & 7} is not used"); break;
            }
        }
        return message;
    }

    /// <summary>Reads messages that stand each behind its length.</summary>
    public static List<WireMessage> ReadDelimited(ReadOnlySpan<byte> octets)
    {
        var all = new List<WireMessage>();
        while (!octets.IsEmpty)
        {
            int length = (int)Varint(ref octets);
            all.Add(Read(octets[..length]));
            octets = octets[length..];
        }
        return all;
    }

    public bool Has(int number) => _fields.Exists(f => f.Number == number);

    public string Text(int number) => Encoding.UTF8.GetString(Field(number).Octets!);

    public byte[] Octets(int number) => Field(number).Octets!;

    public long Number(int number) => (long)Field(number).Scalar;

    public long ZigZag(int number) => (long)(Field(number).Scalar >> 1) ^ -(long)(Field(number).Scalar & 1);

    public double Double(int number) => BitConverter.UInt64BitsToDouble(Field(number).Scalar);

    public float Float(int number) => BitConverter.UInt32BitsToSingle((uint)Field(number).Scalar);

    public WireMessage Message(int number) => Read(Field(number).Octets);

    public List<WireMessage> Messages(int number) => [.. _fields.Where(f => f.Number == number).Select(f => Read(f.Octets))];

    public List<string> Texts(int number) => [.. _fields.Where(f => f.Number == number).Select(f => Encoding.UTF8.GetString(f.Octets!))];

    public WireMessage Add(int number, string text) => Add(number, Encoding.UTF8.GetBytes(text));

    public WireMessage Add(int number, WireMessage message) => Add(number, message.ToArray());

    public WireMessage Add(int number, byte[] octets)
    {
        _fields.Add((number, 0, octets, false));
        return this;
    }

    public WireMessage Add(int number, long value)
    {
        _fields.Add((number, (ulong)value, null, false));
        return this;
    }

    public WireMessage Add(int number, double value)
    {
        _fields.Add((number, BitConverter.DoubleToUInt64Bits(value), null, true));
        return this;
    }

    /// <summary>Writes it; integers as varints, doubles in eight octets.</summary>
    public byte[] ToArray()
    {
        var output = new List<byte>();
        foreach ((int number, ulong scalar, byte[]? octets, bool isFixed) in _fields)
        {
            Write(output, ((ulong)number << 3) | (isFixed ? 1u : octets is null ? 0u : 2u));
            if (isFixed) output.AddRange(BitConverter.GetBytes(scalar));
            else Write(output, octets is null ? scalar : (ulong)octets.Length);
            if (octets is not null) output.AddRange(octets);
        }
        return [.. output];
    }

    private (int Number, ulong Scalar, byte[]? Octets, bool IsFixed) Field(int number)
    {
        int at = _fields.FindLastIndex(f => f.Number == number);
        Assert.True(at >= 0, $"there is no field {number}");
        return _fields[at];
    }

    private static ulong Varint(ref ReadOnlySpan<byte> octets)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = octets[0];
            octets = octets[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    private static void Write(List<byte> output, ulong value)
    {
        for (; value >= 0x80; value >>= 7) output.Add((byte)(value | 0x80));
        output.Add((byte)value);
    }
}
