using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>A random definition, valid and small, and packets for it.</summary>
/// <param name="Seed">What it was made from: the same seed gives the same definition.</param>
/// <param name="Database">The definition.</param>
/// <param name="Root">Where decoding starts.</param>
public sealed record RandomDefinition(int Seed, MissionDatabase Database, SequenceContainer Root)
{
    /// <summary>A packet that likely reaches deep and is about as long as needed; also short, long and empty ones.</summary>
    /// <param name="random">The dice.</param>
    /// <returns>The octets.</returns>
    public byte[] Packet(Random random) => new RandomPackets(this, random).Next();
}

/// <summary>Makes random definitions that use everything that <c>docs/design/decoding.md</c> gives a meaning to.</summary>
public sealed class RandomDefinitions
{
    private readonly Random _random;
    private readonly Build _build = new("Random");
    private readonly List<Parameter> _keys = [];
    private readonly List<Parameter> _known = [];
    private readonly List<Parameter> _times = [];
    private readonly List<Parameter> _aliased = [];
    private readonly List<SequenceContainer> _library = [];
    private readonly RandomValues _values;
    private readonly RandomTypes _types;
    private int _names;

    private RandomDefinitions(int seed)
    {
        _random = new Random(seed);
        _values = new RandomValues(_random, _keys, _known);
        _types = new RandomTypes(_random, _values, _times);
    }

    /// <summary>The definition of a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <returns>The definition.</returns>
    public static RandomDefinition Create(int seed) => new RandomDefinitions(seed).Compose(seed);

    private RandomDefinition Compose(int seed)
    {
        // Keys stand first in the root, so that conditions and sizes mostly find them.
        for (int i = 0; i < 3; i++) _keys.Add(_build.UInt(Name("key"), _random.Next(2, 6)));
        _keys.Add(_build.Enumerated(Name("mode"), 3, (0, "IDLE"), (1, "SAFE"), (2, "NOMINAL"), (5, "TEST")));
        _known.AddRange(_keys);
        _known.Add(_build.UInt("ghost", 8)); // Never in a packet.
        for (int i = 0; i < 6; i++)
            _aliased.Add(_build.Parameter(Name("dwell"), _types.Any(), new Alias("id", i.ToString(CultureInfo.InvariantCulture))));

        for (int i = _random.Next(0, 4); i > 0; i--) Library();
        ContainerEntry[] head = [.. _keys.Select(k => (ContainerEntry)Entry.Of(k)), .. Entries(_random.Next(0, 4))];
        SequenceContainer root = Container("root", null, null, head, isAbstract: _random.Percent(70));
        Children(root, 0);
        return new RandomDefinition(seed, _build.Database(), root);
    }

    private string Name(string kind) => kind + (_names++).ToString(CultureInfo.InvariantCulture);

    /// <summary>Containers to be placed inside others: plain, with a base, or abstract with children.</summary>
    private void Library()
    {
        int before = _known.Count;
        SequenceContainer container = Container(Name("part"), null, null, Entries(_random.Next(0, 4)), isAbstract: false);
        switch (_random.Weighted(50, 25, 25))
        {
            case 0:
                _library.Add(container);
                break;
            case 1:
                _library.Add(Container(Name("extended"), container, _values.Condition(), Entries(_random.Next(1, 4)), isAbstract: false));
                break;
            default:
                SequenceContainer open = Container(Name("open"), container, null, Entries(_random.Next(0, 2)), isAbstract: true);
                for (int i = _random.Next(1, 4); i > 0; i--)
                    Container(Name("kind"), open, i == 1 && _random.Percent(80) ? null : _values.Condition(), Entries(_random.Next(0, 3)), isAbstract: false);
                _library.Add(open);
                break;
        }
        if (_random.Percent(50)) _known.RemoveRange(before, _known.Count - before);
    }

    private void Children(SequenceContainer container, int depth)
    {
        int count = depth >= 4 ? 0 : _random.Next(depth == 0 ? 1 : 0, 5);
        Parameter key = _values.Key();
        for (int i = 0; i < count; i++)
        {
            int before = _known.Count;
            bool isAbstract = depth < 3 && _random.Percent(25);
            MatchCriteria? criteria = _random.Weighted(65, 30, 5) switch { 0 => Make.Is(key, "==", i, calibrated: false), 1 => _values.Condition(), _ => null };
            SequenceContainer child = Container(Name("packet"), container, criteria, Entries(_random.Next(0, 6)), isAbstract);
            Children(child, depth + 1);
            _known.RemoveRange(before, _known.Count - before);
        }
    }

    private SequenceContainer Container(string name, SequenceContainer? container, MatchCriteria? criteria, IReadOnlyList<ContainerEntry> entries, bool isAbstract) =>
        _build.Add(new SequenceContainer
        {
            Name = name,
            System = _build.System,
            BaseContainer = container is null ? null : Make.Ref(container),
            RestrictionCriteria = criteria,
            Entries = entries,
            IsAbstract = isAbstract,
            NextContainer = _random.Percent(12) && _library.Count > 0 ? Make.Ref(_random.Pick(_library)) : null,
            SizeInBits = _random.Percent(15) ? Make.Fixed(8 * _random.Next(8, 60)) : null,
        });

