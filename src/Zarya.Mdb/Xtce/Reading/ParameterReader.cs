using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>ParameterSetType</c>, <c>ParameterType</c> and <c>ParameterPropertiesType</c>.</summary>
internal static class ParameterReader
{
    internal static void ReadSet(XtceElement set, ReadScope scope, SystemContents contents)
    {
        foreach (XtceElement child in set.Children)
        {
            if (child.Name == "ParameterRef") contents.ParameterRefs.Add(scope.Parameter(child.Understand()));
            else if (child.Name == "Parameter") Read(child.Understand(), scope, contents.Parameters);
        }
    }

    private static void Read(XtceElement element, ReadScope scope, List<Parameter> parameters)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return;
        }
        Description text = DescriptionReader.Read(element);
        XtceElement? properties = element.Child("ParameterProperties");
        parameters.Add(new Parameter
        {
            Name = name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Type = scope.Type(element, "parameterTypeRef", false),
            InitialValue = element.Attribute("initialValue"),
            Source = properties?.Word("dataSource", DataSource.Telemetered, [
                ("telemetered", DataSource.Telemetered), ("derived", DataSource.Derived), ("constant", DataSource.Constant),
                ("local", DataSource.Local), ("ground", DataSource.Ground)]) ?? DataSource.Telemetered,
            IsReadOnly = properties?.Flag("readOnly") ?? false,
            IsPersistent = properties?.Flag("persistence", true) ?? true,
            SystemName = properties?.Child("SystemName")?.Text(),
            ValidityCondition = properties?.Child("ValidityCondition") is { } validity ? CriteriaReader.Read(validity, scope) : null,
            PhysicalAddresses = properties?.Child("PhysicalAddressSet") is { } addresses ? ReadAddresses(addresses) : [],
            TimeAssociation = properties?.Child("TimeAssociation") is { } association ? ReadTimeAssociation(association, scope) : null,
        });
    }

    /// <summary>XTCE <c>TimeAssociationType</c>: kept and reported.</summary>
    internal static TimeAssociation ReadTimeAssociation(XtceElement element, ReadScope scope)
    {
        InstanceRef time = scope.ParameterInstance(element);
        var association = new TimeAssociation(time, element.Flag("interpolateTime", true), element.Attribute("offset"), element.Attribute("unit"));
        element.Refuse("unsupported-time-association", "values keep the time of their packet; TimeAssociation is not acted on");
        return association;
    }

    private static List<PhysicalAddress> ReadAddresses(XtceElement set)
    {
        var addresses = new List<PhysicalAddress>();
        foreach (XtceElement element in set.Each("PhysicalAddress"))
        {
            DescriptionReader.Keep(element);
            addresses.Add(new PhysicalAddress(element.Attribute("sourceName"), element.Attribute("sourceAddress")));
            element.RefuseChild("SubAddress", "unsupported-sub-address", "is not kept; only the outer address is");
        }
        return addresses;
    }
}
