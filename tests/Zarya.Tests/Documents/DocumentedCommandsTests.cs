namespace Zarya.Tests.Documents;

/// <summary>What the pages show is what the command prints.</summary>
public class DocumentedCommandsTests
{
    private static readonly string[] s_pages = ["README.md", .. Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "docs", "guide"), "*.md").Select(f => Path.GetRelativePath(SharedData.RepositoryRoot, f)).Order()];

    [Theory]
    [InlineData("README.md", 4)]
    [InlineData("docs/guide/decode.md", 1)]
    [InlineData("docs/guide/leak.md", 1)]
    [InlineData("docs/guide/mdb.md", 3)]
    [InlineData("docs/guide/packets.md", 1)]
    [InlineData("docs/guide/record.md", 5)]
    [InlineData("docs/guide/scrub.md", 1)]
    [InlineData("docs/guide/serve.md", 1)]
    public void Every_command_prints_what_its_page_shows(string page, int atLeast)
    {
        IReadOnlyList<ConsoleBlock> blocks = [.. ConsoleBlock.Of(page).Where(b => !b.IsEndless)];
        Assert.True(blocks.Count >= atLeast, $"{page} shows {blocks.Count} commands");
        string scratch = Directory.CreateTempSubdirectory("zarya-page-").FullName;
        try
        {
            Assert.All(blocks, b => Assert.Equal(ConsoleBlock.Steady(b.Shown), ConsoleBlock.Steady(b.Run(scratch))));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>A page that begins to show commands and their output is to be named above. Commands that go on until they are stopped are followed by <c>tests/Zarya.Console.Tests</c>.</summary>
    [Fact]
    public void Every_page_that_shows_commands_is_checked()
    {
        string[] checkedHere = [.. typeof(DocumentedCommandsTests).GetMethod(nameof(Every_command_prints_what_its_page_shows))!.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute)).Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!)];
        Assert.Equal(checkedHere, s_pages.Where(p => ConsoleBlock.Of(p).Any(b => !b.IsEndless)));
    }
}
