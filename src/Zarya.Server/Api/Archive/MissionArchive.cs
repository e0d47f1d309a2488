using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Exports;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>What may be asked of the record of a mission, with the definition that is in force. Safe for any number of threads.</summary>
internal sealed class MissionArchive
{
    private static readonly ConditionalWeakTable<MissionDatabase, MissionArchive> s_known = [];

    private MissionArchive(Mission mission, ProcessorPlan plan)
    {
        Record = new MissionRecord(mission.Store, plan.Database, mission.LeapSeconds, Key(mission, plan), Root(plan, plan.Options.RootContainer), Roots(plan)) { ExpiryOf = Expiries(plan) };
        (History, Samples, Ranges) = (new ParameterHistory(Record), new ParameterSamplesQuery(Record), new ParameterRanges(Record));
        (Packets, Events, Alarms) = (new PacketQuery(Record), new EventQuery(Record), new AlarmHistory(Record));
        (Names, Index, Table, Exports) = (new NamesInRecord(Record), new RecordIndex(Record), new ParameterCsv(Record), new RecordExports(Record));
    }

    public MissionRecord Record { get; }

    public ParameterHistory History { get; }

    public ParameterSamplesQuery Samples { get; }

    public ParameterRanges Ranges { get; }

    public PacketQuery Packets { get; }

    public EventQuery Events { get; }

    public AlarmHistory Alarms { get; }

    public NamesInRecord Names { get; }

    public RecordIndex Index { get; }

    public ParameterCsv Table { get; }

    public RecordExports Exports { get; }

    /// <summary>The archive of a mission, made once for a definition.</summary>
    public static MissionArchive Of(Mission mission)
    {
        ProcessorPlan plan = mission.Plan;
        return s_known.GetValue(plan.Database, _ => new MissionArchive(mission, plan));
    }

    /// <summary>A digest of the definition's files. While it is being replaced its files are not certain: then views are not shared with anybody.</summary>
    private static string Key(Mission mission, ProcessorPlan plan)
    {
        MissionFolder folder = mission.InForce;
        return ReferenceEquals(folder.Database, plan.Database)
            ? Convert.ToHexStringLower(SHA256.HashData(folder.Definition.ToOctets()))
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"replaced at {mission.Now.TaiNanoseconds}");
    }

    private static SequenceContainer? Root(ProcessorPlan plan, string? name) => name is not null && RootContainers.Find(plan.Database, name) is [var only] ? only : null;

    private static Dictionary<string, SequenceContainer> Roots(ProcessorPlan plan)
    {
        var roots = new Dictionary<string, SequenceContainer>(StringComparer.Ordinal);
        foreach ((string link, string name) in plan.Options.RootContainersByLink)
            if (Root(plan, name) is { } root) roots.Add(link, root);
        return roots;
    }

    private static Func<Parameter, Duration?> Expiries(ProcessorPlan plan)
    {
        IReadOnlyDictionary<string, Duration> said = plan.Options.ExpiresAfter;
        return parameter => said.TryGetValue(parameter.QualifiedName, out Duration good) ? good : null;
    }
}
