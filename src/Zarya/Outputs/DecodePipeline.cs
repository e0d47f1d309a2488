using System.Collections.Concurrent;
using Zarya.Census;
using Zarya.Inputs;

namespace Zarya.Outputs;

/// <summary>
/// Reads blocks, hands them to workers on the pool, writes what they made in order. At most a few blocks are under way, so memory is flat whatever the file's size.
/// </summary>
internal sealed class DecodePipeline(PacketFormat format, Progress progress, CancellationToken stop) : IDisposable
{
    private readonly ConcurrentBag<PacketWorker> _idle = [];
    private readonly ConcurrentBag<PacketWorker> _all = [];

    /// <summary>One more than there are cores: while the oldest is written, none idles.</summary>
    private readonly int _underWay = Environment.ProcessorCount + 1;

    public DecodeCounts Counts { get; } = new();

    public long SkippedOctets { get; private set; }

    public long SkippedRanges { get; private set; }

    /// <summary>Packets that were kept although what follows them is damaged.</summary>
    public long Unconfirmed { get; private set; }

    /// <summary>The first skipped ranges, in words.</summary>
    public List<string> FirstSkipped { get; } = [];

    /// <summary>Files that could not be read to their end, in words.</summary>
    public List<string> Damage { get; } = [];

    public Task BeginAsync() => format.BeginAsync();

    public Task EndAsync() => format.EndAsync(_all);

    /// <summary>Decodes one file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="blocks">Its packets.</param>
    /// <param name="shownName">Its name in the output, or <see langword="null"/>.</param>
    public async Task RunAsync(InputFile input, PacketBlocks blocks, string? shownName)
    {
        var pending = new Queue<Task<PacketBatch>>();
        try
        {
            while (blocks.Next() is { } block)
            {
                stop.ThrowIfCancellationRequested();
                Note(block, input.Name);
                pending.Enqueue(Task.Run(() => Decode(block, shownName), CancellationToken.None));
                while (pending.Count >= _underWay) await WriteAsync(await pending.Dequeue());
                if (progress.IsDue) progress.Report(input.Name, input.Length is null ? blocks.OctetsRead : input.Position, input.Length, blocks.PacketsFound);
            }
            while (pending.Count > 0) await WriteAsync(await pending.Dequeue());
            if (blocks.Damage is { } damage) Damage.Add(damage);
        }
        finally
        {
            // After a failure what is under way is only waited for: no worker may run when it is disposed.
            foreach (Task task in pending) await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        foreach (PacketWorker worker in _all) worker.Dispose();
    }

    private PacketBatch Decode(PacketBlock block, string? shownName)
    {
        if (!_idle.TryTake(out PacketWorker? worker)) 
        {
            worker = format.CreateWorker();
            worker.SkipsEmpty = format.SkipsEmpty;
            _all.Add(worker);
        }

        PacketBatch batch = worker.Run(block, shownName);
        block.Dispose();
        _idle.Add(worker);
        return batch;
    }

    private async Task WriteAsync(PacketBatch batch)
    {
        await format.WriteAsync(batch);
        Counts.Add(batch.Counts);
        batch.Release();
    }

    private void Note(PacketBlock block, string name)
    {
        Unconfirmed += block.Unconfirmed;
        foreach (SkippedRange range in block.Skipped)
        {
            SkippedRanges++;
            SkippedOctets += range.Length;
            if (FirstSkipped.Count < 10) FirstSkipped.Add($"{name}: {range.Length} octets skipped at offset {range.Offset}: {SkippedReason.InWords(in range)}");
        }
    }
}
