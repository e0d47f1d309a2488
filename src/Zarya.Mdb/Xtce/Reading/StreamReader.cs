using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>StreamSetType</c>: kept and reported.</summary>
internal static class StreamReader
{
    internal static void ReadSet(XtceElement set, ReadScope scope, List<StreamDefinition> streams)
    {
        foreach (XtceElement element in set.Children)
        {
            StreamKind? kind = element.Name switch
            {
                "FixedFrameStream" => StreamKind.FixedFrame,
                "VariableFrameStream" => StreamKind.VariableFrame,
                "CustomStream" => StreamKind.Custom,
                _ => null,
            };
            if (kind is not null && Read(element, kind.Value, scope) is { } stream) streams.Add(stream);
        }
    }

    private static StreamDefinition? Read(XtceElement element, StreamKind kind, ReadScope scope)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return null;
        }
        Description text = DescriptionReader.Read(element);
        XtceElement? pattern = element.Child("SyncStrategy")?.Child("SyncPattern");
        var stream = new StreamDefinition
        {
            Name = name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Kind = kind,
            Container = element.Child("ContainerRef") is { } container ? scope.Container(container) : null,
            FrameLengthInBits = kind != StreamKind.FixedFrame ? null
                : element.Required("frameLengthInBits") is { } length ? element.ToInteger("frameLengthInBits", length) : null,
            SyncPattern = pattern?.Required("pattern") is { } hex ? pattern.Hex("pattern", hex) : null,
        };
        element.Refuse("unsupported-stream", $"{element.Name} {name} is kept and not acted on: frames are the business of links, configured in the mission file");
        return stream;
    }
}
