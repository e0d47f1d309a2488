using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api;

/// <summary>The missions that a server shows: the "instances" of the wire. Safe for any number of threads.</summary>
public interface IMissions
{
    /// <summary>All of them, in the order in which they are listed.</summary>
    IReadOnlyList<Mission> All { get; }

    /// <summary>The leap seconds that times in requests are read with.</summary>
    LeapSeconds LeapSeconds { get; }

    /// <summary>Finds a mission.</summary>
    /// <param name="name">Its name, exactly.</param>
    /// <param name="mission">It.</param>
    /// <returns><see langword="false"/> if there is none.</returns>
    bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Mission? mission);
}
