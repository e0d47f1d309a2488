using System.Text;
using System.Text.RegularExpressions;

namespace Zarya.Tests.Architecture;

/// <summary>One C# file of the repository, with its code apart from comments and texts.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = path;
        Lines = text.Count(c => c == '\n');
        Code = CodeOf(text);
    }

    /// <summary>From the repository's root, with forward slashes.</summary>
    public string Path { get; }

    public int Lines { get; }

    /// <summary>The code; comments, characters and texts are spaces, code inside interpolated texts stays.</summary>
    public string Code { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The project's folder name, <c>Zarya.Mdb</c>.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>The room, <c>Mdb</c>; <c>Zarya</c> for the command.</summary>
    public string Room => Project == "Zarya" ? "Zarya" : Project["Zarya.".Length..];

    public IEnumerable<string> Identifiers => Identifier().Matches(Code).Select(m => m.Value);

    public IEnumerable<string> DeclaredTypes => Declaration().Matches(Code).Select(m => m.Groups[1].Value);

    public string? Namespace => NamespaceLine().Match(Code) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The files of one part of the repository: <c>src</c>, <c>tests</c> or <c>bench</c>.</summary>
    public static IReadOnlyList<SourceFile> All(params string[] parts)
    {
        SourceFile[] files = [.. parts.SelectMany(p => Directory.EnumerateFiles(System.IO.Path.Combine(SharedData.RepositoryRoot, p), "*.cs", SearchOption.AllDirectories))
            .Select(f => System.IO.Path.GetRelativePath(SharedData.RepositoryRoot, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(s => s is "obj" or "bin"))
            .Select(f => new SourceFile(f, File.ReadAllText(System.IO.Path.Combine(SharedData.RepositoryRoot, f))))];
        Assert.NotEmpty(files);
        return files;
    }

    /// <summary>For tests of this class.</summary>
    public static SourceFile Of(string path, string text) => new(path, text);

    /// <summary>The words of an identifier: <c>SharedData</c> is Shared and Data.</summary>
    public static IEnumerable<string> Words(string identifier) => Word().Matches(identifier).Select(m => m.Value);

    private static string CodeOf(string text)
    {
        var code = new StringBuilder(text.Length);
        int at = 0;
        new CodeLexer(text, code).Copy(ref at, untilBrace: false);
        return code.ToString();
    }

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+([A-Z][A-Za-z0-9_]*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*namespace\s+([A-Za-z0-9_.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")]
    private static partial Regex Word();
}
