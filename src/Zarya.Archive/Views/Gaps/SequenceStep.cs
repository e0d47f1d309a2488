using Zarya.Ccsds.Packets;

namespace Zarya.Archive.Views.Gaps;

/// <summary>A packet, as far as gaps are concerned.</summary>
/// <param name="Generation">Generation time, TAI ns.</param>
/// <param name="Reception">Reception time, TAI ns.</param>
/// <param name="Sequence">Sequence count.</param>
/// <param name="IsJump">Whether everything between the point before and this one is there.</param>
internal readonly record struct SequencePoint(long Generation, long Reception, SequenceCount Sequence, bool IsJump = false);

/// <summary>What stands between two packets of one application process.</summary>
internal static class SequenceStep
{
    /// <summary>Packets that are missing between them: 0 if they follow one another, are the same, or the source began anew (a step of half the modulus or more).</summary>
    public static int Missing(in SequencePoint before, in SequencePoint after)
    {
        if (after.IsJump) return 0;
        int steps = before.Sequence.StepsTo(after.Sequence);
        return steps is > 1 and <= SequenceCount.Modulus / 2 ? steps - 1 : 0;
    }

    /// <summary>Whether the count went back, or ahead by more than half its modulus, which looks the same.</summary>
    public static bool IsRestart(in SequencePoint before, in SequencePoint after) => !after.IsJump && after.Generation > before.Generation && before.Sequence.StepsTo(after.Sequence) > SequenceCount.Modulus / 2;
}
