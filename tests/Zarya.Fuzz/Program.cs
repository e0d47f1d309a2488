using Zarya.Fuzz;
using Zarya.Mdb.Model;
using Zarya.Oracle;

if (args.Length == 2 && args[0] == "--dump")
{
    RandomDefinition d = RandomDefinitions.Create(int.Parse(args[1]));
    foreach (Parameter q in d.Database.Parameters)
        if (q.Type.Target!.Encoding is IntegerDataEncoding { Calibrators: { IsEmpty: false } cs })
            Console.WriteLine($"{q.Name}: default {cs.Default?.GetType().Name} {(cs.Default as MathOperationCalibrator)?.Operation.Terms.Count(t => t.Kind == MathTermKind.Parameter)} contexts {string.Join(",", cs.Contexts.Select(x => x.Calibrator.GetType().Name + " when " + x.Context.GetType().Name + " " + (x.Context as Comparison)?.Left + (x.Context as Comparison)?.Operator + (x.Context as Comparison)?.Value + "|" + (x.Context as Comparison)?.Right))}");
    foreach (SequenceContainer c in d.Database.Containers)
    {
        Console.WriteLine($"{c.Name} base {c.BaseContainer} abstract {c.IsAbstract} next {c.NextContainer} size {c.SizeInBits}");
        foreach (ContainerEntry e in c.Entries)
        {
            string what = e switch { ParameterEntry p => p.Parameter.Target!.Name + " " + p.Parameter.Target!.Type.Target!.GetType().Name + " " + p.Parameter.Target!.Type.Target!.Encoding?.GetType().Name + " dims" + p.Dimensions.Count, ContainerRefEntry r => r.Container.ToString(), ParameterSegmentEntry s => "segment " + s.Parameter + " " + s.SizeInBits + " order " + s.Order, _ => e.GetType().Name };
            Console.WriteLine($"   {what} loc {e.Location?.From} {e.Location?.Offset.GetType().Name} {(e.Location?.Offset as FixedIntegerValue)?.Value} repeat {e.Repeat?.Count.GetType().Name} {(e.Repeat?.Count as FixedIntegerValue)?.Value} gap {(e.Repeat?.Offset as FixedIntegerValue)?.Value} cond {e.IncludeCondition is not null}");
        }
    }
    return 0;
}
if (args.Length == 3 && args[0] == "--show")
{
    RandomDefinition d = RandomDefinitions.Create(int.Parse(args[1]));
    var random = new Random(int.Parse(args[1]));
    byte[] packet = [];
    for (int i = 0; i <= int.Parse(args[2]); i++) packet = d.Packet(random);
    var leap = Zarya.Time.LeapSeconds.Parse(Zarya.Time.LeapSecondsFile.ReadEmbedded());
    foreach (NaiveValue v in NaiveDecoder.Decode(d.Database, d.Root, packet, leap).Values) Console.WriteLine(v);
    var plan = Zarya.Mdb.Compiling.ContainerPlan.Compile(d.Database, d.Root, new Zarya.Mdb.Compiling.PlanOptions { LeapSeconds = leap, Backend = Zarya.Mdb.Compiling.PlanBackend.Interpreted });
    var b = plan.CreateBuffer();
    bool ok = plan.Decode(packet, b);
    Console.WriteLine(PlanAgainstOracle.Text(plan, b, ok, packet) + " " + b.Error);
    return 0;
}
int definitions = args.Length > 0 ? int.Parse(args[0]) : 300;
int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
FuzzResult result = DefinitionsCampaign.Run(seed, definitions, 40);
Console.WriteLine(result);
return result.Failures == 0 ? 0 : 1;
