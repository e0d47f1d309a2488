using System.IO.Compression;
using System.Text;
using Zarya.Verbs;

namespace Zarya.Tests.Verbs;

/// <summary><c>zarya leak watch</c> as a user calls it.</summary>
public sealed class LeakWatchVerbTests : IDisposable
{
    private static readonly string s_station = Path.Combine(SharedData.Vectors, "leaks", "station.json");

    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-leak-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_counts_what_it_read()
    {
        string telemetry = Write("t.csv", "time,channel,compartment,value\n2018-08-29T22:00:00Z,P_total,Work,740.05\n2018-08-29T22:00:10Z,P_total,Work,740\n2018-08-29T22:00:10Z,P_total,Works,740\n");
        string operations = Write("o.csv", "time,event,subject,value\n2018-08-29T22:00:05Z,crew_at,Work,2\n");
        VerbRun run = Watch(telemetry, "--operations", operations);
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Equal($"{telemetry}, line 4: column 3 (compartment): the station file has no module 'Works'\n2 measurements, 1 operation, 2018-08-29T22:00:00Z to 2018-08-29T22:00:10Z; something was wrong with 1 row\n", run.Error);
        Assert.True(File.Exists(Path.Combine(_folder, "out.jsonl")));
    }

    [Fact]
    public void Operations_may_be_missing_or_stand_in_the_telemetry()
    {
        string both = Write("both.csv", "time,channel,compartment,value\n2018-08-29T22:00:00Z,P_total,Work,740.05\n2018-08-29T22:00:05Z,crew_at,Work,2\n");
        Assert.Equal("1 measurement, 1 operation, 2018-08-29T22:00:00Z to 2018-08-29T22:00:05Z\n", Watch(both).Error);
    }

    [Fact]
    public void Until_is_a_time()
    {
        string telemetry = Write("t.csv", "time,channel,compartment,value\n2018-08-29T22:00:00Z,P_total,Work,740.05\n2018-08-29T22:00:10Z,P_total,Work,740\n");
        Assert.Equal("1 measurement, 0 operations, 2018-08-29T22:00:00Z to 2018-08-29T22:00:05Z\n", Watch(telemetry, "--until", "2018-08-29T22:00:05Z").Error);
        Assert.Equal((ExitCode.Failed, "zarya: --until soon: a character that cannot stand here (character 1); write it as 1980-01-06T00:00:00Z\n"), (Watch(telemetry, "--until", "soon").Exit, Watch(telemetry, "--until", "soon").Error));
    }

    [Theory]
    [InlineData("500,512.5", true)]
    [InlineData("520,490", false)]
    [InlineData("490", false)]
    [InlineData("490,490", false)]
    [InlineData("490,520,550", false)]
    [InlineData("a,b", false)]
    [InlineData("0,490", false)]
    public void Floors_are_two_pressures(string floors, bool isTaken)
    {
        VerbRun run = Watch(Write("t.csv", "time,channel,compartment,value\n"), "--floors", floors);
        Assert.Equal(isTaken ? ExitCode.Done : ExitCode.Failed, run.Exit);
        if (!isTaken) Assert.Equal($"zarya: --floors takes two pressures in mmHg, the lower first, as 490,520; not '{floors}'\n", run.Error);
    }

    [Fact]
    public void A_telemetry_of_which_nothing_can_be_used_is_told()
    {
        VerbRun run = Watch(Write("t.csv", ""));
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.StartsWith("no row of the telemetry could be used", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_station_that_is_none_is_told_whole()
    {
        string station = Write("s.json", """{"modules": [{"id": "A", "free_m3": -1, "colour": "red"}], "crew": 1}""");
        VerbRun run = VerbRun.Of("leak", "watch", "--station", station, "--telemetry", Write("t.csv", ""));
        Assert.Equal(ExitCode.Failed, run.Exit);
        Assert.Contains($"{station}: warning: modules[0].colour: is not a member", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{station}: error: modules[0].free_m3: -1 is not a number", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"zarya: {station} is no station file that can be used: 1 error above; docs/guide/leak.md shows one\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_not_there_are_told()
    {
        Assert.Equal("zarya: there is no file nowhere.csv\n", Watch("nowhere.csv").Error);
        Assert.Equal("zarya: there is no file nowhere.json\n", VerbRun.Of("leak", "watch", "--station", "nowhere.json", "--telemetry", "t.csv").Error);
        VerbRun twice = VerbRun.Of("leak", "watch", "--station", "-", "--telemetry", "-");
        Assert.Contains("standard input (-) is the station and the rows at once", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_that_is_cut_off_is_used_as_far_as_it_goes()
    {
        var text = new StringBuilder("time,channel,compartment,value\n");
        var random = new Random(3);
        for (int i = 0; i < 30_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2018-08-29T{i / 3600:D2}:{i / 60 % 60:D2}:{i % 60:D2}Z,P_total,Work,{740 + random.NextDouble():F3}\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text.ToString()));
        string telemetry = Path.Combine(_folder, "t.csv.gz");
        File.WriteAllBytes(telemetry, packed.ToArray());
        Assert.StartsWith("30,000 measurements", Watch(telemetry).Error, StringComparison.Ordinal);
        File.WriteAllBytes(telemetry, packed.ToArray()[..(int)(packed.Length / 2)]);
        VerbRun cut = Watch(telemetry);
        Assert.Equal(ExitCode.Failed, cut.Exit);
        Assert.Contains("measurements, 0 operations", cut.Error, StringComparison.Ordinal);
        Assert.Contains("cut off or damaged", cut.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_the_files()
    {
        string help = VerbRun.Of("leak", "watch", "--help").Output;
        Assert.Contains("time,channel,compartment,value", help, StringComparison.Ordinal);
        Assert.Contains("TIME,tick,,", help, StringComparison.Ordinal);
        Assert.Contains("watch", VerbRun.Of("leak", "--help").Output, StringComparison.Ordinal);
    }

    private VerbRun Watch(string telemetry, params string[] more) =>
        VerbRun.Of(["leak", "watch", "--station", s_station, "--telemetry", telemetry, "-o", Path.Combine(_folder, "out.jsonl"), .. more]);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
