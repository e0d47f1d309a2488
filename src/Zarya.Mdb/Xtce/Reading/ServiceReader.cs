using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>ServiceSetType</c> and <c>MessageSetType</c>.</summary>
internal static class ServiceReader
{
    internal static List<ServiceDefinition> Read(XtceElement set, ReadScope scope)
    {
        var services = new List<ServiceDefinition>();
        foreach (XtceElement element in set.Each("Service"))
        {
            if (element.Required("name") is not { } name)
            {
                element.Settle(ElementFate.Rejected);
                continue;
            }
            Description text = DescriptionReader.Read(element);
            services.Add(new ServiceDefinition
            {
                Name = name,
                System = scope.System,
                Where = element.Where,
                ShortDescription = text.Short,
                LongDescription = text.Long,
                Aliases = text.Aliases,
                Ancillary = text.Ancillary,
                Containers = [.. (element.Child("ContainerRefSet")?.Each("ContainerRef") ?? []).Select(c => scope.Container(c))],
                Messages = [.. (element.Child("MessageRefSet")?.Each("MessageRef") ?? []).Select(m => m.Required("messageRef")).OfType<string>()],
            });
            element.Report(DiagnosticSeverity.Unsupported, "unsupported-service", $"Service {name} is kept and not acted on");
            element.Fate = ElementFate.Unsupported;
        }
        return services;
    }

    /// <summary>1.1 spells the reference <c>ContainRef</c>.</summary>
    internal static void ReadMessages(XtceElement set, ReadScope scope, List<MessageDefinition> messages)
    {
        DescriptionReader.Pass(set);
        _ = set.Attribute("name");
        foreach (XtceElement element in set.Each("Message"))
        {
            XtceElement? criteria = element.Child("MatchCriteria"), container = element.Child("ContainerRef") ?? element.Child("ContainRef");
            string? name = element.Required("name");
            if (criteria is null || container is null) element.Error("missing-element", "Message needs a MatchCriteria and a ContainerRef (1.1: ContainRef)");
            if (name is null || criteria is null || container is null)
            {
                element.Settle(ElementFate.Rejected);
                continue;
            }
            Description text = DescriptionReader.Read(element);
            messages.Add(new MessageDefinition
            {
                Name = name,
                System = scope.System,
                Where = element.Where,
                ShortDescription = text.Short,
                LongDescription = text.Long,
                Aliases = text.Aliases,
                Ancillary = text.Ancillary,
                Criteria = CriteriaReader.Read(criteria, scope),
                Container = scope.Container(container),
            });
        }
    }
}
