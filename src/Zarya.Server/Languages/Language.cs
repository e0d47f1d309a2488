namespace Zarya.Server.Languages;

/// <summary>Languages of what Zarya itself says.</summary>
internal enum Language : byte
{
    /// <summary>English: what is said when nobody asks for another.</summary>
    English,

    /// <summary>Russian.</summary>
    Russian,
}
