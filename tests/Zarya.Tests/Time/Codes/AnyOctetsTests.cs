using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

public class AnyOctetsTests
{
    private static readonly TimeCode[] All =
    [
        new CucTimeCode(new CucPField(false, 4, 3)),
        new CucTimeCode(new CucPField(false, 7, 10)),
        new CucTimeCode(new CucPField(true, 5, 4), Instant.MinValue),
        new CucTimeCode(new CucPField(true, 4, 2), Epochs.Unix, CucCount.UtcSeconds, Tables.True),
        new CdsTimeCode(new CdsPField(false, false, CdsSubmillisecond.Microseconds), Tables.True),
        new CdsTimeCode(new CdsPField(false, true, CdsSubmillisecond.Picoseconds), Tables.Negative),
        new CcsTimeCode(new CcsPField(UtcDateForm.MonthDay, 6), Tables.True),
        new CcsTimeCode(new CcsPField(UtcDateForm.DayOfYear, 0), Tables.True),
        new AsciiTimeCode(UtcDateForm.MonthDay, 6, true, Tables.True),
        new AsciiTimeCode(UtcDateForm.DayOfYear, 0, false, Tables.True),
        new SelfIdentifyingTimeCode(new CucTimeCode(new CucPField(false, 4, 0)), Tables.True),
        new SelfIdentifyingTimeCode(new CucTimeCode(new CucPField(true, 4, 0), Epochs.Gps), Tables.True, Epochs.Gps),
    ];

    /// <summary>A million octet strings through every decoder: no exception, offsets inside the input, and a value can be written again.</summary>
    [Fact]
    public void Nothing_throws_and_every_offset_is_inside()
    {
        var random = new Random(20_260_706);
        var octets = new byte[32];
        var again = new byte[32];
        int values = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            Shape(random, octets, i);
            int length = random.Next(octets.Length + 1);
            foreach (TimeCode code in All)
            {
                TimeDecode read = code.Decode(octets.AsSpan(0, length));
                if (read.IsValue)
                {
                    values++;
                    if (read.Length > length || !SameAgain(code, read.Instant, again)) Assert.Fail($"{code}: {Convert.ToHexString(octets, 0, length)} gave {read}");
                }
                else if (read.NeedsMore ? read.Length <= length : read.Offset >= length)
                {
                    Assert.Fail($"{code}: {Convert.ToHexString(octets, 0, length)} gave {read}");
                }
            }
        }
        Assert.True(values > 100_000, $"only {values} octet strings were times: the shapes are too wild to test anything");
    }

    /// <summary>What was decoded is written (unless it is finer than the code or before its epoch) and decodes to no later than itself.</summary>
    private static bool SameAgain(TimeCode code, Instant instant, byte[] again)
    {
        TimeEncode written = code.Encode(instant, again);
        if (!written.IsWritten) return code is SelfIdentifyingTimeCode && written.Fault is TimeFault.BeforeEpoch or TimeFault.CountTooLarge;
        TimeDecode read = code.Decode(again.AsSpan(0, written.Written));
        return read.IsValue && read.Instant <= instant && instant - read.Instant < Duration.FromSeconds(1);
    }

    /// <summary>Random octets, or nearly right ones with a few octets changed.</summary>
    private static void Shape(Random random, byte[] octets, int round)
    {
        random.NextBytes(octets);
        if (round % 4 == 0) return;
        TimeCode model = All[random.Next(All.Length)];
        _ = model.Encode(Instant.FromTaiNanoseconds(random.NextInt64()), octets);
        if (round % 4 == 1) octets[random.Next(model.EncodedLength)] ^= (byte)(1 << random.Next(8));
        if (round % 4 == 2) octets[random.Next(octets.Length)] = (byte)random.Next(256);
    }

    [Fact]
    public void Reading_and_writing_do_not_allocate()
    {
        Instant instant = Tables.Utc("2016-12-31T23:59:60.5Z") + Duration.FromSeconds(86_400);
        var octets = new byte[32];
        long allocated = 0;
        bool good = true;
        for (int i = 0; i < 100; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (TimeCode code in All)
            {
                TimeEncode written = code.Encode(instant, octets);
                good &= written.IsWritten && code.Decode(octets.AsSpan(0, written.Written)).IsValue;
                good &= !code.Decode(octets.AsSpan(0, 1)).IsValue;
            }
            good &= instant.TryFormatUtc(octets.AsSpan(), out _, Tables.True);

            // The first rounds may allocate in the runtime while methods are compiled.
            if (i >= 50) allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.True(good);
        Assert.Equal(0, allocated);
    }
}
