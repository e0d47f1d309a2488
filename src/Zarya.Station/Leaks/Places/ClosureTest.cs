using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>One closure considered as a test: what it splits, what either side will show, how soon, and what it tells.</summary>
internal sealed class ClosureTest
{
    private static readonly double[] s_waits = [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 96, 128, 192, 256, 384, 512, 720];
    // Three areas stand for what is known of it; weights of a normal law at its 5, 50 and 95 % points that keep mean and variance (±1.645 sd: 1/(2·1.645²) each).
    private const double Tail = 0.185;
    private const double MostOfIt = 0.85;
    private const double HatchOffMin = 1.5;

    public required int Hatch { get; init; }
    public required bool KeepClosed { get; init; }
    public required ConnectedVolume Inside { get; init; }
    public required ConnectedVolume Outside { get; init; }
    public required double InsideProbability { get; init; }
    public required double OutsideProbability { get; init; }
    public required IReadOnlyList<CrewPlace> Crew { get; init; }
    public required int PeopleInside { get; init; }
    public required int PeopleOutside { get; init; }

    /// <summary>Minutes for which the hatch is shut already, their readings being known; 0 for a new closure.</summary>
    public double ShutForMin { get; init; }

    public double WaitMin { get; private set; }
    public double Bits { get; private set; }
    public double InsideRate { get; private set; }
    public double OutsideRate { get; private set; }
    public double OpenAgainBeforeMin { get; private set; }
    public double Worth { get; private set; }
    public double Minutes { get; private set; }

    /// <summary>Whether a lifeboat lies behind the hatch in a small block, so that the test proves or disproves a way home.</summary>
    public bool OfLifeboat(ClosureSettings settings)
    {
        (ConnectedVolume small, ConnectedVolume large) = Inside.VolumeM3 < Outside.VolumeM3 ? (Inside, Outside) : (Outside, Inside);
        return small.Lifeboats > 0 && small.VolumeM3 <= settings.LifeboatBlockPart * (small.VolumeM3 + large.VolumeM3);
    }

    /// <summary>Finds the wait with most worth a minute.</summary>
    /// <param name="area">Cd·A, mm².</param>
    /// <param name="pressureMmHg">Pressure at the start, mmHg.</param>
    /// <param name="sensing">What will be read.</param>
    /// <param name="settings">Costs and weights.</param>
    /// <param name="handlingMin">Minutes of shutting, and of opening before or after.</param>
    /// <param name="longestMin">No wait beyond this.</param>
    public void Weigh(Estimate area, double pressureMmHg, RateSensing sensing, ClosureSettings settings, double handlingMin, double longestMin)
    {
        InsideRate = ChokedLoss.RateMmHgPerH(area.Median, Inside.VolumeM3, pressureMmHg);
        OutsideRate = ChokedLoss.RateMmHgPerH(area.Median, Outside.VolumeM3, pressureMmHg);
        double fastest = Math.Max(InsideProbability >= 0.01 ? InsideRate : 0, OutsideProbability >= 0.01 ? OutsideRate : 0) * area.P95 / area.Median;
        OpenAgainBeforeMin = Math.Min(0.5 * 60 / fastest, 1e6);
        double slowest = 0.5 * 60 / Math.Min(InsideRate, OutsideRate);
        double weight = OfLifeboat(settings) ? settings.LifeboatWeight : 1;
        Span<double> bits = stackalloc double[s_waits.Length];
        int waits = Tell(bits, area, sensing, longestMin);
        for (int i = 0; i < waits; i++)
        {
            // A test broken off half-way has to be set up again, so it runs until it has told most of what it can.
            if (bits[i] < MostOfIt * bits[waits - 1]) continue;
            double wait = s_waits[i];
            // The hatch must open again; with the leak on the slow side at least that must be possible within the wait.
            double worth = bits[i] * weight / (handlingMin + wait) * (ShutForMin + wait > slowest ? 0.5 : ShutForMin + wait > OpenAgainBeforeMin ? 0.9 : 1);
            if (worth > Worth) (Worth, Bits, WaitMin, Minutes) = (worth, bits[i], wait, handlingMin + wait);
        }
    }

    /// <summary>Expected bits by wait; returns how many waits are short enough.</summary>
    private int Tell(Span<double> bits, Estimate area, RateSensing sensing, double longestMin)
    {
        double both = InsideProbability + OutsideProbability, p = InsideProbability / both;
        bool insideSeen = sensing.Sees(Inside), outsideSeen = sensing.Sees(Outside);
        double low = area.P05 / area.Median, high = area.P95 / area.Median;
        double known = ShutForMin > 0 ? Known(ShutForMin) : 0;
        // Noise does not hide a difference of five deviations: what is in doubt then is something that no further reading settles.
        if (known > 25) return 0;
        for (int i = 0; i < s_waits.Length; i++)
        {
            if (s_waits[i] > longestMin) return i;
            double separation = Math.Sqrt(Math.Max(0, Known(ShutForMin + s_waits[i]) - known));
            bits[i] = both * (((1 - (2 * Tail)) * TestInformation.Bits(p, separation)) + (Tail * (TestInformation.Bits(p, separation * low) + TestInformation.Bits(p, separation * high))));
        }
        return s_waits.Length;
        double Known(double minutes) =>
            (InsideRate * InsideRate / (sensing.VarianceAfter(Inside.VolumeM3, insideSeen, PeopleInside, minutes) + Off(InsideRate, minutes)))
            + (OutsideRate * OutsideRate / (sensing.VarianceAfter(Outside.VolumeM3, outsideSeen, PeopleOutside, minutes) + Off(OutsideRate, minutes)));

        // When the hatch really moved is known to a minute or so: for so long the air was lost at the other rate.
        static double Off(double rate, double minutes) => rate * rate * (HatchOffMin * HatchOffMin) / (minutes * minutes);
    }

    public ClosureAdvice ToAdvice() => new(
        Hatch, Inside.Modules, MinutesToOneMmHg(InsideRate), MinutesToOneMmHg(OutsideRate), WaitMin, OpenAgainBeforeMin, Bits, KeepClosed, Crew);

    public static double MinutesToOneMmHg(double rateMmHgPerH) => Math.Min(60 / rateMmHgPerH, 1e6);

    /// <summary>The two sides of a closure: first the one with fewer sensors, the smaller one when that does not decide.</summary>
    public static (ConnectedVolume Inside, ConnectedVolume Outside) Divide(HatchStates after, Hatch hatch, RateSensing sensing)
    {
        ConnectedVolume a = after.Group(hatch.A), b = after.Group(hatch.B);
        int fewer = sensing.Sensors(a).CompareTo(sensing.Sensors(b));
        return (fewer != 0 ? fewer : a.VolumeM3.CompareTo(b.VolumeM3)) <= 0 ? (a, b) : (b, a);
    }
}
