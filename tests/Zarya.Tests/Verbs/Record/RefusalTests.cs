using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Verbs.Record;

/// <summary>What cannot be done is said with what to do, and changes nothing.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly string s_pass = VerbRun.Mission("pass.ccsds");

    private readonly RecordMaking _making = new();

    public void Dispose() => _making.Dispose();

    [Fact]
    public void A_second_writer_is_refused_and_readers_are_not()
    {
        Assert.Equal(0, _making.Import([s_pass]).Exit);
        using (LogWriter writer = LogWriter.Open(new FileDisk(_making.Record), new LogOptions()))
        {
            Expect(_making.Import([VerbRun.Vector("damaged.ccsds")]), "another process writes this record");
            Assert.Equal(FirstLightPass.Make(), _making.Export().Octets);
            Assert.StartsWith(_making.Record + ": 92 packets", VerbRun.Of("packets", _making.Record).Output, StringComparison.Ordinal);
        }
        Assert.Equal(0, _making.Import([VerbRun.Vector("damaged.ccsds")]).Exit);
    }

    [Fact]
    public void A_file_is_no_record()
    {
        string file = _making.Add("record", [1, 2, 3]);
        Expect(_making.Import([s_pass]), $"{file} is a file; a record is a folder");
        Expect(VerbRun.Of("export", file), $"{file} is a file, and a record is a folder");
        Assert.Equal([1, 2, 3], File.ReadAllBytes(file));
    }

    [Fact]
    public void A_folder_of_other_things_does_not_become_a_record()
    {
        Directory.CreateDirectory(_making["record"]);
        _making.Add(Path.Combine("record", "thesis.txt"), [1]);
        Expect(_making.Import([s_pass]), "is a folder with other things in it and no record");
        Expect(VerbRun.Of("export", _making.Record), "holds no record");
        Expect(VerbRun.Of("packets", _making.Record), "is a folder; name the files in it");
        Assert.Single(Directory.GetFileSystemEntries(_making.Record));
    }

    [Fact]
    public void A_record_that_is_not_there_is_not_made_by_reading()
    {
        Expect(VerbRun.Of("export", _making.Record), "is not there; 'zarya import");
        Expect(VerbRun.Of("packets", _making.Record), "there is no file");
        Assert.False(Directory.Exists(_making.Record));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_before_anything_is_written()
    {
        Expect(_making.Import([s_pass, "nowhere.ccsds"]), "there is no file nowhere.ccsds");
        Assert.False(Directory.Exists(_making.Record));
    }

    [Fact]
    public void A_file_that_was_never_imported_cannot_be_exported()
    {
        Assert.Equal(0, _making.Import([s_pass]).Exit);
        Expect(_making.Export("--file", "other.ccsds").Run, "no file other.ccsds was imported into this record; there are");
    }

    [Fact]
    public void A_pipe_that_is_longer_than_before_is_not_taken_for_the_same()
    {
        byte[] pass = [.. Enumerable.Repeat(FirstLightPass.Make(), 60).SelectMany(p => p)];
        Assert.Equal(0, Pipe(pass).Exit);
        Assert.Contains("in the record already", Pipe(pass).Text, StringComparison.Ordinal);
        Decode.ZaryaRun longer = Pipe([.. pass, .. FirstLightPass.Make()]).AssertCalm(1);
        Assert.Contains("--again imports it", longer.Error, StringComparison.Ordinal);
        Assert.True(pass.AsSpan().SequenceEqual(_making.Export("--file", "standard input").Octets));

        Decode.ZaryaRun Pipe(byte[] octets) => Decode.ZaryaProcess.Run(input => input.Write(octets), "import", _making.Record, "-");
    }

    [Fact]
    public void Standard_output_is_the_file()
    {
        Assert.Equal(0, _making.Import([VerbRun.Vector("damaged.ccsds")]).Exit);
        Decode.ZaryaRun run = Decode.ZaryaProcess.Run(null, "export", _making.Record).AssertCalm(0);
        Assert.Equal(DamagedPass.Make(), run.Output);
        Assert.Equal("19 packets, 537 octets; 35 octets beside packets\n", run.Error);
    }

    [Theory]
    [InlineData("import", "--time", "sundial")]
    [InlineData("import", "--link", "")]
    [InlineData("import", "--skip-header", "70000")]
    [InlineData("export", "--from", "yesterday")]
    [InlineData("export", "--by", "weight")]
    [InlineData("export", "--apid", "2048")]
    [InlineData("packets", "--time", "cds")]
    [InlineData("packets", "--skip-header", "4")]
    [InlineData("packets", "--limit", "0")]
    [InlineData("packets", "--after", "there")]
    public void Options_that_mean_nothing_are_refused(string verb, string option, string value)
    {
        Assert.Equal(0, _making.Import([s_pass]).Exit);
        string[] line = verb == "import" ? [verb, _making.Record, s_pass, option, value] : [verb, _making.Record, option, value];
        Expect(VerbRun.Of(line), "");
    }

    [Theory]
    [InlineData("packets")]
    [InlineData("export")]
    [InlineData("gaps")]
    [InlineData("history")]
    public void A_range_that_ends_before_it_begins_is_refused(string verb)
    {
        Assert.Equal(0, _making.Import([s_pass]).Exit);
        Expect(VerbRun.Of(verb, _making.Record, "--from", "2026-11-23T06:00:00Z", "--to", "2026-11-23T05:00:00Z"), "--from 2026-11-23T06:00:00Z is not before --to 2026-11-23T05:00:00Z");
    }

    [Fact]
    public void What_is_by_generation_time_is_not_taken_for_reception()
    {
        Assert.Equal(0, VerbRun.Of("import", _making.Record, s_pass, "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        Expect(VerbRun.Of("history", _making.Record, "--parameters", "BUS_VOLTAGE", "--samples", "10", "--format", "csv", "--by", "reception"), "--samples is by generation time");
        VerbRun page = VerbRun.Of("packets", _making.Record, "--list", "--by", "generation", "--limit", "5");
        string token = page.Error.Trim().Split(' ')[^1];
        Expect(VerbRun.Of("packets", _making.Record, "--after", token), "say --by generation");
        Assert.Equal(0, VerbRun.Of("packets", _making.Record, "--after", token, "--by", "generation").Exit);
    }

    [Fact]
    public void Options_for_records_are_refused_for_files() => Expect(VerbRun.Of("packets", s_pass, "--list"), "--list is for records");

    private static void Expect(VerbRun run, string message)
    {
        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Output);
        Assert.StartsWith("zarya: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }
}
