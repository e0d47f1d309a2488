using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>Takes a packet; the octets stand only during the call.</summary>
/// <param name="packet">One space packet.</param>
/// <param name="time">The time in it.</param>
public delegate void PacketTaker(ReadOnlySpan<byte> packet, Instant time);

/// <summary>Makes packets of the rows of a flight, in their order.</summary>
internal sealed class FlightPackets
{
    private const int EveryS = 10;

    /// <summary>A hatch cannot be pulled open against more: a fall of 1 mmHg is what crews must not wait for (facts/station.md section 4, [S:44]).</summary>
    public const double LargestPullMmHg = 1;

    private readonly CaseFlight _flight;
    private readonly Dictionary<string, PacketEncoder> _named;
    private readonly PacketEncoder[] _cabins;
    private readonly int[,] _quality;
    private readonly List<int> _read = [];
    private readonly ToldState _told;
    private readonly OrbitState _orbit;
    private Instant _readAt;
    private bool _isFresh = true;
    private bool _wasSilent;
    private int _gaps;

    public FlightPackets(StationTelemetry station, CaseFlight flight)
    {
        _flight = flight;
        _named = station.Packets.Where(p => p.Place.Length == 0).ToDictionary(p => p.Name, p => new PacketEncoder(p), StringComparer.Ordinal);
        _cabins = [.. station.Packets.Where(p => p.Place.Length > 0).Select(p => new PacketEncoder(p))];
        _quality = new int[_cabins.Length, SensorFields.Count];
        for (int m = 0; m < _cabins.Length; m++)
            for (int q = 0; q < SensorFields.Count; q++) _quality[m, q] = _cabins[m].Layout.IndexOf(station.Places[m], SensorFields.QualityOf((Quantity)q, "").Name);
        _told = new ToldState(station, name => _named[name]);
        _orbit = new OrbitState(flight.Start, name => _named[name]);
    }

    /// <summary>Takes a row of the log.</summary>
    /// <param name="row">The row.</param>
    /// <param name="take">Takes the packet; <see langword="null"/>: nobody does, the state is kept all the same.</param>
    public void Take(Operation row, PacketTaker? take)
    {
        Send(take);
        PacketEncoder? changed = _told.Take(row);
        if (take is null) _isFresh = true;
        else if (changed is not null) take(changed.Encode(row.Time), row.Time);
    }

    /// <summary>Takes a reading. Those of one time go into one packet a module.</summary>
    public void Take(in Measurement row, PacketTaker take)
    {
        if (row.Time != _readAt) Send(take);
        int entry = _quality[row.Module, (int)row.Quantity];
        if (entry < 0) return;
        PacketEncoder cabin = _cabins[row.Module];
        // Two sensors of a kind in one place: one packet each.
        if (cabin.Values[entry] != 0) Send(take);
        _readAt = row.Time;
        if (!_read.Contains(row.Module)) _read.Add(row.Module);
        cabin.Values[entry] = double.IsNaN(row.Value) ? PacketLayout.Read + 1 : PacketLayout.Read;
        cabin.Values[entry + (cabin.Values.Length / 2)] = row.Value;
    }

    /// <summary>Sends the readings that are waiting.</summary>
    public void Send(PacketTaker? take)
    {
        foreach (int module in _read)
        {
            PacketEncoder cabin = _cabins[module];
            if (take is not null) take(cabin.Encode(_readAt), _readAt);
            cabin.Values.AsSpan(0, cabin.Values.Length / 2).Clear();
        }
        _read.Clear();
    }

    /// <summary>Sends what is due at a whole second of the flight.</summary>
    public void Second(Instant now, PacketTaker? take)
    {
        long second = (now - _flight.Start).WholeSeconds;
        bool isSilent = _flight.State.Sensors.Silences > 0;
        if (isSilent && !_wasSilent) _gaps++;
        _wasSilent = isSilent;
        if (take is null) return;
        _told.Machines(_flight.State.Life.RemovesCarbonDioxide);
        _orbit.Set(now, _gaps);
        Due(StationPackets.Attitude, now, isSilent, take);
        if (_isFresh || second % EveryS == 1)
        {
            for (int h = 0; h < _flight.Plan.Hatches.Count; h++) _told.Stick(h, IsStuck(h));
            Due(StationPackets.Hatches, now, isSilent, take);
        }
        if (_isFresh || second % EveryS == 2) Due(StationPackets.Crew, now, isSilent, take);
        if (_isFresh || second % EveryS == 3) Due(StationPackets.LifeSupport, now, isSilent, take);
        if (_isFresh || second % EveryS == 4) Due(StationPackets.Power, now, isSilent, take);
        if (_isFresh || second % EveryS == 5) Due(StationPackets.Link, now, isSilent, take);
        if (_isFresh || second % EveryS == 6) Due(StationPackets.Vehicles, now, isSilent, take);
        if (!isSilent) _isFresh = false;
    }

    /// <summary>How much the pressures on both sides of a hatch differ, mmHg.</summary>
    public static double DifferenceMmHg(CaseFlight flight, int hatch)
    {
        (int a, int b) = (flight.Plan.Hatches[hatch].A, flight.Plan.Hatches[hatch].B);
        return Math.Abs(flight.State.Air.PressurePa(a) - flight.State.Air.PressurePa(b)) / Zarya.Station.Atmosphere.GasLaw.PaPerMmHg;
    }

    private bool IsStuck(int hatch) => !_flight.State.Air.IsOpen(hatch) && DifferenceMmHg(_flight, hatch) > LargestPullMmHg;

    private void Due(string name, Instant now, bool isSilent, PacketTaker take)
    {
        PacketEncoder packet = _named[name];
        if (isSilent) packet.Lose();
        else take(packet.Encode(now), now);
    }
}
