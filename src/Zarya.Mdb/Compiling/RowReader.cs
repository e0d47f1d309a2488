using System.Runtime.InteropServices;
using Zarya.Mdb.Compiling.Kernels;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>
/// Reads chosen parameters of packets into rows of doubles, and nothing else of the packets: for scans, plots and columns. For one thread at a time; make one a thread.
/// </summary>
public sealed class RowReader
{
    private readonly ContainerPlan _plan;
    private readonly DecodedPacket _buffer;
    private readonly int[] _columnOfItem;
    private readonly RowKernel[]?[] _kernels;
    private readonly int _columns;

    private RowReader(ContainerPlan plan, IReadOnlyList<Parameter> columns)
    {
        _plan = plan;
        _buffer = plan.CreateBuffer();
        _columns = columns.Count;
        var order = columns.Select((parameter, i) => (parameter, i)).ToDictionary(c => c.parameter, c => c.i);
        _columnOfItem = [.. plan.Items.Select(item => item.Path.Length == 0 && order.TryGetValue(item.Parameter, out int column) ? column : -1)];
        _kernels = new RowKernel[]?[plan.NodeCount];
    }

    /// <summary>The plan behind it: a projection to the columns.</summary>
    public ContainerPlan Plan => _plan;

    /// <summary>Makes a reader.</summary>
    /// <param name="database">The database.</param>
    /// <param name="root">Where decoding starts.</param>
    /// <param name="columns">The parameters in the order of the columns, each once.</param>
    /// <param name="options">Options; <see cref="PlanOptions.Parameters"/> is replaced by the columns.</param>
    /// <returns>The reader.</returns>
    public static RowReader Create(MissionDatabase database, SequenceContainer root, IReadOnlyList<Parameter> columns, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var projection = new PlanOptions { LeapSeconds = options.LeapSeconds, Parameters = columns, Backend = options.Backend };
        return new RowReader(ContainerPlan.Compile(database, root, projection), columns);
    }

    /// <summary>
    /// Reads one packet. Columns that the packet carries are set (see <see cref="RowNumbers"/>; the last value where it carries several), the others stay as they were: fill the row with
    /// NaN before, or keep it as the row of current values.
    /// </summary>
    /// <param name="packet">The packet.</param>
    /// <param name="row">One double a column.</param>
    /// <returns>The container that matched, or <see langword="null"/> if none did or the packet is damaged; what could be read is set all the same.</returns>
    /// <exception cref="ArgumentException">The row is too short.</exception>
    public SequenceContainer? Read(ReadOnlySpan<byte> packet, Span<double> row)
    {
        if (row.Length < _columns) throw new ArgumentException($"a row of {row.Length} for {_columns} columns", nameof(row));
        if (_plan.Root.Prefix is not null && !_plan.HasAlgorithms && packet.Length < ContainerPlan.MaxPacketOctets)
        {
            PlanNode node = _plan.Root;
            KernelExit exit;
            do
            {
                exit = RunKernels(ref node, packet, row);
            }
            while (exit == KernelExit.Enter && node.Prefix is not null);
            if (exit == KernelExit.Done && !node.Container.IsAbstract && node.Next is null) return node.Container;
        }
        return ReadSlowly(packet, row);
    }

    private KernelExit RunKernels(ref PlanNode node, ReadOnlySpan<byte> packet, Span<double> row)
    {
        StaticPrefix prefix = node.Prefix!;
        int code = -1;
        foreach (RowKernel kernel in _kernels[node.Index] ??= KernelCompiler.CompileRow(prefix, item => _columnOfItem[item.Index]))
        {
            code = kernel(ref MemoryMarshal.GetReference(packet), packet.Length * 8, ref MemoryMarshal.GetReference(row));
            if (code >= 0) break;
        }
        node = prefix.Nodes[code >> 3];
        return (KernelExit)(code & 7);
    }

    private SequenceContainer? ReadSlowly(ReadOnlySpan<byte> packet, Span<double> row)
    {
        bool ok = _plan.Decode(packet, _buffer);
        foreach (ref readonly ParameterValue value in _buffer.Values)
            if (_columnOfItem[value.Item] is >= 0 and var column) row[column] = RowNumbers.Of(in value);
        return ok ? _buffer.Container : null;
    }
}
