namespace Zarya.Archive.Log;

/// <summary>
/// A thread that makes blocks of entries while the writer's own takes in the next ones. The log is the same octet for octet with it and without: blocks are made in the order in which they became full. For one
/// <see cref="LogWriter"/> at a time.
/// </summary>
public sealed class EncodingThread : IDisposable
{
    /// <summary>Blocks that may wait: then the writer waits, so that memory is bounded.</summary>
    private const int Depth = 4;

    private readonly Queue<Action> _work = [];
    private readonly Thread _thread;
    private bool _isBusy;
    private bool _isEnding;

    /// <summary>Starts it.</summary>
    public EncodingThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "log encoding" };
        _thread.Start();
    }

    /// <summary>Ends it when what waits is done.</summary>
    public void Dispose()
    {
        lock (_work)
        {
            _isEnding = true;
            Monitor.PulseAll(_work);
        }
        _thread.Join();
    }

    /// <summary>Hands over work, which must not throw.</summary>
    internal void Post(Action work)
    {
        lock (_work)
        {
            while (_work.Count >= Depth) Monitor.Wait(_work);
            _work.Enqueue(work);
            Monitor.PulseAll(_work);
        }
    }

    /// <summary>Returns when everything is done; what it did is visible then.</summary>
    internal void Drain()
    {
        lock (_work)
        {
            while (_work.Count > 0 || _isBusy) Monitor.Wait(_work);
        }
    }

    private void Run()
    {
        while (true)
        {
            Action? work;
            lock (_work)
            {
                _isBusy = false;
                Monitor.PulseAll(_work);
                while (_work.Count == 0 && !_isEnding) Monitor.Wait(_work);
                if (!_work.TryDequeue(out work)) return;
                _isBusy = true;
            }
            work();
        }
    }
}
