using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>What the killed process does: appends as fast as it can, in every way there is, and says on standard output what was acknowledged.</summary>
internal sealed class TortureChild : IDisposable
{
    /// <summary>The word that starts it; not among the verbs that are shown.</summary>
    public const string Verb = "torture-child";

    private readonly string _folder;
    private readonly long _run;
    private readonly EntryMaker _maker;
    private readonly Dice _dice;
    private readonly LogOptions _options;
    private readonly Stream _output = Console.OpenStandardOutput();
    private LogWriter _writer = null!;

    private TortureChild(string folder, ulong seed, long run)
    {
        (_folder, _run, _maker, _dice) = (folder, run, new EntryMaker(seed), new Dice(Dice.Mix(seed, (ulong)run)));
        _options = new LogOptions { BlockOctets = 4096 << _dice.Next(4), SegmentOctets = 64 * 1024 << _dice.Next(4), EarlyOctets = _dice.Once(2) ? 8192 : 1 << 20, CommitInterval = Zarya.Time.Duration.FromNanoseconds(1_000_000) };
    }

    /// <summary>Runs until it is killed.</summary>
    /// <param name="args">Folder, seed and number of the run.</param>
    public static int Run(string[] args)
    {
        if (args.Length != 3 || !ulong.TryParse(args[1], CultureInfo.InvariantCulture, out ulong seed) || !long.TryParse(args[2], CultureInfo.InvariantCulture, out long run)) return 2;
        using var child = new TortureChild(args[0], seed, run);
        child.Run();
        return 0;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _output.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _writer = LogWriter.Open(new FileDisk(_folder), _options);
            Say("open", _writer.LastAcknowledged, _writer.Incidents.Any(i => i.Kind == LogIncidentKind.CutAtOpen) ? " cut" : "");
            using var stop = new CancellationTokenSource();
            Thread? compaction = _dice.Once(2) ? StartCompaction(stop.Token) : null;
            if (_dice.Once(3)) RunGroup();
            else RunAlone(_dice.Next(10, 60));
            stop.Cancel();
            compaction?.Join();
            _writer.Close();
        }
    }

    private void RunAlone(int commits)
    {
        for (int c = 0; c < commits; c++)
        {
            for (int count = _dice.Once(12) ? _dice.Next(500, 3000) : _dice.Next(1, 120); count > 0; count--) Append(_writer.LastAcknowledged + _writer.Pending + 1);
            if (_dice.Once(15)) _writer.Abandon();
            Say("ack", _writer.Commit());
            if (_dice.Once(8) && _writer.TrySeal()) Say("sealed", _writer.LastAcknowledged);
        }
    }

    private void Append(long number)
    {
        _maker.Make(number, _run);
        if (_writer.Append(_writer.Register(_maker.Stream), _maker.Generation, _maker.Reception, _maker.Octets) != number) throw new InvalidOperationException("the log counts otherwise");
    }

    /// <summary>As a server does it: one thread commits, another appends and is told.</summary>
    private void RunGroup()
    {
        using var group = new GroupCommit(_writer, TimeProvider.System);
        var thread = new Thread(group.Run) { IsBackground = true };
        long next = _writer.LastAcknowledged + 1;
        thread.Start();
        var waiting = new Queue<Task<long>>();
        for (int rounds = _dice.Next(10, 60); rounds > 0; rounds--)
        {
            for (int count = _dice.Next(1, 200); count > 0; count--, next++)
            {
                _maker.Make(next, _run);
                waiting.Enqueue(group.AppendAsync(_maker.Stream, _maker.Generation, _maker.Reception, _maker.Octets.ToArray()).AsTask());
            }
            long acknowledged = 0;
            while (waiting.TryDequeue(out Task<long>? done)) acknowledged = done.GetAwaiter().GetResult();
            Say("ack", acknowledged);
        }
        group.Complete();
        thread.Join();
    }

    private Thread StartCompaction(CancellationToken stop)
    {
        var compaction = new Compaction(_writer);
        var thread = new Thread(() =>
        {
            try
            {
                while (!stop.IsCancellationRequested)
                    if (!compaction.RunOnce(stop)) Thread.Sleep(1);
            }
            catch (OperationCanceledException)
            {
                // It was told to.
            }
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Say(string word, long number, string more = "")
    {
        Span<byte> line = stackalloc byte[64];
        System.Text.Unicode.Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"{word} {number}{more}\n", out int length);
        _output.Write(line[..length]);
    }
}
