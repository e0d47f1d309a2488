using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class AlarmTests
{
    private readonly MissionDatabase _database = XtceText.LoadVector("alarms");

    [Fact]
    public void Numeric_alarms()
    {
        FloatDataType type = _database.ParameterType<FloatDataType>("Limits");
        AlarmDefinition alarm = type.DefaultAlarm!;
        Assert.Equal(("d", 3, 2, false), (alarm.Name, alarm.MinViolations, alarm.MinConformance, alarm.IsDisabled));
        Assert.Equal(
            [
                new AlarmRange(AlarmLevel.Watch, new NumberRange(-1, true, 1, false), false),
                new AlarmRange(AlarmLevel.Severe, new NumberRange(-9, true, 9, true), false),
                new AlarmRange(AlarmLevel.Critical, new NumberRange(20, true, 30, true), true),
            ], alarm.Ranges);
        ChangeAlarm change = alarm.Change!;
        Assert.Equal((false, true, 4, 1.5), (change.IsPerSecond, change.IsPercentage, change.SpanInSamples, change.SpanInSeconds));
        Assert.Equal(new AlarmRange(AlarmLevel.Warning, new NumberRange(double.NegativeInfinity, true, 5, true), false), Assert.Single(change.Ranges));
        AlarmDefinition context = Assert.Single(type.ContextAlarms);
        Assert.True(context.IsDisabled);
        Assert.True(Assert.Single(context.Ranges).IsViolatedInside);
        Assert.Equal("1", Assert.IsType<Comparison>(context.Context).Value);
    }

    [Fact]
    public void Label_pattern_and_condition_alarms()
    {
        EnumeratedDataType labels = _database.ParameterType<EnumeratedDataType>("Labels");
        Assert.Equal([new EnumerationLabel(0, 0, "OFF", null), new EnumerationLabel(1, 9, "ON", "on")], labels.Labels);
        Assert.Equal((AlarmLevel.Watch, new LabelAlarm(AlarmLevel.Critical, "OFF")), (labels.DefaultAlarm!.DefaultLevel, Assert.Single(labels.DefaultAlarm.Labels)));
        StringDataType patterns = _database.ParameterType<StringDataType>("Patterns");
        Assert.Equal(new LabelAlarm(AlarmLevel.Warning, "X.*"), Assert.Single(patterns.DefaultAlarm!.Labels));
        Assert.Equal(new NumberRange(1, true, 1, true), patterns.SizeRangeInCharacters);
        BooleanDataType conditions = _database.ParameterType<BooleanDataType>("Conditions");
        Assert.Equal(("Yes", "No"), (conditions.OneStringValue, conditions.ZeroStringValue));
        Assert.Equal([AlarmLevel.Watch, AlarmLevel.Severe], conditions.DefaultAlarm!.Conditions.Select(c => c.Level));
    }

    [Fact]
    public void Time_alarms_are_in_seconds()
    {
        AlarmDefinition alarm = _database.ParameterType<RelativeTimeDataType>("Span").DefaultAlarm!;
        Assert.Equal(120, Assert.Single(alarm.Ranges).Range.Maximum);
        Assert.Equal(3, Assert.Single(alarm.Change!.Ranges).Range.Maximum);
        Assert.True(alarm.Change.IsPerSecond);
    }
}
