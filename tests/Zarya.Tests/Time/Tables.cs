using Zarya.Time;

namespace Zarya.Tests.Time;

/// <summary>Leap-second tables for the tests: the true one, and one with a removed second.</summary>
internal static class Tables
{
    internal static LeapSeconds True { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    /// <summary>1972-06-30 has a second 60; 1972-12-31 has no second 59.</summary>
    internal static LeapSeconds Negative { get; } = LeapSeconds.Parse(
        "# published 1972-01-01\n# expires 1974-01-01\nutc_from,tai_minus_utc_s\n1972-01-01,10\n1972-07-01,11\n1973-01-01,10\n");

    /// <summary>The 27 first days after an inserted second, as IERS Bulletin C lists them, with the TAI-UTC that begins there.</summary>
    internal static (string FirstDay, int TaiMinusUtcS)[] Steps { get; } =
    [
        ("1972-07-01", 11), ("1973-01-01", 12), ("1974-01-01", 13), ("1975-01-01", 14), ("1976-01-01", 15), ("1977-01-01", 16),
        ("1978-01-01", 17), ("1979-01-01", 18), ("1980-01-01", 19), ("1981-07-01", 20), ("1982-07-01", 21), ("1983-07-01", 22),
        ("1985-07-01", 23), ("1988-01-01", 24), ("1990-01-01", 25), ("1991-01-01", 26), ("1992-07-01", 27), ("1993-07-01", 28),
        ("1994-07-01", 29), ("1996-01-01", 30), ("1997-07-01", 31), ("1999-01-01", 32), ("2006-01-01", 33), ("2009-01-01", 34),
        ("2012-07-01", 35), ("2015-07-01", 36), ("2017-01-01", 37),
    ];

    internal static Instant Utc(string text) => Utc(text, True);

    internal static Instant Utc(string text, LeapSeconds table)
    {
        TimeDecode read = Instant.ReadUtc(text, table);
        Assert.True(read.IsValue, $"{text}: {read}");
        return read.Instant;
    }

    /// <summary>TAI nanoseconds by the obvious way: .NET's calendar and a walk over <see cref="Steps"/>.</summary>
    internal static long ObviousTai(DateTime utc, long nanosecondBelowTick = 0)
    {
        int offset = 10;
        foreach ((string firstDay, int taiMinusUtcS) in Steps)
            if (utc >= DateTime.ParseExact(firstDay, "yyyy-MM-dd", null)) offset = taiMinusUtcS;
        return ((utc - new DateTime(1958, 1, 1)).Ticks * 100) + nanosecondBelowTick + (offset * 1_000_000_000L);
    }

    /// <summary>A moment of 1958 to 2249 in whole 100 ns, outside leap seconds.</summary>
    internal static DateTime RandomUtc(Random random) => new(random.NextInt64(new DateTime(1958, 1, 1).Ticks, new DateTime(2249, 12, 31).Ticks));
}
