using System.Globalization;
using System.Text;
using System.Xml;
using Zarya.Mdb.Model;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Processing.LeakWatch;

/// <summary>Writes the XTCE 1.2 document of the leak watch's own parameters, <c>/Station/Leak</c>, to be loaded beside a mission's files.</summary>
public static class LeakXtce
{
    /// <summary>The absolute name of the space system in which the parameters stand.</summary>
    public const string SystemName = "/Station/Leak";

    private const string Xtce = "http://www.omg.org/spec/XTCE/20180204";
    private const string NumberType = "Number";
    private const string TextType = "Text";

    /// <summary>The document for a station, the same octets each time.</summary>
    /// <param name="plan">The station.</param>
    /// <param name="options">Settings: the floors are in names of parameters.</param>
    public static byte[] Write(StationPlan plan, LeakWatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<LeakParameter> all = LeakParameters.Of(plan, options);
        using var document = new MemoryStream();
        using (var xml = XmlWriter.Create(document, new XmlWriterSettings { Indent = true, IndentChars = " ", NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            Begin(xml, "SpaceSystem", ("name", LeakParameters.System[0]), ("shortDescription", $"What the ground reckons of the station {plan.Id}"));
            Begin(xml, "SpaceSystem", ("name", LeakParameters.System[1]), ("shortDescription", "The leak watch"));
            WriteSystem(xml, [.. all.Where(p => p.Place.Length == 0)]);
            Begin(xml, "SpaceSystem", ("name", LeakParameters.WherePlace), ("shortDescription", "Probability of each module"));
            WriteSystem(xml, [.. all.Where(p => p.Place == LeakParameters.WherePlace)]);
            for (int i = 0; i < 3; i++) xml.WriteEndElement();
            xml.WriteEndDocument();
        }
        return document.ToArray();
    }

    private static void WriteSystem(XmlWriter xml, LeakParameter[] parameters)
    {
        Begin(xml, "TelemetryMetaData");
        Begin(xml, "ParameterTypeSet");
        foreach (LeakParameter type in parameters.DistinctBy(TypeName)) WriteType(xml, type);
        xml.WriteEndElement();
        Begin(xml, "ParameterSet");
        foreach (LeakParameter parameter in parameters)
        {
            Begin(xml, "Parameter", ("name", parameter.Name), ("parameterTypeRef", TypeName(parameter)), ("shortDescription", parameter.Words));
            Begin(xml, "ParameterProperties", ("dataSource", "ground"), ("readOnly", "true"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Parameters with labels or limits have a type of their own.</summary>
    private static string TypeName(LeakParameter parameter)
    {
        if (parameter.IsText) return TextType;
        if (parameter.Labels.Count > 0 || parameter.Limits.Count > 0) return parameter.Name + "_type";
        return parameter.Unit.Length == 0 ? NumberType : NumberType + "_" + SignalNames.XtceName(parameter.Unit);
    }

    private static void WriteType(XmlWriter xml, LeakParameter parameter)
    {
        string name = TypeName(parameter);
        if (parameter.IsText) Begin(xml, "StringParameterType", ("name", name));
        else if (parameter.Labels.Count > 0) Begin(xml, "EnumeratedParameterType", ("name", name), ("initialValue", parameter.Labels[0]));
        else Begin(xml, "FloatParameterType", ("name", name), ("sizeInBits", "64"));
        Begin(xml, "UnitSet");
        if (parameter.Unit.Length > 0) xml.WriteElementString("Unit", Xtce, parameter.Unit);
        xml.WriteEndElement();
        if (parameter.Labels.Count > 0)
        {
            Begin(xml, "EnumerationList");
            for (int i = 0; i < parameter.Labels.Count; i++) Empty(xml, "Enumeration", ("value", i.ToString(CultureInfo.InvariantCulture)), ("label", parameter.Labels[i]));
            xml.WriteEndElement();
        }
        if (parameter.LabelLevels.Count > 0)
        {
            Begin(xml, "DefaultAlarm");
            Begin(xml, "EnumerationAlarmList");
            foreach ((string label, AlarmLevel level) in parameter.LabelLevels) Empty(xml, "EnumerationAlarm", ("alarmLevel", Word(level)), ("enumerationLabel", label));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else if (parameter.Limits.Count > 0)
        {
            Begin(xml, "DefaultAlarm", ("minViolations", "2"));
            Begin(xml, "StaticAlarmRanges");
            foreach (LeakLimit limit in parameter.Limits) Empty(xml, limit.Level + "Range", ("minInclusive", limit.Low.ToString("R", CultureInfo.InvariantCulture)));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Word(AlarmLevel level) => level switch { AlarmLevel.Watch => "watch", AlarmLevel.Warning => "warning", AlarmLevel.Distress => "distress", AlarmLevel.Critical => "critical", _ => "severe" };

    private static void Begin(XmlWriter xml, string element, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(element, Xtce);
        foreach ((string name, string value) in attributes) xml.WriteAttributeString(name, value);
    }

    private static void Empty(XmlWriter xml, string element, params (string Name, string Value)[] attributes)
    {
        Begin(xml, element, attributes);
        xml.WriteEndElement();
    }
}
