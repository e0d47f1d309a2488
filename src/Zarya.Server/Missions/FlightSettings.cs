namespace Zarya.Server.Missions;

/// <summary>A simulated station that flies in place of a real one.</summary>
/// <param name="CaseFile">The file of cases, relative to the mission's folder.</param>
/// <param name="Case">The case in it.</param>
/// <param name="Seed">What its chance begins with.</param>
/// <param name="Speed">Times real time, 0.1 to 10,000.</param>
/// <param name="Realism">How much goes wrong: plain, usual or hard, as the simulator calls it; <see langword="null"/>: the case's own.</param>
/// <param name="Script">A file of operations that are carried out by themselves, relative to the mission's folder, or <see langword="null"/>.</param>
internal sealed record FlightSettings(PlacedText CaseFile, PlacedText? Case, long Seed, double Speed, PlacedText? Realism, PlacedText? Script)
{
    public static FlightSettings Read(YamlSection section) => new(
        new PlacedText(section.Required("cases", "the file of leak cases, as leak-cases.json"), section.PlaceOf("cases")),
        Placed(section, "case"),
        section.Integer("seed", 1, 0, long.MaxValue),
        section.Number("speed", 1, 0.1, 10_000),
        Placed(section, "realism"),
        Placed(section, "script"));

    private static PlacedText? Placed(YamlSection section, string key) => section.Text(key) is { } text ? new PlacedText(text, section.PlaceOf(key)) : null;
}
