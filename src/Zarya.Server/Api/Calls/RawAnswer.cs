namespace Zarya.Server.Api.Calls;

/// <summary>An answer that is no message: CSV, packets, XML.</summary>
/// <param name="MediaType">For <c>Content-Type</c>.</param>
/// <param name="FileName">For <c>Content-Disposition</c>; <see langword="null"/> for none.</param>
/// <param name="WriteAsync">Writes it. What goes wrong before the first octet is written is answered as an error; later the connection is cut.</param>
internal sealed record RawAnswer(string MediaType, string? FileName, Func<Stream, CancellationToken, Task> WriteAsync);
