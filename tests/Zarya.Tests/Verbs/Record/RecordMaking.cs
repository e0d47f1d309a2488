using Zarya.Ccsds.Packets;
using Zarya.Records;
using Zarya.Tests.Verbs.Decode;
using Zarya.Verbs;

namespace Zarya.Tests.Verbs.Record;

/// <summary>Records in a folder of one test, made by <c>zarya import</c> at times that are always the same.</summary>
internal sealed class RecordMaking : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    /// <summary>The record.</summary>
    public string Record => _scratch["record"];

    public string this[string name] => _scratch[name];

    public string Add(string name, byte[] content) => _scratch.Add(name, content);

    /// <summary>Runs the import with its ins and outs at hand.</summary>
    public VerbRun Import(string[] files, Func<ImportRun, ImportRun>? change = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var run = new ImportRun { Record = Record, Files = files, Layout = Layout(), Output = output, Told = error, Clock = new SteppingClock() };
        run = change?.Invoke(run) ?? run;
        int exit = VerbException.GuardAsync(() => Task.FromResult(run.Run(TestContext.Current.CancellationToken)), error).GetAwaiter().GetResult();
        return new VerbRun(exit, output.ToString(), error.ToString());
    }

    /// <summary>Exports, and gives what was exported.</summary>
    public (VerbRun Run, byte[] Octets) Export(params string[] options)
    {
        string path = _scratch["exported"];
        VerbRun run = VerbRun.Of(["export", Record, "-o", path, .. options]);
        return (run, File.Exists(path) ? File.ReadAllBytes(path) : []);
    }

    public static PacketStreamOptions Layout(int before = 0, int behind = 0) => new() { PrefixLength = before, SuffixLength = behind, KeepUnconfirmedPackets = true };

    public void Dispose() => _scratch.Dispose();
}

/// <summary>A clock that begins some minutes after 2026-11-24T00:00:00Z and goes on by a millisecond whenever it is asked.</summary>
internal sealed class SteppingClock(int minutes = 0) : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 24, 0, minutes, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now = _now.AddMilliseconds(1);
}
