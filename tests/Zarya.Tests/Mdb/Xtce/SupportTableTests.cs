namespace Zarya.Tests.Mdb.Xtce;

public class SupportTableTests
{
    /// <summary>The page tells the truth; with ZARYA_WRITE_DOCS=1 it is written anew.</summary>
    [Fact]
    public void The_page_says_what_the_reader_does()
    {
        string text = SupportTable.Write(SharedData.Require("xtce"), Path.Combine(SharedData.Vectors, "xtce")).ReplaceLineEndings("\n");
        string page = Path.Combine(SharedData.RepositoryRoot, "docs", "xtce-support.md");
        if (Environment.GetEnvironmentVariable("ZARYA_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, text);
        }
        Assert.Equal(text, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }
}
