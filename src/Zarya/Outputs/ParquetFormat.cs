using Parquet;
using Parquet.Schema;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>
/// Apache Parquet: one row a packet, one typed column a parameter (two with raw values), absent values null. Numbers stay numbers; labels, texts and times are strings, arrays and aggregates JSON strings.
/// </summary>
internal sealed class ParquetFormat(Stream output, ContainerPlan plan, bool withRaw, RowHead rows, PacketClock clock) : PacketFormat
{
    /// <summary>Rows of a row group: enough for the encodings to work, few enough to stay in memory.</summary>
    private const int RowsAGroup = 65_536;

    private readonly ItemNames _names = new(plan);
    private ColumnSet? _pending;
    private ParquetWriter? _writer;
    private ParquetSchema? _schema;

    public override PacketWorker CreateWorker() => new Worker(this, plan);

    public override async Task BeginAsync()
    {
        _pending = NewColumns();
        _schema = new ParquetSchema([.. _pending.All.Select(c => c.Field)]);
        _writer = await ParquetWriter.CreateAsync(_schema, output);
    }

    public override async Task WriteAsync(PacketBatch batch)
    {
        _pending!.Append(((ColumnBatch)batch).Columns);
        if (_pending.Rows >= RowsAGroup) await FlushAsync();
    }

    public override async Task EndAsync(IReadOnlyCollection<PacketWorker> workers)
    {
        if (_pending!.Rows > 0) await FlushAsync();
        await _writer!.DisposeAsync();
    }

    private ColumnSet NewColumns() => new(plan, _names, withRaw, rows);

    private async Task FlushAsync()
    {
        using ParquetRowGroupWriter group = _writer!.CreateRowGroup();
        DataField[] fields = _schema!.DataFields;
        for (int i = 0; i < fields.Length; i++) await _pending!.All[i].WriteAsync(group, fields[i]);
        group.CompleteValidate();
        _pending!.Clear();
    }

    private sealed class ColumnBatch(ColumnSet columns) : PacketBatch
    {
        public ColumnSet Columns => columns;
    }

    private sealed class Worker(ParquetFormat form, ContainerPlan plan) : PacketWorker(plan)
    {
        protected override PacketBatch NewBatch() => new ColumnBatch(form.NewColumns());

        protected override void Add(PacketBatch batch, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head) =>
            form.AddRow(((ColumnBatch)batch).Columns, decoded, packet, in head);
    }

    private void AddRow(ColumnSet columns, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head)
    {
        string? time = clock.TryRead(in head, decoded, packet, out Instant instant) ? instant.ToUtcString(plan.Options.LeapSeconds, JsonText.TimeDigits(instant)) : null;
        string? container = head.Ok || decoded.Error.Kind != DecodeErrorKind.NoContainer ? decoded.Container.QualifiedName : null;
        columns.AddHead(in head, container, time, head.Reception is { } reception ? reception.ToUtcString(plan.Options.LeapSeconds, JsonText.TimeDigits(reception)) : null, head.Ok ? null : decoded.Error.Describe(packet.Length * 8));
        columns.AddValues(decoded, packet);
    }
}
