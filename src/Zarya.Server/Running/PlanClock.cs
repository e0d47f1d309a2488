using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Says when a packet was made on board as the processor does, and decodes no more of it than that takes. Belongs to one thread.</summary>
internal sealed class PlanClock : IGenerationClock
{
    private readonly ContainerPlan _plan;
    private readonly DecodedPacket _decoded;
    private readonly PacketClock _clock;
    private readonly bool _isDecoded;

    private PlanClock(ContainerPlan plan, ProcessorOptions options, Parameter? only)
    {
        (_plan, _decoded, _isDecoded) = (plan, plan.CreateBuffer(), options.SecondaryHeaderTime is null);
        _clock = new PacketClock(plan, options.SecondaryHeaderTime, options.SecondaryHeaderTimeOffset, only);
    }

    /// <summary>The clock of a link's packets; <see langword="null"/> if nothing says their time.</summary>
    public static PlanClock? TryOf(ProcessorPlan plan, string link)
    {
        string? name = plan.Options.RootContainersByLink.GetValueOrDefault(link, plan.Options.RootContainer!);
        IReadOnlyList<SequenceContainer> roots = name is null ? RootContainers.Candidates(plan.Database) : RootContainers.Find(plan.Database, name);
        Parameter[] times = [.. plan.Database.Parameters.Where(p => p.Type.Target is AbsoluteTimeDataType)];
        if (roots.Count == 0 || (times.Length == 0 && plan.Options.SecondaryHeaderTime is null)) return null;
        return new PlanClock(ContainerPlan.Compile(plan.Database, roots[0], new PlanOptions { LeapSeconds = plan.Options.LeapSeconds, Parameters = [], AlsoDecoded = times }), plan.Options, plan.TimeParameter);
    }

    public bool TryRead(ReadOnlySpan<byte> packet, out Instant time)
    {
        // A packet that ends early may have had its time before.
        if (_isDecoded) _plan.Decode(packet, _decoded);
        return _clock.TryRead(_decoded, packet, out time);
    }
}
