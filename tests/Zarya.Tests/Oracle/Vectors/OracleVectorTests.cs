using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle.Vectors;

/// <summary>The oracle reads xtcetools' containers and values.</summary>
public sealed class XtcetoolsTests : XtcetoolsContract
{
    /// <summary>The oracle is slow, and the stream is six packets over and over.</summary>
    protected override int StreamLength => 600;

    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => NaiveDecoder.Decode(database, root, packet, Run.LeapSeconds);
}

/// <summary>The oracle reads the Yamcs string and boolean cases.</summary>
public sealed class YamcsStringsTests : YamcsStringsContract
{
    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => NaiveDecoder.Decode(database, root, packet, null);
}

/// <summary>The oracle reads what the IMAP ground system exported.</summary>
public sealed class MissionExportTests : MissionExportContract
{
    protected override NaiveResult Decode(MissionDatabase database, SequenceContainer root, byte[] packet) => NaiveDecoder.Decode(database, root, packet, null);
}
