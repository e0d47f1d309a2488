using System.Text;

namespace Zarya.Leaks.Page;

/// <summary>Passes on what is told about the files, and keeps the lines for the page.</summary>
/// <param name="told">Where it is told: standard error.</param>
internal sealed class StoryNotes(TextWriter told) : TextWriter
{
    private readonly StringBuilder _line = new();

    /// <summary>The lines, as many as a page takes.</summary>
    public KeptList<string> Lines { get; } = new(LeakStory.MostOfAKind);

    /// <inheritdoc/>
    public override Encoding Encoding => told.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        told.Write(value);
        if (value == '\r') return;
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }
        if (_line.Length > 0) Lines.Add(_line.ToString());
        _line.Clear();
    }
}
