using System.Buffers.Text;
using System.Text;

namespace Zarya.Server.Api.Calls;

/// <summary>Pages of lists: how many, and the token that says where the next one begins.</summary>
internal static class Paging
{
    /// <summary>The most items of a page (section 1, item 14).</summary>
    public const int MaxLimit = 1000;

    /// <summary>How many items are wanted.</summary>
    /// <param name="isSaid">Whether the client said.</param>
    /// <param name="limit">What it said.</param>
    /// <param name="standard">What holds if it did not.</param>
    /// <exception cref="ApiException">Too many, or fewer than none: 400.</exception>
    public static int Limit(bool isSaid, int limit, int standard = 100)
    {
        if (!isSaid) return standard;
        if (limit > MaxLimit) throw ApiException.BadRequest($"Limit may not exceed {MaxLimit}");
        return limit >= 0 ? limit : throw ApiException.BadRequest("Limit may not be negative");
    }

    /// <summary>A token for a place in words of the list's own.</summary>
    public static string Token(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <summary>The place of a token.</summary>
    /// <exception cref="ApiException">It is none: 400.</exception>
    public static string Place(string token)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(Base64Url.DecodeFromChars(token));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw ApiException.BadRequest("The continuation token is not one of this server's");
        }
    }
}
