using System.Globalization;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Tests.Processing.LeakWatch;
using Zarya.Tests.Simulation.Station;

namespace Zarya.Tests.Server.Operations;

/// <summary>A gauge that somebody reads in a module without a sensor tells where the leak is.</summary>
public class GaugeReadingTests
{
    private const int Minutes = 5;

    [Fact]
    public void Readings_of_a_gauge_move_the_posterior()
    {
        (double without, SensorPicture? none) = Fly(_ => null);
        (double falling, SensorPicture? gauge) = Fly(truth => truth);
        (double steady, _) = Fly(_ => 735);
        Assert.Null(none);
        Assert.Equal((2, true), (gauge!.Module, gauge.Readings >= Minutes));
        Assert.True(falling > steady + 0.3, $"P(C) is {falling} when the gauge falls with C, {steady} when it stands still, {without} without a gauge");
        Assert.True(steady < without, $"P(C) is {steady} when the gauge stands still, {without} without a gauge");
    }

    /// <summary>A leak in C; the hatch to it is shut, and then for a few minutes somebody reads a gauge behind it.</summary>
    /// <param name="read">What the gauge shows by what is true in C; <see langword="null"/>: nobody reads it.</param>
    private static (double PlaceOfC, SensorPicture? Gauge) Fly(Func<double, double?> read)
    {
        LeakCase flown = Cases.Own(leaks: """{"compartment": "C", "CdA_mm2": 3, "onset_h": 2}""", confounders: """{"type": "crew_metabolism"}""", hours: 12).Cases[0];
        var flight = new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan));
        var watched = new WatchedFlight(flight, 50, isCompared: false);
        double hours = 2;
        while (watched.Monitor.Picture.Alarm is null && hours < 6) watched.FlyTo(hours += 1.0 / 60);
        Assert.NotNull(watched.Monitor.Picture.Alarm);
        Assert.Null(flight.CloseHatch(1));
        var form = new OperationForm(flown.Plan);
        for (int i = 0; i < Minutes; i++)
        {
            watched.FlyTo(hours += 1.0 / 60);
            if (read(flight.Truth().PressureMmHg[2]) is not { } shown) continue;
            Assert.Null(form.Check(OperationWords.Gauge, "C", shown.ToString("0.0", CultureInfo.InvariantCulture), flight.Now, out OperationNote? note));
            note!.Tell(watched.Monitor, flown.Plan);
        }
        watched.FlyTo(hours + (2.0 / 60));
        LeakPicture picture = watched.Monitor.Picture;
        return (picture.Modules[2].Probability, picture.Sensors.FirstOrDefault(s => s.Quantity == Quantity.Gauge));
    }
}
