using System.Globalization;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page.Charts;

/// <summary>The operations and alarms that charts mark: a shape and the number under which the list explains it.</summary>
internal sealed class EventMarks
{
    private readonly Dictionary<Operation, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly LeakStory _story;

    public EventMarks(LeakStory story)
    {
        _story = story;
        foreach (Operation operation in story.Operations)
        {
            if (Words.IsMarked(operation.Kind)) _numbers.Add(operation, _numbers.Count + 1);
        }
    }

    /// <summary>Shape and number of an operation, or its shape alone when charts do not mark it.</summary>
    public string LabelOf(Operation operation) => Words.ShapeOf(operation.Kind) + (_numbers.TryGetValue(operation, out int number) ? number.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>Puts the marks on a chart. Of labels that would stand on one another the first is written; the lines are all there.</summary>
    public void AddTo(TimeChart chart)
    {
        double span = Math.Max(1, _story.Last.TaiNanoseconds - (double)_story.First.TaiNanoseconds);
        double[] free = [double.NegativeInfinity, double.NegativeInfinity];
        // Alarms first: no label of an operation may take their place next to the chart.
        var heavy = new List<double>();
        foreach (LeakReport report in _story.Alarms)
        {
            chart.AddMark(report.Time, report is AlarmReport alarm ? "ALARM " + alarm.LeakId : "clear", report is AlarmReport ? Ink.Red : Ink.Green, isHeavy: true);
            heavy.Add(Place(report.Time));
        }
        foreach (Operation operation in _numbers.Keys.OrderBy(o => o.Time))
        {
            double place = Place(operation.Time);
            int tier = place >= free[0] && heavy.TrueForAll(h => Math.Abs(h - place) > 0.06) ? 0 : 1;
            bool hasRoom = place >= free[tier];
            if (hasRoom) free[tier] = place + 0.032;
            chart.AddMark(operation.Time, hasRoom ? LabelOf(operation) : "", operation.Kind == OperationKind.Patch ? Ink.Purple : Ink.Text, tier);
        }

        double Place(Instant time) => (time.TaiNanoseconds - (double)_story.First.TaiNanoseconds) / span;
    }
}
