namespace Zarya.Tests.Verbs;

/// <summary>Texts of <c>tests/vectors/verbs</c>, compared exactly. After a wanted change: <c>ZARYA_WRITE_VECTORS=1</c>, run the tests, and read the difference before committing it.</summary>
internal static class GoldenText
{
    public static bool IsWriting { get; } = Environment.GetEnvironmentVariable("ZARYA_WRITE_VECTORS") == "1";

    public static void Check(string name, string actual)
    {
        string path = VerbRun.Vector(name);
        if (IsWriting) File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; ZARYA_WRITE_VECTORS=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
