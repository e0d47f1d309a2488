namespace Zarya.Links;

/// <summary>What a link may be called.</summary>
public static class LinkName
{
    /// <summary>The longest name.</summary>
    public const int MaxLength = 64;

    /// <summary>Whether a text is a name: 1 to 64 letters, digits, <c>-</c> and <c>_</c> of ASCII.</summary>
    public static bool IsValid(string? name) => name is { Length: > 0 and <= MaxLength } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Gives the name back.</summary>
    /// <exception cref="ArgumentException">It is not a name.</exception>
    internal static string Checked(string name) =>
        IsValid(name) ? name : throw new ArgumentException($"a link's name is 1 to {MaxLength} letters, digits, '-' or '_', and '{name}' is not", nameof(name));
}
