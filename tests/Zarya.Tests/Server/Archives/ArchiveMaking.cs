using System.Buffers.Binary;
using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Server.Archives;
using Zarya.Tests.Archive.Log;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>
/// A small mission: packets of APID 100 with a mode and a temperature, of APID 101 with a pressure; a ground parameter and an aggregate. A record of it, to which anything can be added. Times are seconds behind a start.
/// </summary>
internal sealed class ArchiveMaking : IDisposable
{
    public const long StartNs = 2_100_000_000_000_000_000;
    public const int Thermal = 0x0864;
    public const int Cabin = 0x0865;

    private readonly LogWriter _writer;

    public ArchiveMaking(SimulatedDisk? disk = null)
    {
        var build = new Build("T");
        Parameter kind = build.UInt("KIND", 16);
        SequenceContainer root = build.Abstract("Packet", Entry.Of(kind), Entry.Of(build.UInt("SEQUENCE", 16)), Entry.Of(build.UInt("LENGTH", 16)));
        Temperature = build.Float("TEMPERATURE");
        Mode = build.Parameter("MODE", Make.EnumeratedType(Make.UInt(8), new EnumerationLabel(0, 0, "OFF", null), new EnumerationLabel(1, 1, "ON", null)), new Alias("OPS", "ops mode"));
        Pressure = build.Float("PRESSURE");
        Ground = build.Float("GROUND");
        FloatDataType number = Make.FloatType(null!);
        Pair = build.Parameter("PAIR", Make.AggregateType(("x", new ArrayDataType { Name = "numbers", ElementType = Make.Ref<DataType>(number), DimensionCount = 1 })));
        Words = build.Parameter("WORDS", Make.StringType(null!));
        build.Child("Thermal", root, Make.Is(kind, "==", Thermal), Entry.Of(Mode), Entry.Of(Temperature));
        build.Child("Cabin", root, Make.Is(kind, "==", Cabin), Entry.Of(Pressure));
        Database = build.Database();
        _writer = LogWriter.Open(disk ?? LogMaking.Disk(), LogMaking.Small);
        Record = new MissionRecord(_writer.Store, Database, LeapSeconds, "test");
    }

    public static LeapSeconds LeapSeconds { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public MissionDatabase Database { get; }

    public MissionRecord Record { get; }

    public Parameter Temperature { get; }

    public Parameter Mode { get; }

    public Parameter Pressure { get; }

    public Parameter Ground { get; }

    public Parameter Words { get; }

    public Parameter Pair { get; }

    public static Instant At(double second) => Instant.FromTaiNanoseconds(StartNs + (long)Math.Round(second * 1e9));

    public static double Second(Instant time) => (time.TaiNanoseconds - StartNs) / 1e9;

    public void Dispose() => _writer.Dispose();

    public ArchiveMaking Packet(double second, float temperature, int mode = 0, int? sequence = null, string link = "tm")
    {
        byte[] octets = new byte[11];
        octets[6] = (byte)mode;
        BinaryPrimitives.WriteSingleBigEndian(octets.AsSpan(7), temperature);
        return Append(Thermal, second, sequence, link, octets);
    }

    public ArchiveMaking CabinPacket(double second, float pressure, int? sequence = null, string link = "tm")
    {
        byte[] octets = new byte[10];
        BinaryPrimitives.WriteSingleBigEndian(octets.AsSpan(6), pressure);
        return Append(Cabin, second, sequence, link, octets);
    }

    public ArchiveMaking Values(double second, params (Parameter Parameter, TelemetryValue Value)[] values)
    {
        IEnumerable<ParameterSample> samples = values.Select(v => new ParameterSample { Parameter = v.Parameter, GenerationTime = At(second), AcquisitionTime = At(second + 0.25), EngValue = v.Value });
        foreach ((StreamKey stream, Instant generation, Instant acquisition, byte[] octets) in ValuesEntry.Of(samples)) Append(stream, generation, acquisition, octets);
        return this;
    }

    public ArchiveMaking Event(double second, string message, EventSeverity severity = EventSeverity.Info, string source = "User", string type = "")
    {
        var happening = new MissionEvent { Source = source, Type = type, Message = message, Severity = severity, GenerationTime = At(second), ReceptionTime = At(second + 0.5) };
        return Append(EventEntry.Stream, happening.GenerationTime, happening.ReceptionTime, EventEntry.ToOctets(happening));
    }

    public ArchiveMaking Alarm(AlarmStep step, string name, double raised, double updated, bool isTriggered = true, uint sequence = 0)
    {
        var alarm = new Alarm { Name = name, SequenceNumber = sequence, TriggerTime = At(raised), UpdateTime = At(updated), Severity = AlarmLevel.Critical, IsTriggered = isTriggered };
        return Append(AlarmEntry.Stream, alarm.TriggerTime, alarm.UpdateTime, AlarmEntry.ToOctets(new AlarmNotice(step, alarm)));
    }

    public ArchiveMaking Commit()
    {
        _writer.Commit();
        return this;
    }

    public ArchiveMaking Append(StreamKey stream, Instant generation, Instant reception, byte[] octets)
    {
        _writer.Append(_writer.Register(stream), generation, reception, octets);
        return this;
    }

    private ArchiveMaking Append(int kind, double second, int? sequence, string link, byte[] octets)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)kind);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2), (ushort)(0xC000 | (sequence ?? (int)second & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), (ushort)(octets.Length - 7));
        return Append(StreamKey.OfPacket(link, octets), At(second), At(second + 0.25), octets);
    }
}
