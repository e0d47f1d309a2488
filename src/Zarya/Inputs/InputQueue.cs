using Zarya.Verbs;

namespace Zarya.Inputs;

/// <summary>Files that are read one after the other. Those that cannot be opened are told before anything is done: pipes stay open meanwhile, other files are opened again.</summary>
internal sealed class InputQueue : IDisposable
{
    private readonly Queue<InputFile> _pipes = new();

    /// <summary>Looks at all of them.</summary>
    /// <exception cref="VerbException">One cannot be read.</exception>
    public InputQueue(IEnumerable<string> files)
    {
        foreach (string file in files.Where(f => f != "-"))
        {
            InputFile input = InputFile.Open(file);
            if (input.IsRepeatable) input.Dispose();
            else _pipes.Enqueue(input);
        }
    }

    /// <summary>Opens a file; each in its turn.</summary>
    public InputFile Open(string name) => _pipes.TryPeek(out InputFile? pipe) && pipe.Name == name ? _pipes.Dequeue() : InputFile.Open(name);

    public void Dispose()
    {
        foreach (InputFile pipe in _pipes) pipe.Dispose();
    }
}
