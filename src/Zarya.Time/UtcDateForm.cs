namespace Zarya.Time;

/// <summary>The two ways ISO 8601 and CCSDS 301.0-B-4 §3.5.1 write a date.</summary>
public enum UtcDateForm
{
    /// <summary><c>2016-12-31</c>, ASCII time code A.</summary>
    MonthDay,

    /// <summary><c>2016-366</c>, ASCII time code B.</summary>
    DayOfYear,
}
