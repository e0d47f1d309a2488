using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>Incidents as an Atom feed (RFC 4287). All words are of type text.</summary>
internal static class IncidentFeed
{
    /// <summary>The media type (RFC 4287 section 7).</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 100;

    /// <summary>The feed.</summary>
    /// <param name="missions">All missions.</param>
    /// <param name="origin">Where the server is reached: <c>http://127.0.0.1:8090</c>.</param>
    /// <param name="leapSeconds">The leap seconds.</param>
    /// <param name="language">The language of titles and summaries. Ids are the same in each: it is the same incident.</param>
    public static byte[] Write(IReadOnlyList<Mission> missions, string origin, LeapSeconds leapSeconds, PageLanguage language)
    {
        IncidentWords words = language.Words;
        (Mission Mission, Incident Incident)[] entries = [.. missions.SelectMany(m => m.Books.Incidents.All.Select(i => (Mission: m, Incident: i))).OrderByDescending(e => e.Incident.Updated.TaiNanoseconds).Take(Most)];
        using var document = new MemoryStream();
        using (var xml = XmlWriter.Create(document, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, words.Tag);
            xml.WriteElementString("id", Atom, Id([.. missions.Select(m => m.Name).Prepend("feed")]));
            Text(xml, "title", missions.Count == 1 ? PageLanguage.Fill(words.IncidentsOf, missions[0].Name) : words.Incidents);
            // A feed without entries has never changed: RFC 4287 section 4.1.1 wants a date all the same.
            xml.WriteElementString("updated", Atom, entries.Length > 0 ? Date(entries[0].Incident.Updated, leapSeconds) : "1970-01-01T00:00:00Z");
            Author(xml, "Zarya");
            Link(xml, "self", "application/atom+xml", origin + language.Link(IncidentLink.FeedPath));
            Link(xml, "alternate", "text/html", origin + language.Link(IncidentLink.ListPath));
            foreach ((Mission mission, Incident incident) in entries) Entry(xml, mission, incident, origin + language.Link(IncidentLink.Of(mission, incident.Id, missions)), leapSeconds, words);
            xml.WriteEndElement();
        }
        return document.ToArray();
    }

    private static void Entry(XmlWriter xml, Mission mission, Incident incident, string link, LeapSeconds leapSeconds, IncidentWords words)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, Id("entry", mission.Name, incident.Id, incident.Since.ToUtcString(leapSeconds)));
        Text(xml, "title", $"{incident.Id}: {words.Title(incident)}");
        xml.WriteElementString("published", Atom, Date(incident.Since, leapSeconds));
        xml.WriteElementString("updated", Atom, Date(incident.Updated, leapSeconds));
        Author(xml, mission.Name);
        Link(xml, "alternate", "text/html", link);
        foreach (string tag in incident.Tags.Prepend(SeverityWords.Of(incident.Severity)))
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", Clean(tag));
            xml.WriteEndElement();
        }
        Text(xml, "summary", Summary(incident, words));
        xml.WriteEndElement();
    }

    /// <summary>How it stands: of a leak, rate, reserve time and likeliest module as of the last news, and that news; then the last statement and comment.</summary>
    private static string Summary(Incident incident, IncidentWords words)
    {
        var summary = new StringBuilder(incident.IsOver ? words.Over : words.Open).Append(", ").Append(words.Of(incident.Severity));
        if (incident.Assessment.Length > 0) summary.Append(". ").Append(words.Say(incident.Assessment));
        if (incident.News.Length > 0) summary.Append(". ").Append(words.Say(incident.News));
        if (incident.Statements is [.., var statement]) summary.Append(". ").Append(statement.Agency).Append(": ").Append(statement.Text);
        if (incident.Comments is [.., var comment]) summary.Append(". ").Append(comment.By).Append(": ").Append(comment.Text);
        return summary.ToString();
    }

    private static void Text(XmlWriter xml, string element, string text)
    {
        xml.WriteStartElement(element, Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, Clean(name));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string target)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", Clean(target));
        xml.WriteEndElement();
    }

    /// <summary>A date of RFC 3339 (RFC 4287 section 3.3). A leap second is RFC 3339's too.</summary>
    private static string Date(Instant time, LeapSeconds leapSeconds) => time.ToUtcString(leapSeconds, 3);

    /// <summary>An IRI that never changes (RFC 4287 section 4.2.6): a UUID of version 8 by names (RFC 9562 section 5.8), so that it does not hang on where the server is reached.</summary>
    private static string Id(params string[] names)
    {
        byte[] octets = SHA256.HashData(Encoding.UTF8.GetBytes("zarya-incidents\n" + string.Join('\n', names)))[..16];
        octets[6] = (byte)((octets[6] & 0x0F) | 0x80);
        octets[8] = (byte)((octets[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(octets, bigEndian: true).ToString("D");
    }

    /// <summary>What XML cannot hold (XML 1.0 section 2.2) becomes U+FFFD.</summary>
    private static string Clean(string text)
    {
        if (IsXml(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return clean.ToString();
    }

    private static bool IsXml(string text)
    {
        foreach (char c in text)
            if (!XmlConvert.IsXmlChar(c)) return false;
        return true;
    }
}
