using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>SpaceSystemType</c> and the sets in it.</summary>
internal static class SpaceSystemReader
{
    internal static void ReadRoot(XtceElement root, XtceDraft draft)
    {
        if (root.Name != "SpaceSystem")
        {
            root.Reject("not-xtce", $"the document's outermost element is {root.Name}; an XTCE document has a SpaceSystem there");
            return;
        }
        if (Read(root.Understand(), null, draft) is { } system) draft.Roots.Add(system);
    }

    private static SpaceSystem? Read(XtceElement element, SpaceSystem? parent, XtceDraft draft)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return null;
        }
        Description text = DescriptionReader.Read(element);
        var system = new SpaceSystem
        {
            Name = name,
            System = parent,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            OperationalStatus = element.Attribute("operationalStatus"),
            SystemType = element.Attribute("systemType"),
            AssetType = element.Attribute("assetType"),
        };
        var contents = new SystemContents();
        var scope = new ReadScope(draft, system);
        if (element.Child("Header") is { } header) system.Header = HeaderReader.Read(header);
        if (element.Child("TelemetryMetaData") is { } telemetry) ReadMetaData(telemetry, scope, contents);
        if (element.Child("CommandMetaData") is { } command) ReadMetaData(command, scope, contents);
        if (element.Child("ServiceSet") is { } services) contents.Services.AddRange(ServiceReader.Read(services, scope));
        contents.FillIn(system);
        system.Systems = [.. element.Each("SpaceSystem").Select(e => Read(e, system, draft)).OfType<SpaceSystem>()];
        return system;
    }

    private static void ReadMetaData(XtceElement element, ReadScope scope, SystemContents contents)
    {
        foreach (XtceElement set in element.Children)
        {
            switch (set.Name)
            {
                case "ParameterTypeSet": TypeReader.ReadSet(set.Understand(), scope, "ParameterType", contents.ParameterTypes); break;
                case "ArgumentTypeSet": TypeReader.ReadSet(set.Understand(), scope, "ArgumentType", contents.ArgumentTypes); break;
                case "ParameterSet": ParameterReader.ReadSet(set.Understand(), scope, contents); break;
                case "ContainerSet" or "CommandContainerSet": ContainerReader.ReadSet(set.Understand(), scope, contents.Containers); break;
                case "MetaCommandSet": CommandReader.ReadSet(set.Understand(), scope, contents); break;
                case "AlgorithmSet": AlgorithmReader.ReadSet(set.Understand(), scope, contents.Algorithms); break;
                case "StreamSet": StreamReader.ReadSet(set.Understand(), scope, contents.Streams); break;
                case "MessageSet": ServiceReader.ReadMessages(set.Understand(), scope, contents.Messages); break;
            }
        }
    }
}

/// <summary>The lists of a space system while it is read: telemetry and command metadata add to the same ones.</summary>
internal sealed class SystemContents
{
    internal List<DataType> ParameterTypes { get; } = [];

    internal List<DataType> ArgumentTypes { get; } = [];

    internal List<Parameter> Parameters { get; } = [];

    internal List<Reference<Parameter>> ParameterRefs { get; } = [];

    internal List<SequenceContainer> Containers { get; } = [];

    internal List<MetaCommand> MetaCommands { get; } = [];

    internal List<Reference<MetaCommand>> MetaCommandRefs { get; } = [];

    internal List<BlockMetaCommand> Blocks { get; } = [];

    internal List<Algorithm> Algorithms { get; } = [];

    internal List<StreamDefinition> Streams { get; } = [];

    internal List<MessageDefinition> Messages { get; } = [];

    internal List<ServiceDefinition> Services { get; } = [];

    internal void FillIn(SpaceSystem system)
    {
        system.ParameterTypes = ParameterTypes;
        system.ArgumentTypes = ArgumentTypes;
        system.Parameters = Parameters;
        system.ParameterRefs = ParameterRefs;
        system.Containers = Containers;
        system.MetaCommands = MetaCommands;
        system.MetaCommandRefs = MetaCommandRefs;
        system.BlockMetaCommands = Blocks;
        system.Algorithms = Algorithms;
        system.Streams = Streams;
        system.Messages = Messages;
        system.Services = Services;
    }
}
