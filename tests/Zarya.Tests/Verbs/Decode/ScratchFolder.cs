using System.Text;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>A folder for the files of one test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("zarya-decode-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Add(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
