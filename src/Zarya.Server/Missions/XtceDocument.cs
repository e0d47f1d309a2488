using System.Globalization;
using System.Xml;

namespace Zarya.Server.Missions;

/// <summary>Writes an XTCE 1.3 document with parameters that come in no packet. Text goes through <see cref="XmlWriter"/> only.</summary>
internal sealed class XtceDocument
{
    private const string Namespace = "http://www.omg.org/spec/XTCE/20250214";

    private readonly Branch _root;

    public XtceDocument(string name, string description) => _root = new Branch(name, description);

    /// <summary>Adds a parameter.</summary>
    /// <param name="path">Below the root, parts with <c>/</c> between them.</param>
    /// <param name="parameter">What it is.</param>
    public void Add(string path, GroundParameter parameter)
    {
        string[] parts = path.Split('/');
        Branch branch = _root;
        foreach (string part in parts[..^1])
        {
            Branch? next = branch.Branches.Find(b => b.Name == part);
            if (next is null) branch.Branches.Add(next = new Branch(part, ""));
            branch = next;
        }
        branch.Parameters.Add((parts[^1], parameter));
    }

    /// <summary>The document.</summary>
    public byte[] ToOctets()
    {
        var octets = new MemoryStream();
        using (var xml = XmlWriter.Create(octets, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) })) WriteBranch(xml, _root);
        return octets.ToArray();
    }

    private static void WriteBranch(XmlWriter xml, Branch branch)
    {
        xml.WriteStartElement("SpaceSystem", Namespace);
        xml.WriteAttributeString("name", branch.Name);
        if (branch.Description.Length > 0) xml.WriteAttributeString("shortDescription", branch.Description);
        if (branch.Parameters.Count > 0)
        {
            xml.WriteStartElement("TelemetryMetaData", Namespace);
            xml.WriteStartElement("ParameterTypeSet", Namespace);
            foreach ((string name, GroundParameter parameter) in branch.Parameters) WriteType(xml, name, parameter);
            xml.WriteEndElement();
            xml.WriteStartElement("ParameterSet", Namespace);
            foreach ((string name, GroundParameter parameter) in branch.Parameters) WriteParameter(xml, name, parameter);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        foreach (Branch inner in branch.Branches) WriteBranch(xml, inner);
        xml.WriteEndElement();
    }

    private static void WriteType(XmlWriter xml, string name, GroundParameter parameter)
    {
        xml.WriteStartElement(parameter.Type switch
        {
            "integer" => "IntegerParameterType",
            "float" => "FloatParameterType",
            "boolean" => "BooleanParameterType",
            "enumeration" => "EnumeratedParameterType",
            _ => "StringParameterType",
        }, Namespace);
        xml.WriteAttributeString("name", name);
        if (parameter.Type is "integer" or "float") xml.WriteAttributeString("sizeInBits", "64");
        if (parameter.Type is "integer") xml.WriteAttributeString("signed", "true");
        xml.WriteStartElement("UnitSet", Namespace);
        if (parameter.Unit.Length > 0) xml.WriteElementString("Unit", Namespace, parameter.Unit);
        xml.WriteEndElement();
        if (parameter.Labels.Count > 0)
        {
            xml.WriteStartElement("EnumerationList", Namespace);
            foreach ((long value, string label) in parameter.Labels)
            {
                xml.WriteStartElement("Enumeration", Namespace);
                xml.WriteAttributeString("value", value.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("label", label);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            if (parameter.Alarms.Count > 0) WriteAlarms(xml, parameter);
        }
        xml.WriteEndElement();
    }

    private static void WriteAlarms(XmlWriter xml, GroundParameter parameter)
    {
        xml.WriteStartElement("DefaultAlarm", Namespace);
        xml.WriteStartElement("EnumerationAlarmList", Namespace);
        foreach ((string label, string level) in parameter.Alarms)
        {
            xml.WriteStartElement("EnumerationAlarm", Namespace);
            xml.WriteAttributeString("alarmLevel", level);
            xml.WriteAttributeString("enumerationLabel", label);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteParameter(XmlWriter xml, string name, GroundParameter parameter)
    {
        xml.WriteStartElement("Parameter", Namespace);
        xml.WriteAttributeString("name", name);
        if (parameter.Description.Length > 0) xml.WriteAttributeString("shortDescription", parameter.Description);
        xml.WriteAttributeString("parameterTypeRef", name);
        if (parameter.Initial is { } initial) xml.WriteAttributeString("initialValue", initial);
        xml.WriteStartElement("ParameterProperties", Namespace);
        xml.WriteAttributeString("dataSource", parameter.Source);
        if (parameter.Source != "local") xml.WriteAttributeString("readOnly", "true");
        xml.WriteAttributeString("persistence", parameter.IsPersistent ? "true" : "false");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private sealed record Branch(string Name, string Description)
    {
        public List<(string Name, GroundParameter Parameter)> Parameters { get; } = [];

        public List<Branch> Branches { get; } = [];
    }
}

/// <summary>A parameter that comes in no packet.</summary>
/// <param name="Type">integer, float, boolean, text or enumeration.</param>
/// <param name="Description">For people.</param>
/// <param name="Unit">May be empty.</param>
internal sealed record GroundParameter(string Type, string Description, string Unit = "")
{
    /// <summary>ground, local or derived.</summary>
    public string Source { get; init; } = "ground";

    public string? Initial { get; init; }

    public bool IsPersistent { get; init; }

    public IReadOnlyList<(long Value, string Label)> Labels { get; init; } = [];

    /// <summary>Alarm levels of labels; others are normal.</summary>
    public IReadOnlyList<(string Label, string Level)> Alarms { get; init; } = [];
}
