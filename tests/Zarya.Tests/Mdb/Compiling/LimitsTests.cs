using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Tests.Mdb.Exact;
using Zarya.Tests.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>The flags of values of tests/vectors/xtce/limits.xml, worked out by hand.</summary>
public class LimitsTests
{
    private static readonly MissionDatabase s_database = XtceText.LoadVector("limits");

    private readonly Dictionary<(PlanBackend, bool), DecodedPacket> _buffers = [];

    /// <summary>mode, volts (half the octet, signed), plain, rawRange, inside, sometimes, whileOn.</summary>
    private const string Quiet = "02 00 0F 0F 00 14 00";

    [Theory]
    [InlineData(Quiet, "")]
    // Labels: a level of its own, the default level, none, and no label at all.
    [InlineData("00 00 0F 0F 00 14 00", "mode Critical, whileOn NotValid")]
    [InlineData("03 00 0F 0F 00 14 00", "mode Watch, whileOn NotValid")]
    [InlineData("09 00 0F 0F 00 14 00", "whileOn NotValid")]

    // Numbers: the worst level that is violated, ends in and out.
    [InlineData("02 14 0F 0F 00 14 00", "")] // 10 V
    [InlineData("02 15 0F 0F 00 14 00", "volts Watch")] // 10.5 V
    [InlineData("02 EB 0F 0F 00 14 00", "volts Watch")] // −10.5 V
    [InlineData("02 27 0F 0F 00 14 00", "volts Watch")] // 19.5 V
    [InlineData("02 28 0F 0F 00 14 00", "volts Warning")] // 20 V is outside an exclusive end.
    [InlineData("02 D8 0F 0F 00 14 00", "volts Watch")] // −20 V is inside an inclusive one.
    [InlineData("02 50 0F 0F 00 14 00", "volts Warning")] // 40 V
    [InlineData("02 51 0F 0F 00 14 00", "volts Severe")]
    [InlineData("02 7F 0F 0F 00 14 00", "volts Severe OutOfRange")] // 63.5 V

    // By context: the first that holds, instead of the default. A label that is not there makes no context hold.
    [InlineData("01 02 0F 0F 00 14 00", "mode Watch, whileOn NotValid")] // 1 V in SAFE
    [InlineData("01 03 0F 0F 00 14 00", "mode Watch, volts Distress, whileOn NotValid")]
    [InlineData("01 7F 0F 0F 00 14 00", "mode Watch, volts Distress OutOfRange, whileOn NotValid")]
    [InlineData("03 03 0F 0F 00 14 00", "mode Watch, whileOn NotValid")] // 1.5 V in TEST
    [InlineData("03 05 0F 0F 00 14 00", "mode Watch, volts Critical, whileOn NotValid")]
    [InlineData("09 05 0F 0F 00 14 00", "whileOn NotValid")]

    // Limits and valid range together, without a context.
    [InlineData("02 00 0A 0F 00 14 00", "plain Watch")]
    [InlineData("02 00 0B 0F 00 14 00", "")]
    [InlineData("02 00 14 0F 00 14 00", "")]
    [InlineData("02 00 15 0F 00 14 00", "plain Watch")]
    [InlineData("02 00 1D 0F 00 14 00", "plain Watch")]
    [InlineData("02 00 1E 0F 00 14 00", "plain Watch OutOfRange")]
    [InlineData("02 00 05 0F 00 14 00", "plain Watch")]
    [InlineData("02 00 04 0F 00 14 00", "plain Watch OutOfRange")]

    // A valid range of the raw value, whatever the engineering value is.
    [InlineData("02 00 0F 09 00 14 00", "rawRange OutOfRange")]
    [InlineData("02 00 0F 0A 00 14 00", "")]
    [InlineData("02 00 0F 15 00 14 00", "rawRange OutOfRange")]

    // Inside is the violation.
    [InlineData("02 00 0F 0F 13 14 00", "")]
    [InlineData("02 00 0F 0F 14 14 00", "inside Warning")]
    [InlineData("02 00 0F 0F 19 14 00", "inside Critical")]
    [InlineData("02 00 0F 0F 1F 14 00", "")]

    // Without an engineering value (beyond the spline) there is nothing to check.
    [InlineData("02 00 0F 0F 00 33 00", "sometimes Watch")]
    [InlineData("02 00 0F 0F 00 04 00", "sometimes Watch OutOfRange")]
    [InlineData("02 00 0F 0F 00 65 00", "")]
    public void Flags(string hex, string expected)
    {
        foreach (PlanBackend backend in Enum.GetValues<PlanBackend>()) Assert.Equal(expected, Decode(hex, backend, limits: true));
    }

    [Theory]
    [InlineData("00 7F 0F 09 19 14 00", "volts OutOfRange, rawRange OutOfRange, whileOn NotValid")]
    [InlineData("02 28 1E 0F 14 04 00", "plain OutOfRange, sometimes OutOfRange")]
    public void Without_limits_only_ranges_and_validity_are_checked(string hex, string expected)
    {
        foreach (PlanBackend backend in Enum.GetValues<PlanBackend>()) Assert.Equal(expected, Decode(hex, backend, limits: false));
    }

    [Fact]
    public void Both_backends_agree_on_every_octet_of_every_parameter()
    {
        for (int place = 0; place < 7; place++)
        {
            for (int octet = 0; octet < 256; octet++)
            {
                byte[] packet = Convert.FromHexString(Quiet.Replace(" ", "", StringComparison.Ordinal));
                packet[place] = (byte)octet;
                string hex = Convert.ToHexString(packet);
                Assert.Equal(Decode(hex, PlanBackend.Interpreted, true), Decode(hex, PlanBackend.Compiled, true));
            }
        }
    }

    private string Decode(string hex, PlanBackend backend, bool limits)
    {
        if (!_buffers.TryGetValue((backend, limits), out DecodedPacket? decoded))
        {
            var options = new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend, CheckLimits = limits };
            _buffers.Add((backend, limits), decoded = ContainerPlan.Compile(s_database, s_database.Container("/Limits/Packet"), options).CreateBuffer());
        }
        Assert.True(decoded.Plan.Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), decoded));
        var flags = new List<string>();
        foreach (ParameterValue value in decoded.Values)
        {
            string[] words =
            [
                decoded.Plan.Items[value.Item].Parameter.Name,
                .. value.AlarmLevel == AlarmLevel.Normal ? [] : new[] { value.AlarmLevel.ToString() },
                .. new[] { ValueFlags.OutOfRange, ValueFlags.NotValid, ValueFlags.Malformed }.Where(f => (value.Flags & f) != 0).Select(f => f.ToString()),
            ];
            if (words.Length > 1) flags.Add(string.Join(' ', words));
        }
        return string.Join(", ", flags);
    }
}
