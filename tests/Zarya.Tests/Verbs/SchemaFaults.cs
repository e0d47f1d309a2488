using System.Xml;

namespace Zarya.Tests.Verbs;

/// <summary>What the OMG's own schema says of a document of XTCE 1.2.</summary>
internal static class SchemaFaults
{
    public static IReadOnlyList<string> Of(string document, string schemaFolder)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.XmlResolver = null;
        settings.Schemas.Add("http://www.w3.org/XML/1998/namespace", Path.Combine(schemaFolder, "xml.xsd"));
        settings.Schemas.Add("http://www.omg.org/spec/XTCE/20180204", Path.Combine(schemaFolder, "SpaceSystemV1.2.xsd"));
        settings.ValidationEventHandler += (_, e) => faults.Add($"{e.Exception.LineNumber}: {e.Message}");
        using XmlReader reader = XmlReader.Create(document, settings);
        while (reader.Read())
        {
        }
        return faults;
    }
}
