using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>A simulated station that flies in place of a real one, as people steer it. Safe for any number of threads.</summary>
internal interface ISimulation
{
    /// <summary>The case that is flown.</summary>
    string CaseId { get; }

    /// <summary>How far it has flown.</summary>
    Instant Time { get; }

    /// <summary>Times real time, 0.1 to 10,000.</summary>
    double Speed { get; set; }

    /// <summary>Whether it stands still.</summary>
    bool IsPaused { get; set; }

    /// <summary>Does something on board, between two of its seconds.</summary>
    /// <param name="act">Does it, and says why it cannot be done.</param>
    /// <returns><see langword="null"/>, or the reason in words.</returns>
    string? Do(Func<SimulatedFlight, string?> act);
}
