using Zarya.Tests.Time.Codes;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time;

public class TimeFaultTests
{
    [Fact]
    public void Every_fault_has_words_of_its_own()
    {
        string[] words = [.. Enum.GetValues<TimeFault>().Select(TimeFaults.Reason)];
        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.DoesNotContain("unknown fault", words);
    }

    [Fact]
    public void Results_say_what_happened()
    {
        var code = new CucTimeCode(new CucPField(false, 4, 0));
        Assert.Equal("1958-01-01T00:00:01.000000000 TAI", code.Decode(Octets.Of("00000001")).ToString());
        Assert.Equal("the input ends before the time does (offset 4)", code.Decode(Octets.Of("00")).ToString());
        Assert.Equal("4 octets", code.Encode(Epochs.Gps, new byte[4]).ToString());
        Assert.Equal("the destination is too short", code.Encode(Epochs.Gps, new byte[3]).ToString());
    }
}
