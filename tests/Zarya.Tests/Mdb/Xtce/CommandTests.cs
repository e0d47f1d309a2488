using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class CommandTests
{
    private readonly MissionDatabase _database = XtceText.LoadVector("commands");

    private MetaCommand Command(string name) => _database.Roots[0].MetaCommands.Single(c => c.Name == name);

    [Fact]
    public void Arguments_inheritance_and_assignments()
    {
        MetaCommand @base = Command("Base"), go = Command("Go");
        Assert.True(@base.IsAbstract);
        Assert.Same(@base, go.BaseCommand!.Target);
        Assert.Equal(("op", "7"), (go.Assignments[0].ArgumentName, go.Assignments[0].Value));
        Assert.Equal(["n", "data", "mode"], go.Arguments.Select(a => a.Name));
        Assert.Equal("SAFE", go.Arguments[2].InitialValue);
        Assert.Equal(("AOCS", "go"), (go.SystemName, go.ShortDescription));
        Assert.Equal(2, Assert.IsType<IntegerDataType>(go.Arguments[0].Type.Target).ValidRange!.Ranges.Count);
        Assert.False(((IntegerDataType)go.Arguments[0].Type.Target!).ValidRange!.AppliesToCalibrated);
        BinaryDataEncoding blob = Assert.IsType<BinaryDataEncoding>(go.Arguments[1].Type.Target!.Encoding);
        Assert.Equal("n", Assert.IsType<DynamicIntegerValue>(blob.SizeInBits).Source.ArgumentName);
    }

    [Fact]
    public void Containers_of_one_name_have_names_of_their_own()
    {
        SequenceContainer first = _database.Container("/V/Base/C"), second = _database.Container("/V/Go/C");
        Assert.Same(Command("Base").Container, first);
        Assert.Same(first, second.BaseContainer!.Target);
        Assert.True(second.IsCommandContainer);
        Assert.Same(_database.Roots[0], second.System);
        FixedValueEntry constant = Assert.IsType<FixedValueEntry>(first.Entries[0]);
        Assert.Equal(("sync", 12, "0ABC"), (constant.Name, constant.SizeInBits, Convert.ToHexString(constant.Octets)));
        Assert.Same(Command("Base").Arguments[0], Assert.IsType<ArgumentEntry>(first.Entries[1]).Argument);
        Assert.Equal("n", Assert.IsType<Comparison>(second.Entries[2].IncludeCondition).Left.ArgumentName);
    }

    [Fact]
    public void Constraints_significance_and_interlock()
    {
        MetaCommand go = Command("Go");
        TransmissionConstraint constraint = Assert.Single(go.TransmissionConstraints);
        Assert.Equal(("PT10S", true), (constraint.TimeOut, constraint.IsSuspendable));
        Assert.Equal(new Significance(ConsequenceLevel.Vital, "moves", "V"), go.DefaultSignificance);
        Assert.Equal(ConsequenceLevel.Forbidden, Assert.Single(go.ContextSignificances).Significance.Level);
        Assert.Equal(new Interlock(VerifierStage.Accepted, "V", true), go.Interlock);
    }

    [Fact]
    public void Verifiers()
    {
        IReadOnlyList<Verifier> verifiers = Command("Go").Verifiers;
        Assert.Equal([VerifierStage.Accepted, VerifierStage.Executing, VerifierStage.Complete, VerifierStage.Failed], verifiers.Select(v => v.Stage));
        Assert.Equal(("acc", "/V/Ack", new CheckWindow(null, "PT5S", true)), (verifiers[0].Name, verifiers[0].Container!.Target!.QualifiedName, verifiers[0].Window));
        Assert.IsType<Comparison>(verifiers[1].Criteria);
        Assert.Equal(new CheckWindow("PT1S", "P1DT2H3M4.5S", false), verifiers[1].Window);
        Assert.Equal(("/V/B", 2d, "/V/A"), (verifiers[2].ChangedParameter!.Target!.QualifiedName, verifiers[2].ChangeValue, verifiers[2].ReturnParameter!.Target!.QualifiedName));
        Assert.IsType<Comparison>(verifiers[3].Criteria);
    }

    [Fact]
    public void Effects_and_blocks()
    {
        MetaCommand go = Command("Go");
        Assert.Equal(("/V/B", "4", VerifierStage.Release), (go.ParametersToSet[0].Parameter.Target!.QualifiedName, go.ParametersToSet[0].NewValue, go.ParametersToSet[0].On));
        Assert.Single(go.ParametersToSet[1].Derivation!.Terms);
        Assert.Equal(("/V/A", "PT30S", VerifierStage.Accepted), (go.AlarmsToSuspend[0].Parameter.Target!.QualifiedName, go.AlarmsToSuspend[0].Duration, go.AlarmsToSuspend[0].On));
        BlockMetaCommand both = Assert.Single(_database.Roots[0].BlockMetaCommands);
        Assert.All(both.Steps, s => Assert.Same(go, s.Command.Target));
        Assert.Equal("1", Assert.Single(both.Steps[0].Assignments).Value);
    }

    [Fact]
    public void Commands_of_1_1()
    {
        MissionDatabase database = XtceText.LoadVector("commands-1.1");
        SpaceSystem root = database.Roots[0];
        Assert.Equal(ConsequenceLevel.Critical, Assert.Single(root.MetaCommands).DefaultSignificance!.Level);
        Assert.IsType<RelativeTimeDataType>(Assert.Single(root.ArgumentTypes));
        Assert.Equal("/V/Inner/Stop", Assert.Single(root.MetaCommandRefs).Target!.QualifiedName);
        BlockStep[] steps = [.. Assert.Single(root.BlockMetaCommands).Steps];
        Assert.Equal(("w", "PT1S"), (steps[0].Assignments[0].ArgumentName, steps[0].Assignments[0].Value));
        Assert.Equal("/V/Inner/Stop", steps[1].Command.Target!.QualifiedName);
        MessageDefinition message = Assert.Single(root.Messages);
        Assert.Equal(("M1", "/V/Ack"), (message.Name, message.Container.Target!.QualifiedName));
    }
}
