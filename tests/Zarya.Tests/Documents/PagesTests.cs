using System.Text.RegularExpressions;
using System.Xml.Linq;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Tests.Server.Running;

namespace Zarya.Tests.Documents;

public partial class PagesTests
{
    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        string[] pages = [.. Directory.GetFiles(SharedData.RepositoryRoot, "*.md"), .. Below("docs"), .. Below("missions")];
        Assert.True(pages.Length > 8);
        Assert.All(pages, page => Assert.All(LinksOf(page), link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), $"{page}: {link}")));
    }

    [Fact]
    public void Every_page_is_in_the_index()
    {
        string index = Path.Combine(SharedData.RepositoryRoot, "docs", "README.md");
        IEnumerable<string> listed = LinksOf(index).Select(l => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(index)!, l)));
        Assert.Empty(Below("docs").Where(p => p != index).Except(listed));
    }

    [Fact]
    public void Every_dependency_is_explained_and_used()
    {
        string root = SharedData.RepositoryRoot;
        string explained = File.ReadAllText(Path.Combine(root, "docs", "dependencies.md"));
        string[] packages = [.. XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value)];
        string[] used = [.. new[] { "src", "tests", "bench" }.SelectMany(f => Directory.GetFiles(Path.Combine(root, f), "*.csproj", SearchOption.AllDirectories)).Append(Path.Combine(root, "Directory.Build.props"))
            .SelectMany(f => XDocument.Load(f).Descendants("PackageReference")).Select(p => p.Attribute("Include")!.Value).Distinct()];
        Assert.Equal(packages.Order(), used.Order());
        Assert.All(packages, p => Assert.Contains($"| {p} |", explained, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_parameter_of_the_program_itself_is_in_the_guide()
    {
        string guide = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "guide", "serve.md"));
        string section = guide[guide.IndexOf("\n## What Zarya knows of itself", StringComparison.Ordinal)..];
        MissionFolder folder = Surroundings.Read(Path.Combine(SharedData.RepositoryRoot, "missions", "iss-2018-08-29"), MissionMaking.LeapSeconds);
        string[] own = [.. folder.Database.Parameters.Select(p => p.QualifiedName).Where(n => n.StartsWith("/Zarya/", StringComparison.Ordinal))];
        Assert.Contains("/Zarya/LeakWatch/Behind", own);
        Assert.All(own, name =>
        {
            string[] parts = name.Split('/');
            string row = Assert.Single(section.Split('\n'), l => l.StartsWith($"| `{parts[2]}/", StringComparison.Ordinal));
            Assert.Contains($"`{parts[^1]}`", row, StringComparison.Ordinal);
        });
    }

    private static string[] Below(string folder) => Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.md", SearchOption.AllDirectories);

    private static IEnumerable<string> LinksOf(string page) =>
        Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value.Split('#')[0]).Where(l => l.Length > 0 && !l.StartsWith("http", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
