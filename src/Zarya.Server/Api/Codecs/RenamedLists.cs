using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Zarya.Server.Api.Codecs;

/// <summary>
/// Lists that were renamed: clients read the old name, the schema has both, and both are filled and accepted here and nowhere else (section 1, item 3).
/// Handlers write and read the new one.
/// </summary>
internal static class RenamedLists
{
    private static readonly (string Message, string Old, string New)[] s_renamed =
    [
        ("yamcs.protobuf.events.ListEventsResponse", "event", "events"),
        ("yamcs.protobuf.events.ListEventSourcesResponse", "source", "sources"),
        ("yamcs.protobuf.commanding.ListCommandsResponse", "entry", "commands"),
        ("yamcs.protobuf.packets.ListPacketsResponse", "packet", "packets"),
        ("yamcs.protobuf.packets.ListPacketNamesResponse", "name", "packets"),
        ("yamcs.protobuf.mdb.MissionDatabase", "spaceSystem", "spaceSystems"),
        ("yamcs.protobuf.mdb.AlarmInfo", "staticAlarmRange", "staticAlarmRanges"),
        ("yamcs.protobuf.mdb.AlarmInfo", "enumerationAlarm", "enumerationAlarms"),
        ("yamcs.protobuf.mdb.ParameterTypeInfo", "enumValue", "enumValues"),
        ("yamcs.protobuf.mdb.DataEncodingInfo", "contextCalibrator", "contextCalibrators"),
        ("yamcs.protobuf.mdb.PolynomialCalibratorInfo", "coefficient", "coefficients"),
        ("yamcs.protobuf.mdb.SplineCalibratorInfo", "point", "points"),
    ];

    private static readonly ConcurrentDictionary<MessageDescriptor, Plan> s_plans = new();

    /// <summary>Fills the old lists from the new ones, all through a message that is to be sent.</summary>
    public static void Fill(IMessage message) => Walk(message, copyToOld: true);

    /// <summary>Fills the new lists from the old ones where only those were given, all through a message that was received.</summary>
    public static void Fold(IMessage message) => Walk(message, copyToOld: false);

    private static void Walk(IMessage message, bool copyToOld)
    {
        Plan plan = PlanOf(message.Descriptor);
        foreach (FieldDescriptor field in plan.Deeper)
        {
            if (field.IsRepeated)
                foreach (object element in (IEnumerable)field.Accessor.GetValue(message)) Walk((IMessage)element, copyToOld);
            else if (field.Accessor.GetValue(message) is IMessage inner) Walk(inner, copyToOld);
        }
        foreach ((FieldDescriptor old, FieldDescriptor renamed) in plan.Pairs)
        {
            (FieldDescriptor from, FieldDescriptor to) = copyToOld ? (renamed, old) : (old, renamed);
            var target = (IList)to.Accessor.GetValue(message);
            if (target.Count > 0) continue;
            foreach (object element in (IEnumerable)from.Accessor.GetValue(message)) target.Add(element);
        }
    }

    private static Plan PlanOf(MessageDescriptor type) => s_plans.TryGetValue(type, out Plan? plan) ? plan : s_plans.GetOrAdd(type, MakePlan(type));

    private static Plan MakePlan(MessageDescriptor type)
    {
        (FieldDescriptor, FieldDescriptor)[] pairs = [.. s_renamed.Where(r => r.Message == type.FullName).Select(r => (type.FindFieldByName(r.Old), type.FindFieldByName(r.New)))];
        FieldDescriptor[] deeper = [.. type.Fields.InDeclarationOrder().Where(f => f.FieldType == FieldType.Message && !f.IsMap && !pairs.Any(p => p.Item1 == f) && Reaches(f.MessageType, []))];
        return new Plan(pairs, deeper);
    }

    private static bool Reaches(MessageDescriptor type, HashSet<MessageDescriptor> seen) =>
        seen.Add(type) && (s_renamed.Any(r => r.Message == type.FullName)
            || type.Fields.InDeclarationOrder().Any(f => f.FieldType == FieldType.Message && !f.IsMap && Reaches(f.MessageType, seen)));

    private sealed record Plan((FieldDescriptor Old, FieldDescriptor New)[] Pairs, FieldDescriptor[] Deeper);
}
