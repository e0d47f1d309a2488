namespace Zarya.Server.Missions;

/// <summary>A simulated station that flies in place of a real one.</summary>
/// <param name="Flight">The file of one flight, of the mission's own station; or <see langword="null"/>.</param>
/// <param name="Cases">A file of many cases with their stations; or <see langword="null"/>. One of the two is there.</param>
/// <param name="Case">The case of many.</param>
/// <param name="Seed">What its chance begins with.</param>
/// <param name="Speed">Times real time, 0.1 to 10,000.</param>
/// <param name="Realism">plain or unfriendly.</param>
/// <param name="Script">A file of operations that are carried out by themselves, or <see langword="null"/>.</param>
/// <param name="From">Where telemetry begins, UTC, or <see langword="null"/> for the start of the flight.</param>
/// <param name="FastUntil">Up to when it is flown with telemetry as fast as the machine can, UTC, or <see langword="null"/> for nowhere.</param>
internal sealed record FlightSettings(PlacedText? Flight, PlacedText? Cases, PlacedText? Case, long Seed, double Speed, string Realism, PlacedText? Script, PlacedText? From, PlacedText? FastUntil)
{
    /// <summary>The least and the greatest speed.</summary>
    public const double LeastSpeed = 0.1, GreatestSpeed = 10_000;

    public static FlightSettings Read(YamlSection section)
    {
        PlacedText? flight = Placed(section, "flight");
        PlacedText? cases = Placed(section, "cases");
        if (flight is null == cases is null) section.Tell(section.Place, "a simulated station takes either 'flight' (a file of one flight, of the mission's station) or 'cases' (a file of many) with 'case'");
        return new FlightSettings(
            flight,
            flight is null ? cases ?? new PlacedText("", section.Place) : null,
            Placed(section, "case"),
            section.Integer("seed", 1, 0, long.MaxValue),
            section.Number("speed", 1, LeastSpeed, GreatestSpeed),
            section.Choice("realism", "plain", "plain", "unfriendly"),
            Placed(section, "script"),
            Placed(section, "from"),
            Placed(section, "fast_until"));
    }

    private static PlacedText? Placed(YamlSection section, string key) => section.Text(key) is { } text ? new PlacedText(text, section.PlaceOf(key)) : null;
}
