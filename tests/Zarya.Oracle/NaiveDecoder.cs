using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Oracle;

/// <summary>
/// The obvious decoder: bit by bit straight from the model, by the rules of <c>docs/design/decoding.md</c> (cited by number) and with no regard for speed. The compiled decoders are held against it.
/// </summary>
public static class NaiveDecoder
{
    private const int MaxFollowing = 64;

    /// <summary>Decodes a packet.</summary>
    /// <param name="database">The definition, for the children of containers.</param>
    /// <param name="root">Where decoding starts (rule 9); what it inherits from is decoded first, as in rule 3.</param>
    /// <param name="packet">The octets.</param>
    /// <param name="leapSeconds">For times in UTC; without it they have no engineering value.</param>
    /// <returns>The values up to the end or the error.</returns>
    public static NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet, LeapSeconds? leapSeconds)
    {
        var state = new NaivePacket(NaivePacket.ToBits(packet), leapSeconds);
        var containers = new NaiveContainers(database, state);
        var following = new List<SequenceContainer>();
        SequenceContainer? deepest = null;
        NaiveError? error = null;
        try
        {
            SequenceContainer last = containers.DecodePacket(root, 0, reached => deepest = reached);

            // Rule 11.
            Int128 start = 0;
            while (last.NextContainer is { } next && following.Count < MaxFollowing && state.Furthest < state.Bits.Length && state.Furthest > start)
            {
                if (next.Target is null) throw new NaiveFailure(NaiveErrorKind.BadDefinition, state.Cursor, 0);
                start = state.Furthest;
                state.MoveTo(start);
                last = containers.DecodePacket(next.Target, start);
                following.Add(last);
            }
        }
        catch (NaiveFailure failure)
        {
            error = new NaiveError(failure.Kind, state.EntryName, ToInt64(failure.FirstBit), ToInt64(failure.BitsNeeded));
            if (failure.Kind == NaiveErrorKind.NoContainer && deepest is { IsAbstract: true }) deepest = null; // Rule 10.
        }
        return new NaiveResult(deepest, following, containers.Ambiguous, error, (int)Int128.Clamp(state.FurthestOfAll, 0, int.MaxValue), state.Values);
    }

    private static long ToInt64(Int128 value) => (long)Int128.Clamp(value, long.MinValue, long.MaxValue);
}
