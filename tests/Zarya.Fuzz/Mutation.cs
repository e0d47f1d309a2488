using System.Text;

namespace Zarya.Fuzz;

/// <summary>Seeded damage.</summary>
internal static class Mutation
{
    /// <summary>A random packet, or a real one with bits flipped, octets changed, cut or grown.</summary>
    public static byte[] Packet(Random random, List<byte[]> real)
    {
        if (real.Count == 0 || random.Next(4) == 0)
        {
            var octets = new byte[random.Next(random.Next(8) == 0 ? 3000 : 120)];
            if (random.Next(3) > 0) random.NextBytes(octets);
            return octets;
        }
        byte[] packet = [.. real[random.Next(real.Count)]];
        switch (random.Next(5))
        {
            case 0: return packet[..random.Next(packet.Length + 1)];
            case 1: return [.. packet, .. new byte[random.Next(64)]];
            case 2:
                // Small octets in the header reach other containers and small counts.
                for (int i = 0; i < 4 && packet.Length > 0; i++) packet[random.Next(Math.Min(packet.Length, 24))] = (byte)random.Next(16);
                return packet;
            default:
                for (int i = random.Next(12); i >= 0 && packet.Length > 0; i--) packet[random.Next(packet.Length)] ^= (byte)(1 << random.Next(8));
                return packet;
        }
    }

    /// <summary>A document with octets changed, numbers made extreme, pieces cut out, doubled or moved.</summary>
    public static byte[] Document(Random random, byte[] document)
    {
        string text = Encoding.UTF8.GetString(document);
        for (int i = random.Next(4); i >= 0; i--) text = Once(random, text);
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Once(Random random, string text)
    {
        if (text.Length < 10) return text;
        int at = random.Next(text.Length - 1);
        int length = Math.Min(random.Next(1, random.Next(4) == 0 ? 2000 : 60), text.Length - at);
        switch (random.Next(6))
        {
            case 0: return text.Remove(at, length);
            case 1: return text.Insert(random.Next(text.Length), text.Substring(at, length));
            case 2: return text[..at] + (char)random.Next(1, 0x3000) + text[(at + 1)..];
            case 3: return Element(random, text, remove: true);
            case 4: return Element(random, text, remove: false);
            default:
                // An attribute's value for an extreme or senseless one.
                int quote = text.IndexOf("=\"", at, StringComparison.Ordinal);
                int end = quote < 0 ? -1 : text.IndexOf('"', quote + 2);
                string[] values = ["-1", "0", "99999999999999999999", "2147483647", "-2147483648", "", "NaN", "true", "/", "..", "x", "1e308", "64", "65", "7"];
                return end < 0 ? text : text[..(quote + 2)] + values[random.Next(values.Length)] + text[end..];
        }
    }

    /// <summary>Removes or doubles the element that begins after a random place, if it ends on the spot.</summary>
    private static string Element(Random random, string text, bool remove)
    {
        int start = text.IndexOf('<', random.Next(text.Length - 1));
        int end = start < 0 ? -1 : text.IndexOf("/>", start, StringComparison.Ordinal);
        if (end < 0 || text.IndexOf('<', start + 1, end - start) >= 0) return text;
        string element = text[start..(end + 2)];
        return remove ? text.Remove(start, element.Length) : text.Insert(start, element);
    }
}
