using System.Globalization;
using System.Text;
using Zarya.Links;
using Zarya.Processing;
using Zarya.Server.Running;

namespace Zarya.Server.Metrics;

/// <summary>The page at <c>/metrics</c>, in the text format of Prometheus 0.0.4. Made when it is asked for: counting costs nothing that is not counted anyway.</summary>
internal static class MetricsPage
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IReadOnlyList<Mission> missions)
    {
        var page = new StringBuilder(4096);
        WriteLinks(page, missions);
        WriteRecord(page, missions);
        WriteProcessors(page, missions);
        Family(page, "zarya_resident_octets", "gauge", "Octets of memory that the process occupies.");
        Line(page, "zarya_resident_octets", [], Environment.WorkingSet);
        Family(page, "zarya_heap_octets", "gauge", "Octets of managed memory in use.");
        Line(page, "zarya_heap_octets", [], GC.GetTotalMemory(false));
        Family(page, "zarya_collections_total", "counter", "Garbage collections.");
        for (int generation = 0; generation <= GC.MaxGeneration; generation++) Line(page, "zarya_collections_total", [("generation", generation.ToString(CultureInfo.InvariantCulture))], GC.CollectionCount(generation));
        return page.ToString();
    }

    private static void WriteLinks(StringBuilder page, IReadOnlyList<Mission> missions)
    {
        (Mission Mission, ILink Link, LinkReport Report)[] links = [.. missions.SelectMany(m => m.Links.Select(l => (m, l, l.Report)))];
        void Write(string name, string type, string help, Func<LinkReport, double> value)
        {
            Family(page, name, type, help);
            foreach ((Mission mission, ILink link, LinkReport report) in links) Line(page, name, [("mission", mission.Name), ("link", link.Name)], value(report));
        }
        Write("zarya_link_up", "gauge", "Whether the link works: 1, or 0 if it is unavailable, disabled or failed.", r => r.Status == LinkStatus.Ok ? 1 : 0);
        Write("zarya_link_packets_total", "counter", "Packets handed on.", r => r.Packets);
        Write("zarya_link_octets_total", "counter", "Octets received.", r => r.Octets);
        Write("zarya_link_skipped_octets_total", "counter", "Octets that were no packets.", r => r.SkippedOctets);
        Write("zarya_link_dropped_total", "counter", "Datagrams lost before the socket.", r => r.DroppedDatagrams);
        Write("zarya_link_missing_packets_total", "counter", "Packets missing by their sequence counts.", r => r.MissingPackets);
        Write("zarya_link_connections_total", "counter", "Connections made.", r => r.Connections);
    }

    private static void WriteRecord(StringBuilder page, IReadOnlyList<Mission> missions)
    {
        void Write(string name, string type, string help, Func<Mission, double> value)
        {
            Family(page, name, type, help);
            foreach (Mission mission in missions) Line(page, name, [("mission", mission.Name)], value(mission));
        }
        Write("zarya_record_durable_entries_total", "counter", "The number of the last durable entry.", m => m.Recorder.LastDurable);
        Write("zarya_record_octets", "gauge", "Octets of the record on the disk.", m => m.Recorder.Report.Octets);
        Write("zarya_record_waiting_octets", "gauge", "Octets that wait in memory for the disk.", m => m.Recorder.Report.Waiting);
        Write("zarya_record_given_up_total", "counter", "Entries that were given up because the disk refused them for too long.", m => m.Recorder.Report.GivenUp);
        Write("zarya_record_refused", "gauge", "Whether the disk refuses what comes in.", m => m.Recorder.Trouble is null ? 0 : 1);
    }

    private static void WriteProcessors(StringBuilder page, IReadOnlyList<Mission> missions)
    {
        (Mission Mission, RunningProcessor Processor, ProcessorCounts Counts, int Alarms)[] all =
            [.. missions.SelectMany(m => m.Processors.Select(p => p.Run(r => (m, p, r.Counts, r.Alarms.Count))))];
        void Write(string name, string type, string help, Func<(Mission Mission, RunningProcessor Processor, ProcessorCounts Counts, int Alarms), double> value)
        {
            Family(page, name, type, help);
            foreach (var one in all) Line(page, name, [("mission", one.Mission.Name), ("processor", one.Processor.Name)], value(one));
        }
        Write("zarya_processor_packets_total", "counter", "Packets processed.", p => p.Counts.Packets);
        Write("zarya_processor_undecoded_packets_total", "counter", "Of these, those that no container matched or that ended early.", p => p.Counts.Undecoded);
        Write("zarya_processor_values_total", "counter", "Values that they gave.", p => p.Counts.Values);
        Write("zarya_processor_events_total", "counter", "Events raised.", p => p.Counts.Events);
        Write("zarya_processor_alarms", "gauge", "Alarms that stand.", p => p.Alarms);
    }

    private static void Family(StringBuilder page, string name, string type, string help) => page.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static void Line(StringBuilder page, string name, (string Key, string Value)[] labels, double value)
    {
        page.Append(name);
        for (int i = 0; i < labels.Length; i++)
        {
            page.Append(i == 0 ? '{' : ',').Append(labels[i].Key).Append("=\"");
            page.Append(labels[i].Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
        }
        if (labels.Length > 0) page.Append('}');
        page.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}
