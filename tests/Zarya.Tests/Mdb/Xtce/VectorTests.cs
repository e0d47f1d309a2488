using System.Text.RegularExpressions;
using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>
/// Every vector of tests/vectors/xtce says, in a comment on the line it is about, which findings it must give: <c>&lt;!-- ! Error missing-type --&gt;</c>.
/// Those and no others must come out, each with its line.
/// </summary>
public partial class VectorTests
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Path.Combine(SharedData.Vectors, "xtce"), "*.xml").Order(StringComparer.Ordinal).Select(p => Path.GetFileNameWithoutExtension(p))];

    [GeneratedRegex(@"<!-- !(?<all>.*?)-->")]
    private static partial Regex Marker();

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_exactly_the_findings_it_announces(string name)
    {
        var expected = new List<string>();
        string[] lines = File.ReadAllLines(XtceText.VectorPath(name));
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (Match match in Marker().Matches(lines[i]))
                expected.AddRange(match.Groups["all"].Value.Split(';').Select(code => $"{i + 1}: {code.Trim()}"));
        }
        MissionDatabase database = XtceText.LoadVector(name);
        Assert.Equal(
            string.Join('\n', expected.Order(StringComparer.Ordinal)),
            string.Join('\n', database.Diagnostics.Select(d => $"{d.Where.Line}: {d.Severity} {d.Code}").Order(StringComparer.Ordinal)));
        Assert.All(database.Diagnostics, d =>
        {
            Assert.Equal(XtceText.VectorPath(name), d.Where.File);
            Assert.NotEmpty(d.Message);
            Assert.StartsWith("/", d.Path, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void There_are_vectors_for_features_and_for_errors()
    {
        Assert.Contains(Names, n => n.Data.StartsWith("bad-", StringComparison.Ordinal));
        Assert.Contains(Names, n => !n.Data.StartsWith("bad-", StringComparison.Ordinal));
    }
}
