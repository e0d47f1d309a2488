using Zarya.Ccsds.Packets;
using Zarya.Links.Splitting;

namespace Zarya.Links.Files;

/// <summary>Reads packets from the files that are put into a folder, in the order of their names, and puts each aside into <c>done</c> or <c>failed</c>. Names that end in <c>.gz</c> are decompressed.</summary>
public sealed class FileDropLink : ILink
{
    private readonly FileDropLinkOptions _options;
    private readonly LinkLife _life;
    private readonly DropFolder _folder;
    private readonly SequenceTracker? _sequences;
    private FileReading? _reading;

    /// <summary>A link that does nothing until it is run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">What it is set to.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="ArgumentException">The name or the folder cannot be.</exception>
    public FileDropLink(string name, FileDropLinkOptions options, LinkClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Folder, nameof(options));
        _ = options.Packets.MakeSplitter();
        Name = LinkName.Checked(name);
        _options = options;
        _life = new LinkLife(clock, options.Watch, options.IsEnabled, canMakeWait: false);
        _folder = new DropFolder(options.Folder);
        _sequences = options.Packets.HasSequenceCounts ? new SequenceTracker() : null;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "files";

    /// <inheritdoc/>
    public string Setting => $"reads files from {_options.Folder}; {_options.Packets.Words}";

    /// <inheritdoc/>
    public bool IsEnabled { get => _life.IsEnabled; set => _life.IsEnabled = value; }

    /// <inheritdoc/>
    public LinkReport Report => _life.Report();

    /// <inheritdoc/>
    public void ResetCounts() => _life.ResetCounts();

    /// <inheritdoc/>
    public async Task RunAsync(IPacketSink sink, CancellationToken stop)
    {
        await _life.RunAsync(this, sink, SessionAsync, static () => { }, stop).ConfigureAwait(false);
        _reading?.Close();
    }

    private async Task SessionAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                _folder.Make();
                _life.Set(LinkPhase.Working, $"watches {_options.Folder}");
                // The one that was being read when the link was switched off goes on where it was.
                if (_reading is not null) await ReadAsync(_reading, sink, session, stop).ConfigureAwait(false);
                foreach (string file in _folder.TakeSettled()) await ReadAsync(file, sink, session, stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                _life.Erred(fault.Message);
                _life.Set(LinkPhase.Broken, $"cannot use {_options.Folder}: {fault.Message}");
            }
            await Task.Delay(TimeSpan.FromSeconds(_options.PollS), _life.Clock.Provider, session).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(string name, IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        try
        {
            var packets = new PacketStream(_options.Packets.MakeSplitter());
            _reading = new FileReading(name, _folder.Open(name), packets, new StreamReception(_life, packets, new PacketOutlet(Name, _life, _sequences)), _life.Counts.Totals.Packets);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Put(name, sink, $"could not be opened: {fault.Message}");
            return;
        }
        await ReadAsync(_reading, sink, session, stop).ConfigureAwait(false);
    }

    private async Task ReadAsync(FileReading file, IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        _life.Set(LinkPhase.Working, $"reads {file.Name}");
        string? reason = null;
        try
        {
            await file.ReadAsync(sink, session, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            reason = $"could not be read to its end: {fault.Message}";
        }
        await file.Reception.FinishAsync(sink, stop).ConfigureAwait(false);
        _reading = null;
        file.Close();
        if (reason is null && _life.Counts.Totals.Packets == file.PacketsBefore) reason = "holds no packet";
        // The file is the only copy until then.
        await sink.SettleAsync(stop).ConfigureAwait(false);
        Put(file.Name, sink, reason);
    }

    private void Put(string name, IPacketSink sink, string? reason)
    {
        string place = _folder.PutAside(name, reason);
        if (reason is null) return;
        _life.Erred($"{name} {reason}");
        sink.Notice(this, new LinkNotice(true, $"{name} {reason}; now {place}"));
    }
}
