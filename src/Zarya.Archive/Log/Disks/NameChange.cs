namespace Zarya.Archive.Log.Disks;

/// <summary>A creation, renaming or deletion that is not durable yet. Each is atomic.</summary>
/// <param name="From">The name that goes, if any.</param>
/// <param name="To">The name that comes, if any.</param>
/// <param name="File">The number of the file it is about.</param>
/// <param name="FromWaits">Whether the folder of <paramref name="From"/> is still to be synced.</param>
/// <param name="ToWaits">Whether the folder of <paramref name="To"/> is still to be synced.</param>
/// <param name="IsDoubtful">Whether a sync failed, so that no sync does it any more.</param>
internal readonly record struct NameChange(string? From, string? To, int File, bool FromWaits, bool ToWaits, bool IsDoubtful)
{
    /// <summary>Whether the folders were synced since.</summary>
    public bool IsSynced => !FromWaits && !ToWaits;

    public static NameChange Of(string? from, string? to, int file) => new(from, to, file, from is not null, to is not null, false);

    /// <summary>Whether both are about one name, so that the later cannot be on disk without the earlier.</summary>
    public bool Meets(in NameChange other) => Same(From, other.From) || Same(From, other.To) || Same(To, other.From) || Same(To, other.To);

    /// <summary>Does it to a table of names.</summary>
    public void Apply(Dictionary<string, int> names)
    {
        if (From is not null) names.Remove(From);
        if (To is not null) names[To] = File;
    }

    private static bool Same(string? one, string? other) => one is not null && one == other;
}
