using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Translation;

/// <summary>Parameters as they are sent: <c>ParameterInfo</c>.</summary>
internal static class ParameterTranslation
{
    /// <summary>Only what a reference to a parameter needs.</summary>
    public static ParameterInfo Name(Parameter parameter) => new() { Name = parameter.Name, QualifiedName = parameter.QualifiedName };

    /// <summary>Names, one line of words, where it comes from and its type's outline.</summary>
    public static ParameterInfo Summary(Parameter parameter)
    {
        ParameterInfo wire = Name(parameter);
        if (parameter.ShortDescription is { Length: > 0 } words) wire.ShortDescription = words;
        wire.DataSource = SourceOf(parameter);
        wire.Type = TypeTranslation.Of(parameter.Type.Target, details: false);
        return wire;
    }

    /// <summary>Everything.</summary>
    public static ParameterInfo Details(Parameter parameter)
    {
        ParameterInfo wire = Summary(parameter);
        if (parameter.LongDescription is { Length: > 0 } words) wire.LongDescription = words;
        wire.Alias.AddRange(ItemTranslation.Aliases(parameter));
        foreach (AncillaryItem item in parameter.Ancillary) wire.AncillaryData[item.Name] = ItemTranslation.AncillaryOf(item);
        wire.Type = TypeTranslation.Of(parameter.Type.Target, details: true);
        if (parameter.InitialValue is { } initial) wire.Type.InitialValue = initial;
        return wire;
    }

    /// <summary>Where its values come from. What Zarya itself declares stands under <c>/Zarya</c> and is a system parameter on the wire.</summary>
    public static DataSourceType SourceOf(Parameter parameter) => parameter.Source switch
    {
        _ when parameter.QualifiedName.StartsWith("/Zarya/", StringComparison.Ordinal) => DataSourceType.System,
        DataSource.Derived => DataSourceType.Derived,
        DataSource.Constant => DataSourceType.Constant,
        DataSource.Local => DataSourceType.Local,
        DataSource.Ground => DataSourceType.Ground,
        _ => DataSourceType.Telemetered,
    };
}
