namespace Zarya.Tests.Verbs;

public class MdbShowVerbTests
{
    [Theory]
    [InlineData("", "show-overview.txt")]
    [InlineData("BUS_VOLTAGE", "show-polynomial.txt")]
    [InlineData("BATTERY_TEMPERATURE", "show-spline.txt")]
    [InlineData("POWER_MODE", "show-enumeration.txt")]
    [InlineData("/FirstLight/TIME", "show-time.txt")]
    [InlineData("Packet", "show-packet.txt")]
    [InlineData("Power", "show-power.txt")]
    [InlineData("Event", "show-event.txt")]
    [InlineData("/FirstLight", "show-system.txt")]
    public void The_example_mission(string name, string golden) => Check(VerbRun.Mission("mission.xtce.xml"), name, golden);

    [Theory]
    [InlineData("", "show-layouts.txt")]
    [InlineData("Places", "show-places.txt")]
    [InlineData("Repeats", "show-repeats.txt")]
    [InlineData("Optional", "show-optional.txt")]
    [InlineData("Long", "show-long.txt")]
    [InlineData("Structured", "show-structured.txt")]
    [InlineData("STATE", "show-aggregate.txt")]
    [InlineData("FORMULA", "show-formula.txt")]
    [InlineData("CONTEXTS", "show-contexts.txt")]
    [InlineData("Move", "show-command.txt")]
    [InlineData("Mean", "show-algorithm.txt")]
    public void Layouts_of_every_kind(string name, string golden) => Check(VerbRun.Vector("layouts.xml"), name, golden);

    [Fact]
    public void A_short_name_that_is_not_unique_lists_what_it_may_mean()
    {
        VerbRun run = VerbRun.Of("mdb", "show", VerbRun.Vector("layouts.xml"), "TWIN");
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.Equal("zarya: TWIN may mean one of 2; give the absolute name:\n  parameter /Layouts/TWIN\n  parameter /Layouts/Inner/TWIN\n", run.Error);
    }

    [Theory]
    [InlineData("BUS_VOLTAEG", "/FirstLight/BUS_VOLTAGE")]
    [InlineData("hatsh", "/FirstLight/HATCH")]
    [InlineData("/FirstLight/Powr", "/FirstLight/Power")]
    public void A_misspelled_name_suggests_the_nearest(string name, string meant)
    {
        VerbRun run = VerbRun.Of("mdb", "show", VerbRun.Mission("mission.xtce.xml"), name);
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.StartsWith($"zarya: nothing is called {name}; did you mean {meant}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bus_voltage")]
    [InlineData("FirstLight/BUS_VOLTAGE")]
    [InlineData("/FirstLight/BUS_VOLTAGE")]
    public void Names_are_found_without_regard_to_case_and_by_their_end(string name)
    {
        string file = VerbRun.Mission("mission.xtce.xml");
        Assert.Equal(VerbRun.Of("mdb", "show", file, "BUS_VOLTAGE"), VerbRun.Of("mdb", "show", file, name));
    }

    [Fact]
    public void A_name_far_from_everything_suggests_nothing() =>
        Assert.Equal("zarya: nothing is called Photosynthesis; without a name everything is listed\n", VerbRun.Of("mdb", "show", VerbRun.Mission("mission.xtce.xml"), "Photosynthesis").Error);

    [Fact]
    public void Files_that_belong_together_are_read_together()
    {
        VerbRun run = VerbRun.Of("mdb", "show", VerbRun.Vector("uses-types.xml"), "A", "--with", VerbRun.Vector("types.xml"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("unsigned, 5 bits", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_definition_is_shown_as_far_as_it_goes()
    {
        VerbRun run = VerbRun.Of("mdb", "show", VerbRun.Vector("wrong.xml"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("in the definition ('zarya mdb check wrong.xml' tells them)", run.Error, StringComparison.Ordinal);
        Assert.Contains("/Wrong/Root", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
    }

    [Fact]
    public void What_is_not_xml_is_refused_with_one_line()
    {
        VerbRun run = VerbRun.Of("mdb", "show", VerbRun.Mission("pass.ccsds"));
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.EndsWith("there is no space system to show\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Nothing in the hostile and odd vectors of the reader makes the verb fail in any other way than with a message.</summary>
    [Fact]
    public void Every_vector_of_the_reader_can_be_shown_whole()
    {
        string[] files = Directory.GetFiles(Path.Combine(SharedData.Vectors, "xtce"), "*.xml");
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            VerbRun run = VerbRun.Of("mdb", "show", file);
            Assert.True(run.Exit == 0 || run.Error.EndsWith("there is no space system to show\n", StringComparison.Ordinal), run.Error);
            foreach (string name in Named(run.Output)) Assert.Equal(0, VerbRun.Of("mdb", "show", file, name).Exit);
        });
    }

    private static IEnumerable<string> Named(string overview) => overview.Split('\n').Select(l => l.Trim().Split(' ', '(')[0]).Where(n => n.StartsWith('/')).Distinct();

    private static void Check(string file, string name, string golden)
    {
        VerbRun run = VerbRun.Of(name.Length == 0 ? ["mdb", "show", file] : ["mdb", "show", file, name]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        GoldenText.Check(golden, run.Output);
    }
}
