namespace Zarya.Server.Operations;

/// <summary>Why something that a person wrote cannot be taken.</summary>
/// <param name="Field">Which part of it: <c>event</c>, <c>subject</c>, <c>value</c>, <c>time</c>.</param>
/// <param name="Words">What is wrong, and what would be right.</param>
internal sealed record RefusedField(string Field, string Words);
