using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>Where something is read: the space system its names are searched from, and the command it belongs to.</summary>
internal sealed record ReadScope(XtceDraft Draft, SpaceSystem System, CommandDraft? Command = null)
{
    internal Reference<DataType> Type(XtceElement element, string attribute, bool isArgumentType)
    {
        string? text = element.Required(attribute);
        var reference = new Reference<DataType>(text ?? "", element.Where);
        if (text is not null) Draft.Types.Add(new PendingType(reference, System, element, isArgumentType));
        return reference;
    }

    internal Reference<Parameter> Parameter(XtceElement element, string attribute = "parameterRef")
    {
        string? text = element.Required(attribute);
        var reference = new Reference<Parameter>(text ?? "", element.Where);
        if (text is not null) Draft.Parameters.Add(new PendingParameter(reference, System, element, null));
        return reference;
    }

    internal Reference<SequenceContainer> Container(XtceElement element, string attribute = "containerRef")
    {
        string? text = element.Required(attribute);
        var reference = new Reference<SequenceContainer>(text ?? "", element.Where);
        if (text is not null) Draft.Containers.Add(new Pending<SequenceContainer>(reference, System, element));
        return reference;
    }

    internal Reference<MetaCommand> CommandNamed(XtceElement element, string? text)
    {
        var reference = new Reference<MetaCommand>(text ?? "", element.Where);
        if (text is { Length: > 0 }) Draft.Commands.Add(new Pending<MetaCommand>(reference, System, element));
        return reference;
    }

    internal Reference<StreamDefinition> Stream(XtceElement element)
    {
        string? text = element.Required("streamRef");
        var reference = new Reference<StreamDefinition>(text ?? "", element.Where);
        if (text is not null) Draft.Streams.Add(new Pending<StreamDefinition>(reference, System, element));
        return reference;
    }

    /// <summary>XTCE <c>ParameterInstanceRefType</c>.</summary>
    internal InstanceRef ParameterInstance(XtceElement element)
    {
        string? text = element.Required("parameterRef");
        var reference = new Reference<Parameter>(text ?? "", element.Where);
        int instance = element.Integer32("instance", int.MinValue) ?? 0;
        if (instance < 0)
            element.Report(DiagnosticSeverity.Unsupported, "unsupported-history", $"instance {instance} asks for a value of an earlier packet, which is not kept; refer to the latest value");
        var result = new InstanceRef
        {
            Parameter = reference,
            Instance = instance,
            UseCalibratedValue = element.Flag("useCalibratedValue", true),
            Where = element.Where,
        };
        if (text is not null) Draft.Parameters.Add(new PendingParameter(reference, System, element, result));
        return result;
    }

    /// <summary>XTCE <c>ArgumentInstanceRefType</c>.</summary>
    internal InstanceRef ArgumentInstance(XtceElement element)
    {
        string text = element.Required("argumentRef") ?? "";
        int end = text.AsSpan().IndexOfAny('.', '[');
        string name = end < 0 ? text : text[..end];
        var result = new InstanceRef { ArgumentName = name, UseCalibratedValue = element.Flag("useCalibratedValue", true), Where = element.Where };
        if (end >= 0)
        {
            if (PathSteps.TryParse(text.AsSpan(end), out IReadOnlyList<PathStep> path)) result.Path = path;
            else element.Error("bad-reference", $"\"{text}\" must be a name, followed by .member or [index]");
        }
        if (name.Length > 0) Command?.Uses.Add(new PendingArgument(name, element, null, result));
        return result;
    }

    /// <summary>Whichever of the two an element is.</summary>
    internal InstanceRef AnyInstance(XtceElement element) =>
        element.Name.StartsWith("Argument", StringComparison.Ordinal) || element.Name.StartsWith("InputArgument", StringComparison.Ordinal)
            ? ArgumentInstance(element) : ParameterInstance(element);
}
