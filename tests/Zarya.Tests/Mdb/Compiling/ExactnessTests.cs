namespace Zarya.Tests.Mdb.Compiling;

public class ExactnessTests
{
    /// <summary>The page tells the truth; with ZARYA_WRITE_DOCS=1 it is written anew.</summary>
    [Fact]
    public void The_page_says_what_the_decoder_does()
    {
        string text = ExactnessTable.Write().ReplaceLineEndings("\n");
        string page = Path.Combine(SharedData.RepositoryRoot, "docs", "exactness.md");
        if (Environment.GetEnvironmentVariable("ZARYA_WRITE_DOCS") == "1") File.WriteAllText(page, text);
        Assert.Equal(text, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }
}
