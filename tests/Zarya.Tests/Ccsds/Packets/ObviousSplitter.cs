using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Ccsds.Packets;

/// <summary>The rules of docs/design/packets.md for a whole input of bare space packets, written without regard for speed. The cursors must agree with it.</summary>
internal static class ObviousSplitter
{
    internal static List<(PacketStepKind Kind, PacketRejection Rejection, int Offset, int Length)> Walk(byte[] octets, int[]? apids = null, int chain = 3)
    {
        var steps = new List<(PacketStepKind, PacketRejection, int, int)>();
        int at = 0;
        while (at < octets.Length)
        {
            PacketRejection verdict = Verdict(at);
            if (verdict == PacketRejection.None)
            {
                steps.Add((PacketStepKind.Packet, verdict, at, LengthAt(at)));
                at += LengthAt(at);
                continue;
            }
            int next = BestChain(at + 1);
            if (verdict == PacketRejection.EndBeyondInput && next == octets.Length) verdict = PacketRejection.Truncated;
            steps.Add((PacketStepKind.Rejected, verdict, at, next - at));
            at = next;
        }
        steps.Add((PacketStepKind.End, PacketRejection.None, at, 0));
        return steps;

        PacketRejection Verdict(int o)
        {
            PacketRejection header = Header(o);
            if (header != PacketRejection.None) return header;
            int end = o + LengthAt(o);
            if (end > octets.Length) return PacketRejection.EndBeyondInput;
            if (end == octets.Length) return PacketRejection.None;
            if (!MayBegin(end)) return PacketRejection.EndNotOnHeader;
            if (end + 6 > octets.Length) return PacketRejection.None;
            int second = end + LengthAt(end);
            bool doubtful = second > octets.Length || (second < octets.Length && !MayBegin(second));
            return doubtful && BestChain(o + 1) < end ? PacketRejection.EndNotOnHeader : PacketRejection.None;
        }

        bool MayBegin(int o) => octets[o] >> 5 == 0 && (o + 4 > octets.Length || octets[o..(o + 4)].Any(b => b != 0));

        PacketRejection Header(int o)
        {
            if (octets[o] >> 5 != 0) return PacketRejection.UnexpectedVersion;
            if (o + 6 > octets.Length) return PacketRejection.Truncated;
            if (octets[o..(o + 4)].All(b => b == 0)) return PacketRejection.ZeroFill;
            int apid = ((octets[o] & 7) << 8) | octets[o + 1];
            if (apid == 2047 && (octets[o] & 8) != 0) return PacketRejection.IdleWithSecondaryHeader;
            return apids is null || apids.Contains(apid) ? PacketRejection.None : PacketRejection.UnexpectedApid;
        }

        int LengthAt(int o) => (octets[o + 4] << 8) + octets[o + 5] + 7;

        int BestChain(int from) => Enumerable.Range(from, octets.Length - from)
            .Select(o => (Start: o, Last: LastOfChain(o, chain, begun: false))).Where(c => c.Last is not null)
            .OrderBy(c => c.Last).ThenBy(c => c.Start).Select(c => c.Start).FirstOrDefault(octets.Length);

        int? LastOfChain(int o, int left, bool begun)
        {
            if (begun && o == octets.Length) return o;
            if (o >= octets.Length || Header(o) != PacketRejection.None) return null;
            return left == 1 ? o : LastOfChain(o + LengthAt(o), left - 1, begun: true);
        }
    }
}
