namespace Zarya.Tests;

public class SharedDataTests
{
    [Fact]
    public void Repository_root_is_found() => Assert.True(File.Exists(Path.Combine(SharedData.RepositoryRoot, "Zarya.slnx")));
}
