using Zarya.Server.Missions;

namespace Zarya.Server.Running;

/// <summary>
/// Looks at a mission's files once a second. When they have changed and stayed so for a second, they are read: a definition without errors is put in force, and of one with errors it is told what is wrong while the old one stays.
/// </summary>
/// <param name="folder">The mission's folder.</param>
/// <param name="files">The files that count, in the folder.</param>
/// <param name="changed">Called when they have changed.</param>
/// <param name="clock">Measures the interval.</param>
internal sealed class DefinitionWatch(string folder, Func<IEnumerable<string>> files, Action changed, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private string _inForce = "";
    private string _seen = "";

    public void Start()
    {
        _inForce = _seen = Stamp();
        _timer = clock.CreateTimer(_ => Look(), null, s_interval, s_interval);
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>One look; for tests without a clock.</summary>
    internal void Look()
    {
        // Reading may take longer than the interval.
        if (!_lock.TryEnter()) return;
        try
        {
            string stamp = Stamp();
            bool isSettled = stamp == _seen;
            _seen = stamp;
            if (stamp == _inForce || !isSettled) return;
            _inForce = stamp;
            changed();
        }
        finally
        {
            _lock.Exit();
        }
    }

    private string Stamp()
    {
        try
        {
            return string.Join('|', files().Append(MissionFile.FileName).Order(StringComparer.Ordinal).Select(f => new FileInfo(Path.Combine(folder, f))).Select(f => f.Exists ? $"{f.Name} {f.Length} {f.LastWriteTimeUtc.Ticks}" : $"{f.Name} gone"));
        }
        catch (IOException)
        {
            return _seen;
        }
    }
}
