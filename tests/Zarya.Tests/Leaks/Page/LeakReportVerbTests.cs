using System.Globalization;
using System.Text;
using Zarya.Tests.Verbs;
using Zarya.Tests.Verbs.Decode;

namespace Zarya.Tests.Leaks.Page;

public class LeakReportVerbTests
{
    private const string Station =
        """{"id":"ROOMS","crew":2,"modules":[{"id":"A","free_m3":60},{"id":"B","free_m3":40}],"hatches":[{"id":"H_AB","a":"A","b":"B","area_m2":0.5,"open_at_t0":true}],"lifeboats":["B"],"sensor_suite":{"channels":[{"name":"P_total","where":["A"],"sigma":0.02,"rate_hz":0.1}]}}""";

    [Fact]
    public void The_page_tells_of_the_files()
    {
        using var scratch = new ScratchFolder();
        var rows = new StringBuilder("time,channel,compartment,value\n");
        for (int minute = 0; minute < 300; minute++) rows.Append(CultureInfo.InvariantCulture, $"2018-08-30T0{minute / 60}:{minute % 60:D2}:00Z,P_total,A,{740 - (0.001 * minute):F3}\n");
        rows.Append("2018-08-30T05:00:00Z,P_total,Nowhere,740\n");
        string station = scratch.Add("s.json", Station), telemetry = scratch.Add("t.csv", rows.ToString()), operations = scratch.Add("o.csv", "time,event,subject,value\n2018-08-30T01:00:00Z,vehicle_docked,<i>Ferry</i>,free_m3=20\n");
        VerbRun run = VerbRun.Of("leak", "report", "--station", station, "--telemetry", telemetry, "--operations", operations, "-o", scratch["r.html"]);
        Assert.Equal(0, run.Exit);
        Assert.Contains("Nowhere", run.Error, StringComparison.Ordinal);
        string page = File.ReadAllText(scratch["r.html"]);
        Assert.Contains("300 rows of telemetry", page, StringComparison.Ordinal);
        Assert.Contains("&#39;Nowhere&#39;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;Ferry&lt;/i&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        Assert.Contains("ROOMS", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_after_the_end_are_not_used_and_wrong_floors_are_refused()
    {
        using var scratch = new ScratchFolder();
        string station = scratch.Add("s.json", Station), telemetry = scratch.Add("t.csv", "time,channel,compartment,value\n2018-08-30T00:00:00Z,P_total,A,740\n2018-08-30T01:00:00Z,P_total,A,740\n");
        Assert.Equal(0, VerbRun.Of("leak", "report", "--station", station, "--telemetry", telemetry, "--until", "2018-08-30T00:30:00Z", "-o", scratch["r.html"]).Exit);
        Assert.Contains("1 row of telemetry", File.ReadAllText(scratch["r.html"]), StringComparison.Ordinal);
        Assert.Contains("--floors takes two pressures", VerbRun.Of("leak", "report", "--station", station, "--telemetry", telemetry, "--floors", "520,490").Error, StringComparison.Ordinal);
    }
}
