namespace Zarya.Links;

/// <summary>What a link has counted since it was made, resets or not.</summary>
/// <param name="Packets">Packets handed on.</param>
/// <param name="Octets">Octets received.</param>
/// <param name="Skipped">Octets that were no packets.</param>
/// <param name="Dropped">Datagrams lost before the socket, and those there was no room for.</param>
/// <param name="Overrun">Of these, the ones there was no room for.</param>
/// <param name="Missing">Packets missing by their sequence counts.</param>
/// <param name="Connections">Connections made.</param>
/// <param name="Breaks">Connections lost.</param>
internal readonly record struct LinkTotals(long Packets, long Octets, long Skipped, long Dropped, long Overrun, long Missing, long Connections, long Breaks);
