using Zarya.Printing;

namespace Zarya.Descriptions.Layouts;

/// <summary>Places in words.</summary>
internal static class PlaceText
{
    /// <summary><c>48</c>; <c>@1+8</c> behind an anchor.</summary>
    public static string Of(Place place) =>
        place.Anchor == 0 ? Numbers.Plain(place.Bit) : $"@{Numbers.Plain(place.Anchor)}{(place.Bit < 0 ? "" : "+")}{Numbers.Plain(place.Bit)}";
}
