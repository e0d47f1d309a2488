using System.Text;
using Zarya.Leaks;

namespace Zarya.Tests.Leaks;

public class LineReaderTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb", "a|b")]
    [InlineData("\uFEFFa\n\uFEFFb", "a|\uFEFFb")]
    [InlineData("\n\na", "||a")]
    [InlineData("", "")]
    [InlineData("a\rb\n", "a\rb")]
    public void Lines_end_as_they_do_anywhere(string text, string lines)
    {
        Assert.Equal(lines, string.Join('|', Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))));
        Assert.Equal(lines, string.Join('|', Read(new Drop(Encoding.UTF8.GetBytes(text)))));
    }

    [Theory]
    [InlineData(LineReader.LongestLine, false)]
    [InlineData(LineReader.LongestLine + 1, true)]
    [InlineData(3_000_000, true)]
    public void A_long_line_costs_itself_only(int length, bool isTooLong)
    {
        string text = "a\n" + new string('x', length) + "\nb\n";
        Assert.Equal(["a", isTooLong ? "TOO LONG" : new string('x', length), "b"], Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(["a", isTooLong ? "TOO LONG" : new string('x', length)], Read(new MemoryStream(Encoding.UTF8.GetBytes(text[..^3]))));
    }

    private static List<string> Read(Stream content)
    {
        var reader = new LineReader(content);
        var lines = new List<string>();
        while (reader.TryRead(out ReadOnlySpan<byte> line, out bool isTooLong))
        {
            lines.Add(isTooLong ? "TOO LONG" : Encoding.UTF8.GetString(line));
            Assert.Equal(lines.Count, reader.Line);
        }
        return lines;
    }

    /// <summary>One octet at a time, as a slow pipe gives them.</summary>
    private sealed class Drop(byte[] octets) : MemoryStream(octets)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
