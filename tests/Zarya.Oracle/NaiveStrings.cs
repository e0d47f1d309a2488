using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Strings and octets (rules 20, 21, 25).</summary>
internal sealed class NaiveStrings(NaiveReferences references, NaiveConditions conditions)
{
    internal (object? Raw, Int128 End) Read(StringDataEncoding encoding, bool[] bits, Int128 first)
    {
        if (encoding.BufferSizeInBits is not { } size) return ReadOpen(encoding, bits, first);
        long bufferSize = references.Evaluate(size, conditions);
        if (bufferSize > encoding.MaxSizeInBits) throw Bad(first);
        bool[] buffer = NaivePacket.Take(bits, first, bufferSize);
        return (TextInBuffer(encoding, buffer, first), first + bufferSize);
    }

    /// <summary>A fixed or given buffer: a leading size, else an end mark that may be missing, else the whole buffer.</summary>
    private static string TextInBuffer(StringDataEncoding encoding, bool[] buffer, Int128 first)
    {
        if (encoding.LeadingSizeInBits > 0)
        {
            if (encoding.LeadingSizeInBits > buffer.Length) throw Bad(first);
            Int128 length = 8 * Tag(encoding, buffer);
            bool[] rest = buffer[encoding.LeadingSizeInBits..];
            if (length > rest.Length) throw Bad(first);
            return NaiveCharsets.Text(ToOctets(rest[..(int)length]), encoding.Charset);
        }
        byte[] octets = ToOctets(buffer[..(buffer.Length / 8 * 8)]);
        int end = EndMark(encoding, octets);
        if (end < 0)
        {
            end = octets.Length;
            int unit = NaiveCharsets.UnitOctets(encoding.Charset);
            while (encoding.BufferSizeInBits is FixedIntegerValue && end >= unit && octets[(end - unit)..end].All(o => o == 0)) end -= unit;
        }
        return NaiveCharsets.Text(octets[..end], encoding.Charset);
    }

    /// <summary>A buffer that is as long as the string with its end mark.</summary>
    private static (object? Raw, Int128 End) ReadOpen(StringDataEncoding encoding, bool[] bits, Int128 first)
    {
        Int128 max = encoding.MaxSizeInBits ?? Int128.MaxValue;
        if (encoding.LeadingSizeInBits > 0)
        {
            if (encoding.LeadingSizeInBits > max) throw Bad(first);
            bool[] tag = NaivePacket.Take(bits, first, encoding.LeadingSizeInBits);
            Int128 size = encoding.LeadingSizeInBits + (8 * Tag(encoding, tag));
            if (size > max) throw Bad(first);
            bool[] buffer = NaivePacket.Take(bits, first, size);
            return (NaiveCharsets.Text(ToOctets(buffer[encoding.LeadingSizeInBits..]), encoding.Charset), first + size);
        }

        // The end mark must stand before maxSizeInBits and before the end of the packet.
        NaivePacket.Take(bits, first, 0);
        Int128 left = bits.Length - first;
        int window = (int)(Int128.Min(left, max) / 8 * 8);
        byte[] octets = ToOctets(NaivePacket.Take(bits, first, window));
        int end = EndMark(encoding, octets);
        if (end < 0) throw Bad(first);
        return (NaiveCharsets.Text(octets[..end], encoding.Charset), first + ((end + encoding.TerminationOctets.Length) * 8));
    }

    /// <summary>Where the end mark is, looked for at whole code units; −1 if nowhere.</summary>
    private static int EndMark(StringDataEncoding encoding, byte[] octets)
    {
        byte[] mark = encoding.TerminationOctets;
        if (mark.Length == 0) return -1;
        for (int i = 0; i + mark.Length <= octets.Length; i += NaiveCharsets.UnitOctets(encoding.Charset))
            if (octets.AsSpan(i, mark.Length).SequenceEqual(mark)) return i;
        return -1;
    }

    /// <summary>The number of octets in the size tag: unsigned, most significant bit first.</summary>
    private static Int128 Tag(StringDataEncoding encoding, bool[] bits)
    {
        System.Numerics.BigInteger count = NaiveNumbers.Magnitude(bits[..encoding.LeadingSizeInBits]);
        return count > int.MaxValue ? int.MaxValue : (Int128)count;
    }

    /// <summary>Whole octets, the last padded with zero bits on the right (rule 21).</summary>
    internal static byte[] ToOctets(bool[] bits)
    {
        var octets = new byte[(bits.Length + 7) / 8];
        for (int i = 0; i < bits.Length; i++)
            if (bits[i]) octets[i / 8] |= (byte)(0x80 >> (i % 8));
        return octets;
    }

    private static NaiveFailure Bad(Int128 first) => new(NaiveErrorKind.BadString, first, 0);
}
