using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>Everything one does to a log, in an order that follows from a seed, with the ledger kept beside it. The disk may fail and fill up; what is not expected of a log then is thrown as <see cref="TortureException"/>.</summary>
internal sealed class Workload(IDisk disk, Ledger ledger, Dice dice, CampaignResult result) : IDisposable
{
    private readonly EntryMaker _maker = new(ledger.Seed);
    private readonly LogOptions _options = new() { BlockOctets = 4096, SegmentOctets = 64 * 1024, EarlyOctets = 4096 };
    private LogWriter? _writer;
    private long _attempt;

    public LogWriter Writer => _writer ?? throw new InvalidOperationException("not open");

    /// <summary>Whether the log refused something since the last time it did not.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The attempts of somebody who goes on behind this one must be told from this one's.</summary>
    public long NextAttempt { get => _attempt; set => _attempt = value; }

    public void Open()
    {
        _writer = LogWriter.Open(disk, _options);
        if (_writer.Incidents.Any(i => i.Kind == LogIncidentKind.CutAtOpen)) result.Saw("torn commit cut");
        string? wrong = _writer.Store.Damage is [var damage, ..] ? $"damage: {damage}" : ledger.Adopt(_writer.Store);
        if (wrong is not null) throw new TortureException(wrong);
    }

    /// <summary>Does some steps.</summary>
    public void Run(int steps)
    {
        for (; steps > 0; steps--) Step();
    }

    /// <summary>One step.</summary>
    public void Step()
    {
        int what = dice.Next(32);
        if (what < 22) Commit(dice.Once(6) ? dice.Next(60, 140) : dice.Next(1, 12));
        else if (what < 24) Abandon();
        else if (what < 27) Seal();
        else if (what < 29) Compact();
        else if (what < 31) Reopen(isClosed: false);
        else Reopen(isClosed: true);
    }

    /// <summary>Appends some entries and commits them.</summary>
    /// <returns>Whether they were acknowledged.</returns>
    public bool Commit(int count)
    {
        Attempt attempt = new(ledger.LastAcknowledged + 1, ledger.LastAcknowledged + count, ++_attempt);
        try
        {
            Append(attempt);
            ledger.Begin(attempt);
            if (Writer.Commit() != attempt.Last) throw new TortureException($"altered: {Writer.LastAcknowledged} was acknowledged and not {attempt.Last}");
            ledger.Acknowledge(attempt);
            return !(IsRefused = false);
        }
        catch (LogRefusedException)
        {
            result.Saw("commit refused");
            IsRefused = true;
            if (Writer.LastAcknowledged != ledger.LastAcknowledged) throw new TortureException($"altered: refused, and {Writer.LastAcknowledged} is acknowledged, not {ledger.LastAcknowledged}");
            if (Writer.Incidents.Count == 0) throw new TortureException("refused without a notice of the incident");
            return false;
        }
    }

    /// <summary>Closes for good.</summary>
    public void Close()
    {
        Writer.Close();
        _writer = null;
    }

    public void Dispose() => _writer?.Dispose();

    private void Append(Attempt attempt)
    {
        for (long number = attempt.First; number <= attempt.Last; number++)
        {
            _maker.Make(number, attempt.Number);
            if (Writer.Append(Writer.Register(_maker.Stream), _maker.Generation, _maker.Reception, _maker.Octets) != number) throw new TortureException($"altered: the log counts otherwise than {number}");
        }
    }

    private void Abandon()
    {
        int count = dice.Once(3) ? dice.Next(60, 140) : dice.Next(1, 12);
        try
        {
            Append(new Attempt(ledger.LastAcknowledged + 1, ledger.LastAcknowledged + count, ++_attempt));
            Writer.Abandon();
        }
        catch (LogRefusedException)
        {
            result.Saw("commit refused");
        }
    }

    private void Seal()
    {
        if (!Writer.TrySeal()) result.Saw("sealing failed");
    }

    private void Compact()
    {
        try
        {
            if (new Compaction(Writer).RunOnce()) result.Saw("segment compacted");
        }
        catch (IOException)
        {
            result.Saw("compaction failed");
        }
    }

    private void Reopen(bool isClosed)
    {
        try
        {
            if (isClosed) Writer.Close();
            else Writer.Dispose();
        }
        catch (LogRefusedException)
        {
            Writer.Dispose();
        }
        _writer = null;
        // A disk that fails now may be well the next time.
        for (int attempt = 1; _writer is null; attempt++)
        {
            try
            {
                Open();
            }
            catch (IOException) when (attempt < 20)
            {
                result.Saw("opening failed");
            }
        }
    }
}

/// <summary>The log did what it must not do.</summary>
internal sealed class TortureException(string message) : Exception(message);
