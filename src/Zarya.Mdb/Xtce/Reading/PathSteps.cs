using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>The path into a value, <c>.member[3].part</c> (XTCE 1.3 <c>ExpandedNameReference…</c>).</summary>
internal static class PathSteps
{
    internal static bool TryParse(ReadOnlySpan<char> text, out IReadOnlyList<PathStep> path)
    {
        var steps = new List<PathStep>();
        path = steps;
        while (!text.IsEmpty)
        {
            if (text[0] == '[')
            {
                int close = text.IndexOf(']');
                if (close < 0 || !int.TryParse(text[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out int index)) return false;
                steps.Add(new PathStep(null, index));
                text = text[(close + 1)..];
            }
            else if (text[0] == '.')
            {
                int end = text[1..].IndexOfAny('.', '[');
                ReadOnlySpan<char> member = end < 0 ? text[1..] : text[1..(end + 1)];
                if (member.IsEmpty) return false;
                steps.Add(new PathStep(member.ToString(), 0));
                text = text[(member.Length + 1)..];
            }
            else return false;
        }
        return true;
    }
}
