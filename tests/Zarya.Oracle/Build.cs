using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Makes a mission database in code: parameters and containers of one space system, in the order they are made. Parts without a name are in <see cref="Make"/>.</summary>
public sealed class Build
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<SequenceContainer> _containers = [];

    /// <summary>Starts a database with one space system.</summary>
    /// <param name="name">Its name.</param>
    public Build(string name = "Test") => System = new SpaceSystem { Name = name };

    /// <summary>The space system.</summary>
    public SpaceSystem System { get; }

    /// <summary>The parameters made so far.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The containers made so far.</summary>
    public IReadOnlyList<SequenceContainer> Containers => _containers;

    /// <summary>A parameter of any type.</summary>
    public Parameter Parameter(string name, DataType type, params Alias[] aliases)
    {
        var parameter = new Parameter { Name = name, System = System, Type = Make.Ref(type), Aliases = aliases };
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>An integer parameter with an unsigned encoding, most significant bit first.</summary>
    public Parameter UInt(string name, int bits, Calibrator? calibrator = null) =>
        Parameter(name, Make.IntegerType(Make.UInt(bits, calibrator)));

    /// <summary>A two's complement integer parameter.</summary>
    public Parameter Int(string name, int bits) => Parameter(name, Make.IntegerType(Make.Int(bits)));

    /// <summary>An IEEE 754 parameter.</summary>
    public Parameter Float(string name, int bits = 32) => Parameter(name, Make.FloatType(new FloatDataEncoding { SizeInBits = bits }));

    /// <summary>A string parameter.</summary>
    public Parameter String(string name, StringDataEncoding encoding) => Parameter(name, Make.StringType(encoding));

    /// <summary>A binary parameter.</summary>
    public Parameter Binary(string name, IntegerValue sizeInBits) => Parameter(name, Make.BinaryType(sizeInBits));

    /// <summary>An enumerated parameter with an unsigned encoding.</summary>
    public Parameter Enumerated(string name, int bits, params (long Value, string Label)[] labels) =>
        Parameter(name, Make.EnumeratedType(Make.UInt(bits), [.. labels.Select(l => new EnumerationLabel(l.Value, l.Value, l.Label, null))]));

    /// <summary>A container without a base.</summary>
    public SequenceContainer Container(string name, params ContainerEntry[] entries) => Add(new SequenceContainer { Name = name, System = System, Entries = entries });

    /// <summary>An abstract container without a base.</summary>
    public SequenceContainer Abstract(string name, params ContainerEntry[] entries) =>
        Add(new SequenceContainer { Name = name, System = System, Entries = entries, IsAbstract = true });

    /// <summary>A container that extends another.</summary>
    public SequenceContainer Child(string name, SequenceContainer container, MatchCriteria? criteria, params ContainerEntry[] entries) =>
        Add(new SequenceContainer { Name = name, System = System, BaseContainer = Make.Ref(container), RestrictionCriteria = criteria, Entries = entries });

    /// <summary>Adds a container that was made with all its properties.</summary>
    public SequenceContainer Add(SequenceContainer container)
    {
        _containers.Add(container);
        return container;
    }

    /// <summary>The database of everything made so far.</summary>
    public MissionDatabase Database()
    {
        System.Parameters = [.. _parameters];
        System.Containers = [.. _containers];
        return new MissionDatabase([System], []);
    }
}
