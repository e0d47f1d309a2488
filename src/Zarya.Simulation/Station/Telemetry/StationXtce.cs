using System.Globalization;
using System.Text;
using System.Xml;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>Writes the layouts of a station as an XTCE 1.2 document (OMG formal/18-10-04).</summary>
internal sealed class StationXtce
{
    private const string Xtce = "http://www.omg.org/spec/XTCE/20180204";

    private readonly XmlWriter _xml;
    private readonly StationTelemetry _station;

    private StationXtce(StationTelemetry station, XmlWriter xml) => (_station, _xml) = (station, xml);

    /// <summary>Writes the document.</summary>
    public static void Write(StationTelemetry station, Stream document)
    {
        using var xml = XmlWriter.Create(document, new XmlWriterSettings { Indent = true, IndentChars = " ", NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        new StationXtce(station, xml).WriteAll();
    }

    private void WriteAll()
    {
        _xml.WriteStartDocument();
        _xml.WriteComment($" Written by Zarya from the station file {_station.Plan.Id}: tests hold it against the encoder's own table. Do not edit. ");
        Begin("SpaceSystem", ("name", _station.Name), ("shortDescription", "A simulated station: its telemetry in CCSDS space packets"));
        Empty("Header", ("version", "1"), ("date", "2026-11-23"), ("classification", "none"), ("validationStatus", "Working"));
        Begin("TelemetryMetaData");
        Begin("ParameterTypeSet");
        XtceHeader.WriteTypes(_xml);
        foreach (FieldType type in AllFields().Select(f => f.Type).DistinctBy(t => t.Name)) WriteType(type);
        _xml.WriteEndElement();
        Begin("ParameterSet");
        XtceHeader.WriteParameters(_xml);
        WriteParameters("");
        _xml.WriteEndElement();
        Begin("ContainerSet");
        XtceHeader.WriteContainers(_xml);
        WriteContainers("");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        foreach (string place in _station.Places.Concat(StationPackets.OtherPlaces)) WriteSystem(place);
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
    }

    private void WriteSystem(string place)
    {
        int module = _station.Places.ToList().IndexOf(place);
        if (module >= 0) Begin("SpaceSystem", ("name", place), ("shortDescription", string.Create(CultureInfo.InvariantCulture, $"{_station.Plan.Modules[module].Id}, {_station.Plan.Modules[module].FreeM3} m3 of air")));
        else Begin("SpaceSystem", ("name", place));
        Begin("TelemetryMetaData");
        Begin("ParameterSet");
        WriteParameters(place);
        _xml.WriteEndElement();
        if (_station.Packets.Any(p => p.Place == place))
        {
            Begin("ContainerSet");
            WriteContainers(place);
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private IEnumerable<TelemetryField> AllFields() => _station.Packets.SelectMany(p => p.Entries).Select(e => e.Field);

    private void WriteParameters(string place)
    {
        foreach (TelemetryField field in AllFields().Where(f => f.Place == place)) Empty("Parameter", ("name", field.Name), ("parameterTypeRef", Path("", field.Type.Name)), ("shortDescription", field.Description));
    }

    private void WriteContainers(string place)
    {
        foreach (PacketLayout packet in _station.Packets.Where(p => p.Place == place))
        {
            Begin("SequenceContainer", ("name", packet.Name), ("shortDescription", packet.Description));
            Begin("EntryList");
            foreach (PacketEntry entry in packet.Entries) WriteEntry(packet, entry);
            _xml.WriteEndElement();
            Begin("BaseContainer", ("containerRef", Path("", XtceHeader.Telemetry)));
            Begin("RestrictionCriteria");
            Empty("Comparison", ("parameterRef", Path("", XtceHeader.Apid)), ("value", Text(packet.Apid.Value)));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }
    }

    private void WriteEntry(PacketLayout packet, PacketEntry entry)
    {
        (string, string) reference = ("parameterRef", Path(entry.Field.Place, entry.Field.Name));
        if (entry.OnlyIfRead < 0)
        {
            Empty("ParameterRefEntry", reference);
            return;
        }
        TelemetryField guard = packet.Entries[entry.OnlyIfRead].Field;
        Begin("ParameterRefEntry", reference);
        Begin("IncludeCondition");
        Empty("Comparison", ("parameterRef", Path(guard.Place, guard.Name)), ("value", guard.Type.Labels[PacketLayout.Read]));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteType(FieldType type)
    {
        string bits = Text(8 * type.Octets);
        switch (type.Form)
        {
            case FieldForm.Single:
                Begin("FloatParameterType", ("name", type.Name), ("sizeInBits", "32"));
                WriteUnit(type.Unit);
                Empty("FloatDataEncoding", ("sizeInBits", bits));
                WriteLimits(type);
                break;
            case FieldForm.Labels:
                Begin("EnumeratedParameterType", ("name", type.Name));
                WriteUnit(type.Unit);
                Empty("IntegerDataEncoding", ("sizeInBits", bits));
                Begin("EnumerationList");
                for (int i = 0; i < type.Labels.Count; i++) Empty("Enumeration", ("value", Text(i)), ("label", type.Labels[i]));
                _xml.WriteEndElement();
                WriteLabelLevels(type);
                break;
            default:
                Begin("IntegerParameterType", ("name", type.Name), ("signed", "false"));
                WriteUnit(type.Unit);
                Empty("IntegerDataEncoding", ("sizeInBits", bits));
                break;
        }
        _xml.WriteEndElement();
    }

    private void WriteUnit(string unit)
    {
        Begin("UnitSet");
        if (unit.Length > 0) _xml.WriteElementString("Unit", Xtce, unit);
        _xml.WriteEndElement();
    }

    private void WriteLimits(FieldType type)
    {
        if (type.Limits.Count == 0) return;
        Begin("DefaultAlarm", ("minViolations", Text(type.MinViolations)));
        Begin("StaticAlarmRanges");
        foreach (FieldLimit limit in type.Limits)
        {
            Begin(limit.Level + "Range");
            if (!double.IsNaN(limit.Low)) _xml.WriteAttributeString("minInclusive", Text(limit.Low));
            if (!double.IsNaN(limit.High)) _xml.WriteAttributeString("maxInclusive", Text(limit.High));
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteLabelLevels(FieldType type)
    {
        if (type.LabelLevels.Count == 0) return;
        Begin("DefaultAlarm", ("minViolations", Text(type.MinViolations)));
        Begin("EnumerationAlarmList");
        foreach ((string label, string level) in type.LabelLevels) Empty("EnumerationAlarm", ("alarmLevel", level), ("enumerationLabel", label));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private string Path(string place, string name) => place.Length == 0 ? $"/{_station.Name}/{name}" : $"/{_station.Name}/{place}/{name}";

    private void Begin(string element, params (string Name, string Value)[] attributes)
    {
        _xml.WriteStartElement(element, Xtce);
        foreach ((string name, string value) in attributes) _xml.WriteAttributeString(name, value);
    }

    private void Empty(string element, params (string Name, string Value)[] attributes)
    {
        Begin(element, attributes);
        _xml.WriteEndElement();
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
