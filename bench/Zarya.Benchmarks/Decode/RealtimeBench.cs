using System.Globalization;
using System.Xml.Linq;
using Zarya.Ccsds.Packets;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Mdb.Xtce;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Benchmarks.Decode;

/// <summary>
/// The whole real-time step over JPSS: split the stream, check the sequence count, read the CDS time, decode raw and engineering with cubic calibrators on the ten floats and four limits on each of the 27 parameters, keep the last value of each.
/// The hand-written yardstick of <c>shared/facts/baselines.md</c> does the same without splitting: 7 to 11 M packets/s there.
/// </summary>
internal static class RealtimeBench
{
    private static readonly double[] s_cubic = [0.5, 1.0001, 1e-9, 1e-18];

    private static readonly (string Level, double End)[] s_limits = [("WatchRange", 1e9), ("WarningRange", 2e9), ("DistressRange", 3e9), ("CriticalRange", 4e9)];

    public static void Run()
    {
        byte[] data = Repository.Repeat(File.ReadAllBytes(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1")), 200_000_000);
        MissionDatabase database = Calibrated(Repository.Shared("packets/jpss/jpss1_geolocation_xtce_v1.xml"));
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        SequenceContainer root = RootContainers.Find(database, "CCSDSPacket").Single();
        var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, CheckLimits = true });
        Rounds rounds = new Rounds(5).Add("whole real-time step", () => Step(plan, data, leapSeconds)).Run();
        double perSecond = rounds.PerSecond("whole real-time step");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Whole real-time step (split, sequence, CDS time, calibrate 10, 4 limits on 27, last values): {perSecond / 1e6:F1} M packets/s, {perSecond * 27 / 1e6:F0} M par/s, {perSecond / JpssBench.YamcsExtractor:F0} x Yamcs (bar 20 x), {rounds.Allocated("whole real-time step"):N0} octets allocated a round"));
    }

    private static long Step(ContainerPlan plan, byte[] data, LeapSeconds leapSeconds)
    {
        var tracker = new SequenceTracker();
        var clock = new CdsTimeCode(new CdsPField(false, false, CdsSubmillisecond.Microseconds), leapSeconds);
        DecodedPacket decoded = plan.CreateBuffer();
        var last = new ParameterValue[plan.Items.Count];
        var lastTime = new Instant[plan.Items.Count];
        long packets = 0;
        var cursor = new PacketCursor(data, PacketStreamOptions.Default);
        for (PacketStep step = cursor.Next(); step.Kind == PacketStepKind.Packet; step = cursor.Next())
        {
            ReadOnlySpan<byte> packet = cursor.Octets(in step);
            SpacePacketHeader.TryRead(packet, out SpacePacketHeader header);
            tracker.Track(in header);
            clock.Decode(packet[6..]).TryGetInstant(out Instant time);
            plan.Decode(packet, decoded);
            foreach (ref readonly ParameterValue value in decoded.Values)
            {
                last[value.Item] = value;
                lastTime[value.Item] = time;
            }
            packets++;
        }
        return packets;
    }

    /// <summary>The JPSS definition with a cubic calibrator on each float and four limits on each type.</summary>
    private static MissionDatabase Calibrated(string path)
    {
        XDocument document = XDocument.Load(path);
        XNamespace x = document.Root!.Name.Namespace;
        foreach (XElement encoding in document.Descendants(x + "FloatDataEncoding"))
        {
            encoding.Add(new XElement(x + "DefaultCalibrator", new XElement(x + "PolynomialCalibrator",
                s_cubic.Select((c, i) => new XElement(x + "Term", new XAttribute("coefficient", c), new XAttribute("exponent", i))))));
        }
        foreach (XElement type in document.Descendants().Where(e => e.Name.LocalName is "IntegerParameterType" or "FloatParameterType"))
        {
            type.Add(new XElement(x + "DefaultAlarm", new XElement(x + "StaticAlarmRanges",
                s_limits.Select(r => new XElement(x + r.Level, new XAttribute("minInclusive", -r.End), new XAttribute("maxInclusive", r.End))))));
        }
        var octets = new MemoryStream();
        document.Save(octets);
        octets.Position = 0;
        return XtceLoader.Load([new XtceSource(Path.GetFileName(path), octets)]);
    }
}
