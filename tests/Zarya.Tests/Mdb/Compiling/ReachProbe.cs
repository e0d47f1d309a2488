using System.Runtime.InteropServices;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Holds what a plan says about its reach against what it does: with other octets everywhere else, nothing wanted may change.</summary>
internal sealed class ReachProbe
{
    private readonly RowReader _reader;
    private readonly DecodedPacket _packet;
    private readonly DecodedPacket _other;
    private readonly double[] _row;
    private readonly double[] _otherRow;
    private readonly Dictionary<string, PacketReach> _reaches = [];
    private readonly Random _random;
    private readonly ReachTally _tally;

    public ReachProbe(MissionDatabase database, SequenceContainer root, IReadOnlyList<Parameter> wanted, PlanBackend backend, Random random, ReachTally tally)
    {
        _reader = RowReader.Create(database, root, wanted, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend });
        (_packet, _other) = (_reader.Plan.CreateBuffer(), _reader.Plan.CreateBuffer());
        (_row, _otherRow) = (new double[wanted.Count], new double[wanted.Count]);
        (_random, _tally) = (random, tally);
    }

    /// <summary>One packet, of which so many octets are known beforehand.</summary>
    public void Check(byte[] packet, int known)
    {
        ReadOnlySpan<byte> beginning = packet.AsSpan(0, Math.Min(known, packet.Length));
        string key = Convert.ToHexString(beginning);
        if (!_reaches.TryGetValue(key, out PacketReach? reach)) _reaches.Add(key, reach = CheckForm(_reader.Plan.Reach(beginning)));
        byte[] other = Scramble(packet, reach);

        (bool ok, bool otherOk) = (_reader.Plan.Decode(packet, _packet), _reader.Plan.Decode(other, _other));
        string where = $"{Convert.ToHexString(packet)} and {Convert.ToHexString(other)} of {string.Join(' ', reach.Octets)} for {string.Join(' ', _reader.Plan.Items.Where(i => !i.IsHidden).Take(20))}";
        Assert.True((ok, _packet.Container, _packet.Error, _packet.IsAmbiguous, _packet.EndBit) == (otherOk, _other.Container, _other.Error, _other.IsAmbiguous, _other.EndBit), where);
        string[] wanted = Wanted(_packet, packet);
        Assert.True(wanted.AsSpan().SequenceEqual(Wanted(_other, other)), where);
        Assert.True(reach.CanCarryWanted || wanted.Length == 0, where);

        _row.AsSpan().Fill(double.NaN);
        _otherRow.AsSpan().Fill(double.NaN);
        Assert.Same(_reader.Read(packet, _row), _reader.Read(other, _otherRow));
        Assert.True(MemoryMarshal.AsBytes<double>(_row).SequenceEqual(MemoryMarshal.AsBytes<double>(_otherRow)), where);

        _tally.Packets++;
        _tally.Values += wanted.Length;
        if (reach.IsAllOctets) _tally.All++;
        else if (packet.Length > 8 && reach.Octets.Sum(r => Math.Max(0, Math.Min(r.End, packet.Length) - r.First)) * 2 < packet.Length) _tally.Few++;
        if (!reach.CanCarryWanted) _tally.Barren++;
        if (!reach.CanCarryWanted && reach.IsAllOctets) _tally.BarrenAndDynamic++;
    }

    private static PacketReach CheckForm(PacketReach reach)
    {
        Assert.All(reach.Octets, r => Assert.True(r is { First: >= 0, Length: > 0 }));
        for (int i = 1; i < reach.Octets.Count; i++) Assert.True(reach.Octets[i].First > reach.Octets[i - 1].End);
        if (reach.IsAllOctets) Assert.Equal([new OctetRange(0, ContainerPlan.MaxPacketOctets)], reach.Octets);
        return reach;
    }

    private byte[] Scramble(byte[] packet, PacketReach reach)
    {
        byte[] other = new byte[packet.Length];
        _random.NextBytes(other);
        foreach (OctetRange range in reach.Octets.Where(r => r.First < packet.Length))
            packet.AsSpan(range.First, Math.Min(range.Length, packet.Length - range.First)).CopyTo(other.AsSpan(range.First));
        return other;
    }

    private static string[] Wanted(DecodedPacket decoded, byte[] packet)
    {
        var values = new List<string>();
        foreach (ref readonly ParameterValue value in decoded.Values)
        {
            PlanItem item = decoded.Plan.Items[value.Item];
            if (item.IsHidden) continue;
            string octets = Convert.ToHexString(decoded.GetOctets(in value, packet, raw: true)) + "/" + Convert.ToHexString(decoded.GetOctets(in value, packet));
            values.Add($"{item} {value.RawKind}:{value.RawBits:X} {value.EngKind}:{value.EngBits:X} {value.Flags} {octets}");
        }
        return [.. values];
    }
}

/// <summary>What was met: a run in which something never came proves nothing about it.</summary>
internal sealed class ReachTally
{
    public long Packets { get; set; }

    public long Values { get; set; }

    /// <summary>Packets of more than eight octets of which less than half mattered.</summary>
    public long Few { get; set; }

    public long All { get; set; }

    /// <summary>Packets that could carry nothing wanted.</summary>
    public long Barren { get; set; }

    public long BarrenAndDynamic { get; set; }

    public override string ToString() => $"packets {Packets} values {Values} few {Few} all {All} barren {Barren} barren and dynamic {BarrenAndDynamic}";
}
