using System.Collections.Concurrent;
using System.Diagnostics;

namespace Zarya.Torture;

/// <summary>What a campaign found. Safe from several threads.</summary>
/// <param name="name">Its name.</param>
/// <param name="enough">After so many cases it must have come to all of these.</param>
/// <param name="required">What it must have come to at least once: a campaign that never met the rare state it is for proves nothing.</param>
internal sealed class CampaignResult(string name, int enough, params string[] required)
{
    private const int MostMessages = 20;

    private readonly ConcurrentDictionary<string, long> _reached = [];
    private readonly ConcurrentQueue<string> _messages = [];
    private readonly Stopwatch _watch = new();
    private long _cases;
    private long _failed;
    private long _lost;
    private long _altered;
    private long _invented;
    private long _undetected;
    private long _other;

    public string Name => name;

    public long Cases => Interlocked.Read(ref _cases);

    public long Failed => Interlocked.Read(ref _failed) + Missing.Count;

    public long Lost => Interlocked.Read(ref _lost);

    public long Altered => Interlocked.Read(ref _altered);

    public long Invented => Interlocked.Read(ref _invented);

    public long Undetected => Interlocked.Read(ref _undetected);

    /// <summary>Failures of another kind: it did not open, did not go on, damage without any.</summary>
    public long Other => Interlocked.Read(ref _other);

    public TimeSpan Elapsed => _watch.Elapsed;

    public IEnumerable<string> Messages => _messages;

    /// <summary>How often what was met.</summary>
    public IEnumerable<KeyValuePair<string, long>> Reached => _reached.OrderBy(r => r.Key, StringComparer.Ordinal);

    /// <summary>What should have been met and was not.</summary>
    public IReadOnlyList<string> Missing => Cases < enough ? [] : [.. required.Where(r => !_reached.ContainsKey(r))];

    public void Saw(string what, long times = 1)
    {
        if (times > 0) _reached.AddOrUpdate(what, times, (_, n) => n + times);
    }

    /// <summary>Counts a case.</summary>
    /// <param name="wrong">What is wrong with it, beginning with the kind; <see langword="null"/> if nothing is.</param>
    /// <param name="where">How to meet it again.</param>
    public void Count(string? wrong, Func<string> where)
    {
        Interlocked.Increment(ref _cases);
        if (wrong is null) return;
        Interlocked.Increment(ref _failed);
        ref long kind = ref _other;
        if (wrong.StartsWith("lost", StringComparison.Ordinal)) kind = ref _lost;
        else if (wrong.StartsWith("altered", StringComparison.Ordinal)) kind = ref _altered;
        else if (wrong.StartsWith("invented", StringComparison.Ordinal)) kind = ref _invented;
        else if (wrong.StartsWith("undetected", StringComparison.Ordinal)) kind = ref _undetected;
        Interlocked.Increment(ref kind);
        if (_messages.Count < MostMessages) _messages.Enqueue($"{wrong} [{where()}]");
    }

    /// <summary>Measures the time of the whole campaign.</summary>
    public CampaignResult Timed(Action run)
    {
        _watch.Start();
        run();
        _watch.Stop();
        return this;
    }
}
