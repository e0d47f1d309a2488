using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Random definitions whose layouts are mostly static, which those of <see cref="RandomDefinitions"/> nearly never are: small fields, overlaps, wholes, inheritors chosen by all kinds of conditions.</summary>
internal sealed class RandomLayouts(Random random)
{
    private readonly Build _build = new("Layouts");
    private readonly List<Parameter> _known = [];
    private int _names;

    public static (MissionDatabase Database, SequenceContainer Root) Create(Random random)
    {
        var layouts = new RandomLayouts(random);
        SequenceContainer root = layouts._build.Container("root", [Entry.Of(layouts.New()), .. layouts.Entries(3)]);
        layouts.Children(root, 0);
        return (layouts._build.Database(), root);
    }

    private void Children(SequenceContainer container, int depth)
    {
        for (int i = depth == 3 ? 0 : random.Next(4); i > 0; i--)
        {
            int before = _known.Count;
            MatchCriteria? criteria = random.Next(8) == 0 ? null : Condition(0);
            ContainerEntry[] entries = Entries(random.Next(5));
            SequenceContainer child = _build.Add(new SequenceContainer
            {
                Name = "packet" + _names++,
                System = _build.System,
                BaseContainer = Make.Ref(container),
                RestrictionCriteria = criteria,
                Entries = entries,
                IsAbstract = random.Next(4) == 0,
                NextContainer = random.Next(40) == 0 ? Make.Ref(_build.Containers[0]) : null,
            });
            Children(child, depth + 1);
            _known.RemoveRange(before, _known.Count - before);
        }
    }

    private ContainerEntry[] Entries(int count) => [.. Enumerable.Range(0, count).SelectMany(_ => One())];

    private ContainerEntry[] One() => random.Next(20) switch
    {
        0 => [Entry.Gap(random.Next(1, 20))],
        1 or 2 => [Entry.Of(random.GetItems(_known.ToArray(), 1)[0])],
        3 => [Entry.Of(New(), Entry.After(Make.Fixed(random.Next(-6, 12))))],
        4 => [Entry.Of(New(), Entry.FromStart(Make.Fixed(random.Next(40))))],
        5 => [Entry.Of(_build.Container("part" + _names++, Entries(2)))],
        6 => [Entry.Of(New(), Entry.FromStart(Make.Fixed(8 * random.Next(8)))), Entry.Of(Aligned())],
        7 when random.Next(4) == 0 => [Entry.Of(New(), when: Condition(0))],
        _ => [Entry.Of(New())],
    };

    private Parameter New()
    {
        DataType type = random.Next(8) switch
        {
            0 => Make.EnumeratedType(Make.UInt(random.Next(1, 4)), new EnumerationLabel(0, 0, "OFF", null), new EnumerationLabel(1, 1, "ON", null)),
            1 => Make.BooleanType(Make.UInt(random.Next(1, 3))),
            2 => Make.AggregateType(("a", Number()), ("b", Number())),
            3 => Make.ArrayType(Number(), Make.Fixed(random.Next(3))),
            _ => Number(),
        };
        return Known(_build.Parameter("p" + _names++, type));
    }

    private Parameter Aligned() => Known(random.Next(2) == 0
        ? _build.String("t" + _names++, new StringDataEncoding { BufferSizeInBits = Make.Fixed(8 * random.Next(1, 4)) })
        : _build.Binary("b" + _names++, Make.Fixed(8 * random.Next(1, 4))));

    private Parameter Known(Parameter parameter)
    {
        _known.Add(parameter);
        return parameter;
    }

    private IntegerDataType Number() => Make.IntegerType(random.Next(6) switch
    {
        0 => Make.UInt(random.Next(1, 30)),
        1 => Make.Int(random.Next(2, 10)),
        2 => Make.UInt(random.Next(2, 5), Make.Polynomial(1, 0.5)),
        _ => Make.UInt(random.Next(1, 5)),
    });

    private MatchCriteria Condition(int depth)
    {
        int kind = random.Next(depth < 2 ? 10 : 7);
        if (kind >= 7)
        {
            MatchCriteria[] terms = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Condition(depth + 1))];
            return kind == 7 ? new OredConditions(terms) : new AndedConditions(terms);
        }
        string op = random.GetItems(["==", "==", "!=", "<", ">="], 1)[0];
        InstanceRef left = Reference();
        if (kind == 6) return Make.Between(left, op, Reference());
        object literal = left.Parameter!.Target!.Type.Target is EnumeratedDataType && random.Next(2) == 0 ? "ON" : random.Next(4);
        return Make.Is(left, op, literal);
    }

    private InstanceRef Reference()
    {
        Parameter parameter = random.GetItems(_known.ToArray(), 1)[0];
        PathStep[] path = parameter.Type.Target switch
        {
            AggregateDataType => [new PathStep("b", 1)],
            ArrayDataType => [new PathStep(null, 0)],
            _ => [],
        };
        return Make.At(parameter, random.Next(3) > 0, path);
    }
}