    private List<ContainerEntry> Entries(int count)
    {
        var entries = new List<ContainerEntry>();
        for (int i = 0; i < count; i++)
        {
            switch (_random.Weighted(58, 8, _library.Count > 0 ? 10 : 0, 7, 5, 6, 6))
            {
                case 0:
                    entries.Add(Entry.Of(New(_types.Any()), Place(), Repeat(), When()));
                    break;
                case 1:
                    entries.Add(Entry.Of(_random.Pick(_known), Place(), Repeat(), When()));
                    break;
                case 2:
                    entries.Add(Entry.Of(_random.Pick(_library), Place(), Repeat(), When()));
                    break;
                case 3:
                    Segments(entries);
                    break;
                case 4:
                    entries.Add(Skipped());
                    break;
                case 5:
                    entries.Add(Indirect());
                    break;
                default:
                    Backwards(entries);
                    break;
            }
        }
        return entries;
    }

    private Parameter New(DataType type)
    {
        Parameter parameter = _build.Parameter(Name("p"), type);
        _known.Add(parameter);
        if (type is AbsoluteTimeDataType) _times.Add(parameter);
        return parameter;
    }

    private EntryLocation? Place() => _random.Weighted(88, 7, 5) switch
    {
        0 => null,
        1 => Entry.After(_random.Percent(85) ? Make.Fixed(_random.Next(-16, 25)) : _values.Integer(0, 16)),
        _ => Entry.FromStart(_random.Percent(85) ? Make.Fixed(_random.Next(0, 65)) : _values.Integer(0, 64)),
    };

    private EntryRepeat? Repeat() =>
        _random.Percent(88) ? null : Entry.Times(_values.Integer(0, 4), _random.Percent(70) ? null : _values.Integer(0, 8));

    private MatchCriteria? When() => _random.Percent(85) ? null : _values.Condition();

    /// <summary>A parameter in pieces, in any order, with other entries between; one in ten never completes.</summary>
    private void Segments(List<ContainerEntry> entries)
    {
        Parameter parameter = New(_types.Segmentable());
        int left = (int)NaiveFields.FixedSize(parameter.Type.Target, [])!.Value;
        var sizes = new List<int>();
        while (left > 0)
        {
            sizes.Add(sizes.Count == 3 ? left : _random.Next(1, left + 1));
            left -= sizes[^1];
        }
        int[] order = [.. Enumerable.Range(1, sizes.Count)];
        if (_random.Percent(50)) _random.Shuffle(order);
        bool ordered = _random.Percent(60);
        bool complete = _random.Percent(90);
        for (int i = 0; i < sizes.Count; i++)
        {
            if (_random.Percent(20)) entries.Add(Entry.Gap(_random.Next(1, 9)));
            if (complete || i > 0) entries.Add(Entry.Segment(parameter, sizes[i], ordered ? order[i] : null));
        }
    }

    private ContainerEntry Skipped() => _random.Next(3) switch
    {
        0 => Entry.Gap(_random.Next(0, 20), Place(), Repeat(), When()),
        1 => new StreamSegmentEntry { Stream = Make.Ref(new StreamDefinition { Name = "stream" }), SizeInBits = _random.Next(1, 20), IncludeCondition = When() },
        _ => new ContainerSegmentEntry { Container = Make.Ref(_build.Containers.Count > 0 ? _build.Containers[0] : _build.Container("piece")), SizeInBits = _random.Next(1, 20), Repeat = Repeat() },
    };

    /// <summary>By alias of a number, mostly one that exists, or by the label of a mode that is nobody's name.</summary>
    private IndirectParameterEntry Indirect()
    {
        Parameter selector = _random.Percent(90) ? _keys.MinBy(k => ((IntegerDataEncoding)k.Type.Target!.Encoding!).SizeInBits)! : _keys[^1];
        return Entry.Indirect(selector, "id", Place(), Repeat(), _random.Percent(60) ? Make.Is(selector, "<", _aliased.Count) : When());
    }

    /// <summary>An entry before the container's end, or before the next entry, which then stands by itself.</summary>
    private void Backwards(List<ContainerEntry> entries)
    {
        IntegerValue offset = Make.Fixed(_random.Percent(50) ? 0 : _random.Next(0, 40));
        if (_random.Percent(60))
        {
            entries.Add(Entry.Of(New(_types.Any(fixedSize: true)), Entry.BeforeEnd(offset), when: When()));
            return;
        }
        entries.Add(Entry.Of(New(_types.Any(fixedSize: true)), Entry.BeforeNext(offset), when: When()));
        EntryLocation next = _random.Percent(50) ? Entry.FromStart(Make.Fixed(_random.Next(40, 160))) : Entry.BeforeEnd(Make.Fixed(_random.Next(0, 20)));
        entries.Add(Entry.Of(New(_types.Any(fixedSize: true)), next));
    }
}
