using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Archive.Entries;

/// <summary>
/// Steps in the life of alarms as they stand in the record: the step, and the alarm whole as it stands after it, so that each entry explains itself. The entry's generation time is that at which the alarm was raised, its
/// reception time that of the step: so the steps of an alarm stand together in the order of generation, and in their order among all else in the order of reception.
/// </summary>
public static class AlarmEntry
{
    /// <summary>Comments that an entry keeps at most: the newest.</summary>
    public const int MaxComments = 200;

    private const int MaxText = 4096;
    private const string Form = "alarm";

    /// <summary>The stream of alarms.</summary>
    public static StreamKey Stream => new(EntryKind.AlarmChange, "alarms", 0);

    /// <summary>The octets of an entry.</summary>
    public static byte[] ToOctets(AlarmNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return EntryForm.Write(Form, notice, WriteMembers);
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="octets">Any octets.</param>
    /// <param name="find">Finds a parameter by its qualified name. An alarm of a parameter that is not known any more has no samples.</param>
    /// <param name="reason">Why it is none, with the place; <see langword="null"/> if it is one.</param>
    /// <returns>The step, or <see langword="null"/>.</returns>
    public static AlarmNotice? TryRead(ReadOnlySpan<byte> octets, Func<string, Parameter?> find, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(find);
        var json = new EntryJson(octets);
        AlarmNotice? notice = EntryForm.Begin(ref json, Form) ? ReadMembers(ref json, find) : null;
        json.End();
        reason = json.Reason;
        return reason is null ? notice : null;
    }

    private static void WriteMembers(Utf8JsonWriter json, AlarmNotice notice)
    {
        Alarm alarm = notice.Alarm;
        json.WriteString("step"u8, EntryWords.Of(EntryWords.Steps, (int)notice.Step));
        EntryWords.WriteText(json, "name"u8, alarm.Name, MaxText);
        json.WriteNumber("sequence"u8, alarm.SequenceNumber);
        json.WriteNumber("raised"u8, alarm.TriggerTime.TaiNanoseconds);
        json.WriteNumber("updated"u8, alarm.UpdateTime.TaiNanoseconds);
        json.WriteString("severity"u8, EntryWords.Of(EntryWords.Levels, (int)alarm.Severity));
        json.WriteNumber("violations"u8, alarm.Violations);
        json.WriteNumber("count"u8, alarm.Count);
        json.WriteBoolean("triggered"u8, alarm.IsTriggered);
        json.WriteBoolean("processOk"u8, alarm.IsProcessOk);
        json.WriteBoolean("latching"u8, alarm.IsLatching);
        WriteRemark(json, "acknowledged"u8, alarm.Acknowledgement);
        WriteRemark(json, "shelved"u8, alarm.Shelving);
        if (alarm.ShelvedUntil is { } until) json.WriteNumber("shelvedUntil"u8, until.TaiNanoseconds);
        WriteRemark(json, "cleared"u8, alarm.Clearing);
        if (alarm.Comments.Count > 0)
        {
            json.WriteStartArray("comments"u8);
            foreach (AlarmRemark comment in alarm.Comments.Skip(alarm.Comments.Count - MaxComments)) WriteRemark(json, default, comment);
            json.WriteEndArray();
        }
        if (alarm.Samples is { } samples)
        {
            json.WriteStartArray("samples"u8);
            foreach (ParameterSample sample in new[] { samples.Trigger, samples.Worst, samples.Newest }) SampleJson.Write(json, sample, isAlone: true);
            json.WriteEndArray();
        }
        if (alarm.Events is { } events)
        {
            json.WriteStartArray("events"u8);
            foreach (MissionEvent happening in new[] { events.Trigger, events.Worst, events.Newest })
            {
                json.WriteStartObject();
                EventEntry.WriteMembers(json, happening);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }

    private static AlarmNotice? ReadMembers(ref EntryJson json, Func<string, Parameter?> find)
    {
        int step = 0;
        string? name = null;
        (Instant? raised, Instant? updated) = (null, null);
        var alarm = new Alarm { Name = "", SequenceNumber = 0, TriggerTime = default, Severity = default, UpdateTime = default };
        while (json.NextMember())
        {
            if (json.Is("step"u8)) step = json.Word(EntryWords.Steps);
            else if (json.Is("name"u8)) name = json.Text();
            else if (json.Is("sequence"u8)) alarm = alarm with { SequenceNumber = (uint)json.Integer(0, uint.MaxValue) };
            else if (json.Is("raised"u8)) raised = json.Time();
            else if (json.Is("updated"u8)) updated = json.Time();
            else if (json.Is("severity"u8)) alarm = alarm with { Severity = (AlarmLevel)json.Word(EntryWords.Levels) };
            else if (json.Is("violations"u8)) alarm = alarm with { Violations = (uint)json.Integer(0, uint.MaxValue) };
            else if (json.Is("count"u8)) alarm = alarm with { Count = (uint)json.Integer(0, uint.MaxValue) };
            else if (json.Is("triggered"u8)) alarm = alarm with { IsTriggered = json.Boolean() };
            else if (json.Is("processOk"u8)) alarm = alarm with { IsProcessOk = json.Boolean() };
            else if (json.Is("latching"u8)) alarm = alarm with { IsLatching = json.Boolean() };
            else if (json.Is("acknowledged"u8)) alarm = alarm with { Acknowledgement = ReadRemark(ref json) };
            else if (json.Is("shelved"u8)) alarm = alarm with { Shelving = ReadRemark(ref json) };
            else if (json.Is("shelvedUntil"u8)) alarm = alarm with { ShelvedUntil = json.Time() };
            else if (json.Is("cleared"u8)) alarm = alarm with { Clearing = ReadRemark(ref json) };
            else if (json.Is("comments"u8)) alarm = alarm with { Comments = ReadComments(ref json) };
            else if (json.Is("samples"u8)) alarm = alarm with { Samples = ReadSamples(ref json, find) };
            else if (json.Is("events"u8)) alarm = alarm with { Events = ReadEvents(ref json) };
            else json.Skip();
        }
        if (name is null || raised is null || updated is null)
        {
            json.Fail("an alarm has a name and times");
            return null;
        }
        return new AlarmNotice((AlarmStep)step, alarm with { Name = name, TriggerTime = raised.Value, UpdateTime = updated.Value });
    }

    private static void WriteRemark(Utf8JsonWriter json, ReadOnlySpan<byte> name, AlarmRemark? remark)
    {
        if (remark is null) return;
        if (name.IsEmpty) json.WriteStartObject();
        else json.WriteStartObject(name);
        EntryWords.WriteText(json, "by"u8, remark.By, MaxText);
        json.WriteNumber("time"u8, remark.Time.TaiNanoseconds);
        EntryWords.WriteText(json, "message"u8, remark.Message, MaxText);
        json.WriteEndObject();
    }

    private static AlarmRemark? ReadRemark(ref EntryJson json)
    {
        if (!json.BeginObject()) return null;
        (string by, Instant time, string message) = ("", default, "");
        while (json.NextMember())
        {
            if (json.Is("by"u8)) by = json.Text();
            else if (json.Is("time"u8)) time = json.Time();
            else if (json.Is("message"u8)) message = json.Text();
            else json.Skip();
        }
        return new AlarmRemark(by, time, message);
    }

    private static List<AlarmRemark> ReadComments(ref EntryJson json)
    {
        var comments = new List<AlarmRemark>();
        json.BeginArray();
        while (json.NextElement())
            if (ReadRemark(ref json) is { } comment) comments.Add(comment);
        return comments;
    }

    private static (ParameterSample, ParameterSample, ParameterSample)? ReadSamples(ref EntryJson json, Func<string, Parameter?> find)
    {
        var samples = new List<ParameterSample>();
        json.BeginArray();
        while (json.NextElement())
            if (SampleJson.Read(ref json, find) is { } sample) samples.Add(sample);
        return samples is [var trigger, var worst, var newest] ? (trigger, worst, newest) : null;
    }

    private static (MissionEvent, MissionEvent, MissionEvent)? ReadEvents(ref EntryJson json)
    {
        var events = new List<MissionEvent>();
        json.BeginArray();
        while (json.NextElement() && json.BeginObject())
            if (EventEntry.ReadMembers(ref json) is { } happening) events.Add(happening);
        return events is [var trigger, var worst, var newest] ? (trigger, worst, newest) : null;
    }
}
