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

    /// <summary>Name spaces of values that a certain ground system makes up: arguments of the command, and others that only it has.</summary>
    private const string ForeignArguments = "/yamcs/cmd/arg/", ForeignSpace = "/yamcs/";

    /// <summary>XTCE <c>ParameterInstanceRefType</c>.</summary>
    internal InstanceRef ParameterInstance(XtceElement element)
    {
        if (Command is not null && element.Trimmed("parameterRef") is { } dialect && dialect.StartsWith(ForeignArguments, StringComparison.Ordinal))
            return ArgumentNamed(element, dialect[ForeignArguments.Length..]);
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
        if (text is not null && text.StartsWith(ForeignSpace, StringComparison.Ordinal))
            element.Report(DiagnosticSeverity.Unsupported, "unsupported-parameter", $"\"{text}\" is a value that another ground system makes up; what uses it cannot be evaluated");
        else if (text is not null) Draft.Parameters.Add(new PendingParameter(reference, System, element, result));
        return result;
    }

    /// <summary>XTCE <c>ArgumentInstanceRefType</c>.</summary>
    internal InstanceRef ArgumentInstance(XtceElement element)
    {
        return ArgumentNamed(element, element.Required("argumentRef") ?? "");
    }

    /// <summary>1.1 and 1.2 allow a path before an argument's name; an argument is known by its command alone.</summary>
    internal static string PlainArgumentName(string text) => text[(text.LastIndexOf('/') + 1)..];

    private InstanceRef ArgumentNamed(XtceElement element, string text)
    {
        text = PlainArgumentName(text);
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
