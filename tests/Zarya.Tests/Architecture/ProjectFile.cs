using System.Xml.Linq;

namespace Zarya.Tests.Architecture;

/// <summary>What a project file says of what it uses.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Room">The room, <c>Mdb</c>; <c>Zarya</c> for the command.</param>
/// <param name="References">Rooms it references.</param>
/// <param name="Packages">Packages it references, analyzers apart.</param>
/// <param name="AllowsUnsafe">Whether it permits unsafe code.</param>
internal sealed record ProjectFile(string Path, string Room, IReadOnlyList<string> References, IReadOnlyList<string> Packages, bool AllowsUnsafe)
{
    /// <summary>The projects below <c>src</c>.</summary>
    public static IReadOnlyList<ProjectFile> Sources()
    {
        ProjectFile[] projects = [.. Directory.EnumerateFiles(System.IO.Path.Combine(SharedData.RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories).Select(Read)];
        Assert.NotEmpty(projects);
        return projects;
    }

    private static ProjectFile Read(string path)
    {
        XDocument project = XDocument.Load(path);
        return new ProjectFile(
            System.IO.Path.GetRelativePath(SharedData.RepositoryRoot, path), RoomOf(path),
            [.. project.Descendants("ProjectReference").Select(r => RoomOf(r.Attribute("Include")!.Value))],
            [.. project.Descendants("PackageReference").Where(r => r.Attribute("PrivateAssets")?.Value != "all").Select(r => r.Attribute("Include")!.Value)],
            project.Descendants("AllowUnsafeBlocks").Any(a => a.Value != "false"));
    }

    private static string RoomOf(string path) => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')) is "Zarya" ? "Zarya" : System.IO.Path.GetFileNameWithoutExtension(path)["Zarya.".Length..];
}
