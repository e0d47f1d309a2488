using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Tests.Oracle.Vectors;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>The compiled plan reads xtcetools' containers and values.</summary>
public sealed class CompiledXtcetoolsTests : XtcetoolsContract
{
    private readonly PlanDecoder _plans = new(PlanBackend.Compiled);

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => _plans.Decode(database, root, packet);
}

/// <summary>The interpreted plan reads xtcetools' containers and values.</summary>
public sealed class InterpretedXtcetoolsTests : XtcetoolsContract
{
    private readonly PlanDecoder _plans = new(PlanBackend.Interpreted);

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => _plans.Decode(database, root, packet);
}

/// <summary>The compiled plan reads the Yamcs string and boolean cases.</summary>
public sealed class CompiledYamcsStringsTests : YamcsStringsContract
{
    private readonly PlanDecoder _plans = new(PlanBackend.Compiled);

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => _plans.Decode(database, root, packet);
}

/// <summary>The interpreted plan reads the Yamcs string and boolean cases.</summary>
public sealed class InterpretedYamcsStringsTests : YamcsStringsContract
{
    private readonly PlanDecoder _plans = new(PlanBackend.Interpreted);

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => _plans.Decode(database, root, packet);
}

/// <summary>The compiled plan reads what the IMAP ground system exported.</summary>
public sealed class CompiledMissionExportTests : MissionExportContract
{
    private readonly PlanDecoder _plans = new(PlanBackend.Compiled);

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => _plans.Decode(database, root, packet);
}

/// <summary>The interpreted plan reads what the IMAP ground system exported.</summary>
public sealed class InterpretedMissionExportTests : MissionExportContract
{
    private readonly PlanDecoder _plans = new(PlanBackend.Interpreted);

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => _plans.Decode(database, root, packet);
}
