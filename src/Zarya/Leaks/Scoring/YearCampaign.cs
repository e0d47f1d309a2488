using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>Years of busy life without a leak: every alarm is false. A year is five flights of 73 days, each begun anew, so that the learning time counts too.</summary>
internal sealed class YearCampaign
{
    public const int DaysPerFlight = 73;
    public const int FlightsPerYear = 5;
    private static readonly Duration s_step = Duration.FromSeconds(6 * 3_600);

    public required StationPlan Plan { get; init; }

    public required Instant Midnight { get; init; }

    public required Realism Realism { get; init; }

    public required int Years { get; init; }

    public required int Jobs { get; init; }

    /// <summary>Flies all years.</summary>
    public YearResult Run(ScoreProgress progress, CancellationToken stop)
    {
        var flights = new FlightAlarms[Years * FlightsPerYear];
        progress.Begin(Realism.Name + " flights of 73 days", flights.Length);
        Parallel.For(0, flights.Length, new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = stop }, i =>
        {
            flights[i] = Fly((ulong)(i + 1), stop);
            progress.Done();
        });
        return new YearResult(Realism.Name, flights.Length * (double)DaysPerFlight * 24 / ScoreFigures.HoursPerYear, flights);
    }

    private FlightAlarms Fly(ulong seed, CancellationToken stop)
    {
        LeakCase life = StationYear.Case(Plan, Midnight, DaysPerFlight, Realism, seed);
        var flight = new CaseFlight(life, Realism, seed);
        var watch = new LeakWatch(Plan, new LeakWatchOptions());
        var ramp = new RampTest(Plan, YardstickThresholds.For(Plan, Realism));
        var alarms = new List<AlarmReport>();
        for (Instant now = flight.Start; now < flight.End;)
        {
            stop.ThrowIfCancellationRequested();
            Instant until = now + s_step < flight.End ? now + s_step : flight.End;
            while (flight.TryNext(until, out Measurement measurement, out Operation? operation))
            {
                if (operation is null)
                {
                    watch.Measure(measurement);
                    ramp.Measure(measurement);
                }
                else
                {
                    watch.Operate(operation);
                    ramp.Operate(operation);
                }
                while (watch.TryTake(out LeakReport? report))
                {
                    if (report is AlarmReport alarm) alarms.Add(alarm);
                }
            }
            now = until;
        }
        return new FlightAlarms(seed, alarms, ramp.Alarms);
    }
}

/// <summary>What one flight raised.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Alarms">Alarms of the watch.</param>
/// <param name="YardstickAlarms">Alarms of the yardstick.</param>
internal sealed record FlightAlarms(ulong Seed, IReadOnlyList<AlarmReport> Alarms, int YardstickAlarms);

/// <summary>What the years raised.</summary>
internal sealed record YearResult(string Realism, double Years, IReadOnlyList<FlightAlarms> Flights)
{
    public int FalseAlarms => Flights.Sum(f => f.Alarms.Count);

    public int YardstickFalseAlarms => Flights.Sum(f => f.YardstickAlarms);
}
