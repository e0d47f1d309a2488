namespace Zarya.Console.Tests;

/// <summary>A folder that is gone with the test.</summary>
internal sealed class MissionInTemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("zarya-console-").FullName;

    /// <summary>Writes a file of it.</summary>
    public void Write(string name, string content)
    {
        string place = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
        File.WriteAllText(place, content);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // What a program that was killed still holds is left to the system.
        }
    }
}
