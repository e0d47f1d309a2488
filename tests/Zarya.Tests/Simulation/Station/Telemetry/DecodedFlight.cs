using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station.Telemetry;

/// <summary>Decodes packets of a station by its own document.</summary>
internal sealed class DecodedFlight
{
    private readonly ContainerPlan _plan;
    private readonly DecodedPacket _buffer;

    public DecodedFlight(StationTelemetry station)
    {
        MissionDatabase database = StationXtceTests.Load(station);
        _plan = ContainerPlan.Compile(database, RootContainers.Candidates(database)[0], new PlanOptions { LeapSeconds = Cases.Leap });
        _buffer = _plan.CreateBuffer();
    }

    /// <summary>The values of a packet by name: numbers, labels as their raw number; times as TAI nanoseconds.</summary>
    public Dictionary<string, double> Read(ReadOnlySpan<byte> packet, out string container, out Instant time)
    {
        Assert.True(_plan.Decode(packet, _buffer), _buffer.Error.ToString());
        Assert.Equal(packet.Length * 8, _buffer.EndBit);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        time = default;
        foreach (ParameterValue value in _buffer.Values)
        {
            string name = _plan.Items[value.Item].Parameter.QualifiedName;
            if (value.EngKind == ValueKind.Time) time = Instant.FromTaiNanoseconds((long)value.EngBits);
            values[name] = ParameterValue.ToDouble(value.EngKind == ValueKind.Label ? value.RawBits : value.EngBits, value.EngKind == ValueKind.Label ? value.RawKind : value.EngKind);
        }
        container = _buffer.Container.QualifiedName;
        return values;
    }
}
