using System.Buffers.Text;
using System.Text;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Writes telemetry and operations files, rows as <see cref="LeakRowReader"/> reads them. No allocation a measurement.</summary>
/// <param name="stream">Where to.</param>
/// <param name="plan">The station.</param>
/// <param name="leapSeconds">Leap seconds.</param>
internal sealed class LeakRowWriter(Stream stream, StationPlan plan, LeapSeconds leapSeconds) : IDisposable
{
    /// <summary>Time and value of a row, and some more: what is written without looking how much room there is.</summary>
    private const int LongestRow = 2048;

    /// <summary>Decimals that say all that a sensor can: a thousandth of the finest quantum of the published suites.</summary>
    private const int Decimals = 6;

    private static readonly byte[][] s_channels = [.. Enum.GetValues<Quantity>().Select(q => Encoding.UTF8.GetBytes($",{ChannelNames.Of(q)},"))];

    private readonly byte[][] _modules = [.. plan.Modules.Select(m => Encoding.UTF8.GetBytes(Cell(m.Id) + ","))];
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly byte[] _time = new byte[32];
    private Instant _timeOf = Instant.MinValue;
    private int _timeLength;
    private int _used;

    /// <summary>The first line of a telemetry file.</summary>
    public void TelemetryHeader() => Line("time,channel,compartment,value");

    /// <summary>The first line of an operations file.</summary>
    public void OperationsHeader() => Line("time,event,subject,value");

    /// <summary>A row of telemetry; a value that is no number is left empty.</summary>
    public void Write(in Measurement row)
    {
        Room();
        PutTime(row.Time);
        Put(s_channels[(int)row.Quantity]);
        Put(_modules[row.Module]);
        if (!double.IsNaN(row.Value))
        {
            _ = Utf8Formatter.TryFormat(Math.Round(row.Value, Decimals), _buffer.AsSpan(_used), out int written);
            _used += written;
        }
        _buffer[_used++] = (byte)'\n';
    }

    /// <summary>A row of operations.</summary>
    public void Write(Operation row)
    {
        Room();
        PutTime(row.Time);
        Put(Encoding.UTF8.GetBytes($",{OperationNames.Of(row.Kind)},{Cell(row.Subject)},{Cell(row.Text)}\n"));
    }

    /// <summary>Hands on what is held back.</summary>
    public void Flush()
    {
        stream.Write(_buffer.AsSpan(0, _used));
        _used = 0;
        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => Flush();

    private void Line(string text)
    {
        Room();
        Put(Encoding.UTF8.GetBytes(text + "\n"));
    }

    private void PutTime(Instant time)
    {
        if (time != _timeOf)
        {
            _timeOf = time;
            int digits = time.In(TimeScale.Utc, leapSeconds).NanosecondOfDay % 1_000_000_000 == 0 ? 0 : 3;
            _ = time.TryFormatUtc(_time, out _timeLength, leapSeconds, digits);
        }
        Put(_time.AsSpan(0, _timeLength));
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        if (text.Length > _buffer.Length - _used)
        {
            Flush();
            if (text.Length > _buffer.Length)
            {
                stream.Write(text);
                return;
            }
        }
        text.CopyTo(_buffer.AsSpan(_used));
        _used += text.Length;
    }

    /// <summary>A cell of RFC 4180, quoted only where it has to be.</summary>
    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    private void Room()
    {
        if (_used > _buffer.Length - LongestRow) Flush();
    }
}
