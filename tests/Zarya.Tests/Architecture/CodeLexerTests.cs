namespace Zarya.Tests.Architecture;

/// <summary>A rule that reads code is only as good as its reading.</summary>
public class CodeLexerTests
{
    [Theory]
    [InlineData("a // Apid\nb", "a b")]
    [InlineData("a /* Apid */ b", "a b")]
    [InlineData("/// <summary>Apid</summary>\na", "a")]
    [InlineData("a(\"Apid\", b)", "a b")]
    [InlineData("a(\"\\\"Apid\", b)", "a b")]
    [InlineData("a(@\"x\"\"Apid\\\", b)", "a b")]
    [InlineData("a($\"Apid {b} {{Apid}}\", c)", "a b c")]
    [InlineData("a($\"Apid {(b ? \"Apid\" : \"x\")} Apid\", c)", "a b c")]
    [InlineData("a('\"', b, '\\'', c)", "a b c")]
    [InlineData("a(\"\"\"Apid \" \"\" Apid\"\"\", b)", "a b")]
    [InlineData("a($\"\"\"Apid {b} Apid\"\"\", c)", "a b c")]
    [InlineData("a(\"\", b)", "a b")]
    public void Only_code_is_left(string source, string identifiers) => Assert.Equal(identifiers.Split(' '), SourceFile.Of("src/Zarya/X.cs", source).Identifiers);

    [Fact]
    public void Types_namespaces_and_words_are_found()
    {
        SourceFile file = SourceFile.Of("src/Zarya.Mdb/Model/X.cs", "namespace Zarya.Mdb.Model;\npublic readonly record struct OneThing(int A);\ninternal sealed class Two;\nenum Three { A }");
        Assert.Equal(["OneThing", "Two", "Three"], file.DeclaredTypes);
        Assert.Equal(("Zarya.Mdb.Model", "Mdb", "Zarya.Mdb"), (file.Namespace, file.Room, file.Project));
        Assert.Equal(["Mission", "Database"], SourceFile.Words("MissionDatabase"));
        Assert.Equal(["XML", "Data", "Type"], SourceFile.Words("XMLDataType"));
    }
}
