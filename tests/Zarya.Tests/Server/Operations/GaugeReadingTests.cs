using Zarya.Processing.LeakWatch;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Tests.Processing.LeakWatch;
using Zarya.Tests.Simulation.Station;
using Zarya.Time;

namespace Zarya.Tests.Server.Operations;

/// <summary>A gauge that somebody reads in a module without a sensor tells where the leak is.</summary>
public class GaugeReadingTests
{
    [Fact]
    public void Readings_of_a_gauge_move_the_posterior()
    {
        (double without, _) = Fly(reads: false);
        (double with, SensorPicture? gauge) = Fly(reads: true);
        Assert.True(with > without + 0.01 || with > 0.999, $"P(C) is {with} with readings, {without} without");
        Assert.Equal(2, gauge!.Module);
        Assert.True(gauge.Readings > 3);
    }

    /// <summary>A leak in C; the hatch to it is shut, and then for a few minutes only a gauge tells what is behind it.</summary>
    private static (double PlaceOfC, SensorPicture? Gauge) Fly(bool reads)
    {
        LeakCase flown = Cases.Own(leaks: """{"compartment": "C", "CdA_mm2": 3, "onset_h": 2}""", confounders: """{"type": "crew_metabolism"}""", hours: 12).Cases[0];
        var flight = new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan));
        var watched = new WatchedFlight(flight, 50, isCompared: false);
        double hours = 2;
        while (watched.Monitor.Picture.Alarm is null && hours < 6) watched.FlyTo(hours += 1.0 / 60);
        Assert.NotNull(watched.Monitor.Picture.Alarm);
        Assert.Null(flight.CloseHatch(1));
        var form = new OperationForm(flown.Plan);
        for (int i = 0; i < 6; i++)
        {
            watched.FlyTo(hours += 1.0 / 60);
            if (!reads) continue;
            string value = flight.Truth().PressureMmHg[2].ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Null(form.Check(OperationWords.Gauge, "C", value, flight.Now, out OperationNote? note));
            note!.Tell(watched.Monitor, flown.Plan);
        }
        watched.FlyTo(hours + (2.0 / 60));
        LeakPicture picture = watched.Monitor.Picture;
        return (picture.Modules[2].Probability, picture.Sensors.FirstOrDefault(s => s.Quantity == Quantity.Gauge));
    }
}
