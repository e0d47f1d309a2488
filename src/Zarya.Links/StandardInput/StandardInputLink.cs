using Zarya.Ccsds.Packets;
using Zarya.Links.Splitting;

namespace Zarya.Links.StandardInput;

/// <summary>Reads packets from a stream that is handed in, to its end. Switched off it does not read, and goes on where it was when switched on.</summary>
public sealed class StandardInputLink : ILink
{
    private readonly StandardInputLinkOptions _options;
    private readonly Stream _input;
    private readonly LinkLife _life;
    private readonly PacketStream _packets;
    private readonly StreamReception _reception;

    // A read of a terminal or a pipe cannot be called back: it outlives the session, and its octets are the next one's.
    private Task<int>? _reading;
    private bool _isAtEnd;

    /// <summary>A link that does nothing until it is run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">What it is set to.</param>
    /// <param name="clock">The time.</param>
    /// <param name="input">Where octets come from; not closed by the link.</param>
    /// <exception cref="ArgumentException">The name cannot be.</exception>
    public StandardInputLink(string name, StandardInputLinkOptions options, LinkClock clock, Stream input)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(input);
        Name = LinkName.Checked(name);
        _options = options;
        _input = input;
        _life = new LinkLife(clock, options.Watch, options.IsEnabled, canMakeWait: false);
        _packets = new PacketStream(options.Packets.MakeSplitter());
        _reception = new StreamReception(_life, _packets, new PacketOutlet(name, _life, options.Packets.HasSequenceCounts ? new SequenceTracker() : null));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "stdin";

    /// <inheritdoc/>
    public string Setting => $"reads standard input; {_options.Packets.Words}";

    /// <inheritdoc/>
    public bool IsEnabled { get => _life.IsEnabled; set => _life.IsEnabled = value; }

    /// <inheritdoc/>
    public LinkReport Report => _life.Report();

    /// <inheritdoc/>
    public void ResetCounts() => _life.ResetCounts();

    /// <inheritdoc/>
    public Task RunAsync(IPacketSink sink, CancellationToken stop) => _life.RunAsync(this, sink, SessionAsync, static () => { }, stop);

    private async Task SessionAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        _life.Set(LinkPhase.Working, "reads standard input");
        string end = "standard input has come to its end";
        try
        {
            while (!_isAtEnd) await ReadAsync(sink, session, stop).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            _isAtEnd = true;
            end = $"standard input broke off: {fault.Message}";
            _life.Erred(end);
            await _reception.FinishAsync(sink, stop).ConfigureAwait(false);
        }
        _life.Set(LinkPhase.Ended, end);
    }

    private async Task ReadAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        _reading ??= _input.ReadAsync(_packets.Room(), stop).AsTask();
        if (!_reading.IsCompleted) await _reception.HandOnAsync(sink, stop).ConfigureAwait(false);
        int octets = await _reading.WaitAsync(session).ConfigureAwait(false);
        _reading = null;
        if (octets > 0)
        {
            await _reception.TakeAsync(octets, sink, stop).ConfigureAwait(false);
            return;
        }
        _isAtEnd = true;
        await _reception.FinishAsync(sink, stop).ConfigureAwait(false);
    }
}
