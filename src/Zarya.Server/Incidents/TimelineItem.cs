using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>Something in the timeline of an incident.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What kind: a word such as <c>leak-alarm</c>, <c>operation</c>, <c>alarm</c>, <c>statement</c>.</param>
/// <param name="Text">The words: text, never markup.</param>
/// <param name="Severity">How much it matters.</param>
internal readonly record struct TimelineItem(Instant Time, string Kind, string Text, EventSeverity Severity);

/// <summary>The timeline of an incident.</summary>
/// <param name="Items">What happened, oldest first.</param>
/// <param name="IsCut">Whether there is more, older, than a timeline holds.</param>
internal sealed record Timeline(IReadOnlyList<TimelineItem> Items, bool IsCut);
