namespace Zarya.Simulation.Station.Telemetry;

/// <summary>Names as XTCE allows them.</summary>
internal static class XtceName
{
    /// <summary>XTCE's NameType forbids <c>. / : [ ]</c> and blanks; everything but letters, digits, <c>_</c> and <c>-</c> becomes <c>_</c> here.</summary>
    public static string Of(string id)
    {
        string name = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        return name.Length > 0 ? name : "_";
    }
}
