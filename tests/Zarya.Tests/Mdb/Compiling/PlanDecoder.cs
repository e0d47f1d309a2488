using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Oracle;
using Zarya.Tests.Oracle;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>A plan that answers as the oracle does, so that both can be held to the same contracts. Plans are made once for each root.</summary>
internal sealed class PlanDecoder(PlanBackend backend)
{
    private readonly Dictionary<SequenceContainer, (ContainerPlan Plan, DecodedPacket Buffer)> _plans = [];

    internal NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet)
    {
        if (!_plans.TryGetValue(root, out (ContainerPlan Plan, DecodedPacket Buffer) made))
        {
            ContainerPlan plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = Run.LeapSeconds, Backend = backend });
            _plans.Add(root, made = (plan, plan.CreateBuffer()));
        }
        DecodedPacket decoded = made.Buffer;
        bool ok = made.Plan.Decode(packet, decoded);
        DecodeError e = decoded.Error;
        Assert.Equal(ok, e.Kind == DecodeErrorKind.None);
        NaiveError? error = ok ? null : new NaiveError(Enum.Parse<NaiveErrorKind>(e.Kind.ToString()), e.Entry!, e.FirstBit, e.BitsNeeded);
        return new NaiveResult(e.Kind == DecodeErrorKind.NoContainer ? null : decoded.Container, [], decoded.IsAmbiguous, error, decoded.EndBit, Values(decoded, packet));
    }

    /// <summary>The values of whole parameters. A plan does not keep where they stood: -1.</summary>
    private static List<NaiveValue> Values(DecodedPacket decoded, byte[] packet)
    {
        var values = new List<NaiveValue>();
        for (int slot = 0; slot < decoded.Count; slot += 1 + decoded.Values[slot].DescendantCount)
        {
            ParameterValue value = decoded.Values[slot];


            // What an algorithm computed stands in no entry (rule 33), and the oracle runs none.
            if (value is { RawKind: ValueKind.None, EngKind: not ValueKind.None }) continue;
            values.Add(new NaiveValue(
                decoded.Plan.Items[value.Item].Parameter, Read(decoded, slot, packet, true), Read(decoded, slot, packet, false), (value.Flags & ValueFlags.Malformed) != 0, -1, -1));
        }
        return values;
    }

    private static object? Read(DecodedPacket decoded, int slot, byte[] packet, bool raw)
    {
        ParameterValue value = decoded.Values[slot];
        ulong bits = raw ? value.RawBits : value.EngBits;
        switch (raw ? value.RawKind : value.EngKind)
        {
            case ValueKind.None: return null;
            case ValueKind.Signed: return (long)bits;
            case ValueKind.Unsigned: return bits;
            case ValueKind.Float: return BitConverter.UInt64BitsToDouble(bits);
            case ValueKind.Boolean: return bits != 0;
            case ValueKind.Time: return new NaiveTime((long)bits);
            case ValueKind.Octets: return decoded.GetOctets(in value, packet, raw).ToArray();
            case ValueKind.Array: return new NaiveArray([value.ChildCount], [.. Parts(decoded, slot).Select(part => Read(decoded, part, packet, raw))]);
            case ValueKind.Aggregate:
                return new NaiveAggregate([.. Parts(decoded, slot).Select(part => KeyValuePair.Create(decoded.Plan.Items[decoded.Values[part].Item].MemberName, Read(decoded, part, packet, raw)))]);
            default: return decoded.GetText(in value, packet, raw);
        }
    }

    private static List<int> Parts(DecodedPacket decoded, int slot)
    {
        var parts = new List<int>();
        int end = slot + 1 + decoded.Values[slot].DescendantCount;
        for (int part = slot + 1; part < end; part += 1 + decoded.Values[part].DescendantCount) parts.Add(part);
        return parts;
    }
}
