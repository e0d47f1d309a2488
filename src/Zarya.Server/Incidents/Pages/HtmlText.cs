using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>Writes HTML. Markup comes from literals only; everything else goes through <see cref="Text(string)"/>, between tags and in attributes alike.</summary>
internal sealed class HtmlText(LeapSeconds leapSeconds)
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Markup: a literal, never anything that somebody else wrote.</summary>
    public HtmlText Markup(string literal)
    {
        _html.Append(literal);
        return this;
    }

    /// <summary>Text, encoded.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(s_encoder.Encode(text));
        return this;
    }

    /// <summary>A figure.</summary>
    public HtmlText Number(double number, string format = "0.###")
    {
        _html.Append(number.ToString(format, CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A time, with its date, in UTC.</summary>
    public HtmlText Time(Instant time)
    {
        string text = time.ToUtcString(leapSeconds, 0);
        return Markup("<time datetime=\"").Text(text).Markup("\">").Text(Shown(text)).Markup("</time>");
    }

    /// <summary>A time for people, as text.</summary>
    public string Said(Instant time) => Shown(time.ToUtcString(leapSeconds, 0));

    /// <summary>Words of somebody: in the direction in which they are written, which cannot spill over into what stands beside them.</summary>
    public HtmlText Words(string text) => Markup("<bdi>").Text(text).Markup("</bdi>");

    public override string ToString() => _html.ToString();

    private static string Shown(string utc) => utc.Replace('T', ' ').Replace("Z", " UTC", StringComparison.Ordinal);
}
