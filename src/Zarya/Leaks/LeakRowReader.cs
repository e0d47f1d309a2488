using System.Text;
using Zarya.Inputs;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Rows of a telemetry file, an operations file, or a stream of both: names tell which is which. A row that cannot be used is told and passed over; nothing throws. No allocation a measurement.</summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="content">Its octets.</param>
/// <param name="plan">The station.</param>
/// <param name="leapSeconds">Leap seconds.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class LeakRowReader(string name, Stream content, StationPlan plan, LeapSeconds leapSeconds, RowProblems problems) : ILeakRows
{
    private const int LongestId = 256;

    private readonly LineReader _lines = new(content);
    private readonly byte[] _scratch = new byte[LineReader.LongestLine];
    private readonly char[] _id = new char[LongestId];
    private readonly RowClock _clock = new(leapSeconds);
    private readonly OperationReader _operations = new(plan, problems);

    /// <summary>The last reading of each sensor, by quantity and module.</summary>
    private readonly (Instant Time, double Value)[] _last = NeverRead(ChannelNames.Count * plan.Modules.Count);
    private readonly bool[] _isUnitTold = new bool[ChannelNames.Count * plan.Modules.Count];
    private bool _isPastHeader;

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>Why the file could not be read to its end, or <see langword="null"/>.</summary>
    public string? Damage { get; private set; }

    /// <inheritdoc/>
    public bool TryRead(out LeakRow row)
    {
        row = default;
        try
        {
            while (Damage is null && _lines.TryRead(out ReadOnlySpan<byte> line, out bool isTooLong))
            {
                if (isTooLong) Tell(RowProblemKind.Line, $"longer than {LineReader.LongestLine} octets; not used");
                else if (line.Length > 0 && TryReadLine(line, out row)) return true;
            }
        }
        catch (DamagedFileException e)
        {
            Damage = e.Message;
        }
        return false;
    }

    private bool TryReadLine(ReadOnlySpan<byte> line, out LeakRow row)
    {
        row = default;
        var fields = new RowFields(line, _scratch);
        if (IsHeader(in fields)) return false;
        if (fields.IsQuoteOpen)
        {
            Tell(RowProblemKind.Line, "a quote is not closed; not used");
            return false;
        }
        if (!_clock.TryRead(fields.Time, out Instant time, out string reason))
        {
            if (problems.Count(RowProblemKind.Time)) problems.Tell(RowProblemKind.Time, name, _lines.Line, $"column 1 (time): {RowProblems.Shown(fields.Time)} {reason}; not used");
            return false;
        }
        if (ChannelNames.TryQuantity(fields.Name, out Quantity quantity)) return TryReadMeasurement(time, quantity, in fields, out row);
        if (OperationNames.TryKind(fields.Name, out OperationKind kind)) return TryReadOperation(time, kind, in fields, out row);
        if (fields.Name.SequenceEqual("tick"u8))
        {
            row = new LeakRow(LeakRowKind.Tick, time, default, null, _lines.Line);
            return true;
        }
        problems.CountName(RowProblemKind.Name, name, _lines.Line, fields.Name, "column 2: there is no channel or event");
        return false;
    }

    private bool TryReadMeasurement(Instant time, Quantity quantity, in RowFields fields, out LeakRow row)
    {
        row = default;
        if (fields.Count != RowFields.Columns)
        {
            if (problems.Count(RowProblemKind.Columns)) problems.Tell(RowProblemKind.Columns, name, _lines.Line, $"{fields.Count} columns; time, channel, compartment and value are wanted; not used");
            return false;
        }
        int module = ModuleOf(fields.Place);
        if (module < 0)
        {
            problems.CountName(RowProblemKind.Place, name, _lines.Line, fields.Place, "column 3 (compartment): the station file has no module");
            return false;
        }
        double value = double.NaN;
        if (fields.Value.Length > 0 && !RowNumber.TryRead(fields.Value, out value))
        {
            if (problems.Count(RowProblemKind.Number)) problems.Tell(RowProblemKind.Number, name, _lines.Line, $"column 4 (value): {RowProblems.Shown(fields.Value)} is not a number; not used");
            return false;
        }
        int sensor = (module * ChannelNames.Count) + (int)quantity;
        if (!IsUsable(quantity, value, sensor) || IsDuplicate(time, value, sensor, in fields)) return false;
        _last[sensor] = (time, value);
        row = new LeakRow(LeakRowKind.Measurement, time, new Measurement(time, quantity, module, value), null, _lines.Line);
        return true;
    }

    private bool TryReadOperation(Instant time, OperationKind kind, in RowFields fields, out LeakRow row)
    {
        row = default;
        if (fields.Count < RowFields.Columns - 1)
        {
            if (problems.Count(RowProblemKind.Columns)) problems.Tell(RowProblemKind.Columns, name, _lines.Line, $"{fields.Count} columns; time, event, subject and value are wanted; not used");
            return false;
        }
        if (!_operations.TryRead(name, _lines.Line, time, kind, in fields, out Operation? operation)) return false;
        row = new LeakRow(LeakRowKind.Operation, time, default, operation, _lines.Line);
        return true;
    }

    private bool IsUsable(Quantity quantity, double value, int sensor)
    {
        if (double.IsNaN(value)) return true;
        if (!ChannelNames.IsPossible(quantity, value))
        {
            if (problems.Count(RowProblemKind.Range)) problems.Tell(RowProblemKind.Range, name, _lines.Line, $"column 4 (value): {ChannelNames.Refusal(quantity, value)}");
            return false;
        }
        if (_isUnitTold[sensor] || _last[sensor].Time != Instant.MinValue || ChannelNames.OtherUnit(quantity, value) is not { } unit) return true;
        _isUnitTold[sensor] = true;
        if (problems.Count(RowProblemKind.Range)) problems.Tell(RowProblemKind.Range, name, _lines.Line, $"column 4 (value): {ChannelNames.Of(quantity)} begins as it would in {unit}; it is taken as mmHg");
        return true;
    }

    private bool IsDuplicate(Instant time, double value, int sensor, in RowFields fields)
    {
        (Instant lastTime, double lastValue) = _last[sensor];
        if (time != lastTime) return false;
        bool isSame = value.Equals(lastValue);
        if (problems.Count(RowProblemKind.Duplicate))
            problems.Tell(RowProblemKind.Duplicate, name, _lines.Line, isSame ? "the same reading stands there already; not used again" : $"another reading of {RowProblems.Shown(fields.Name)} at the same time; both are used");
        return isSame;
    }

    /// <summary>The first line, and headers that came along when files were joined. A first line that is data is used.</summary>
    private bool IsHeader(in RowFields fields)
    {
        bool isFirst = !_isPastHeader;
        _isPastHeader = true;
        bool isTime = fields.Time.SequenceEqual("time"u8);
        bool isKnown = isTime && fields.Value.SequenceEqual("value"u8)
            && ((fields.Name.SequenceEqual("channel"u8) && fields.Place.SequenceEqual("compartment"u8)) || (fields.Name.SequenceEqual("event"u8) && fields.Place.SequenceEqual("subject"u8)));
        if (isFirst && isKnown) return true;
        if (!isFirst && !isKnown) return false;
        bool isData = !isKnown && _clock.TryRead(fields.Time, out _, out _);
        Tell(RowProblemKind.Header, isKnown ? "the header once more" : isData ? "there is no header line; the columns are taken as time, channel, compartment, value (time, event, subject, value)" : "this is not the header time,channel,compartment,value or time,event,subject,value; the columns are taken to be so");
        return !isData;
    }

    private int ModuleOf(ReadOnlySpan<byte> id)
    {
        if (id.Length > LongestId || !Encoding.UTF8.TryGetChars(id, _id, out int length)) return -1;
        return plan.ModuleIndex(_id.AsSpan(0, length));
    }

    private void Tell(RowProblemKind kind, string text)
    {
        if (problems.Count(kind)) problems.Tell(kind, name, _lines.Line, text);
    }

    private static (Instant, double)[] NeverRead(int count)
    {
        var last = new (Instant, double)[count];
        Array.Fill(last, (Instant.MinValue, double.NaN));
        return last;
    }
}
