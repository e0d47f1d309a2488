namespace Zarya.Tests.Verbs.Decode;

/// <summary>The vectors of <c>tests/vectors/decode</c>: a definition and eleven packets; the ninth matches nothing, the tenth is too short.</summary>
internal static class OwnValues
{
    public static string Definition => VectorPath("values.xml");

    /// <summary>The packets one by one.</summary>
    public static IReadOnlyList<byte[]> Packets { get; } =
        [.. File.ReadLines(VectorPath("values.hex")).Where(l => !l.StartsWith('#')).Select(l => Convert.FromHexString(l.Replace(" ", "", StringComparison.Ordinal)))];

    public static byte[] Stream => [.. Packets.SelectMany(p => p)];

    public static string VectorPath(string name) => Path.Combine(SharedData.Vectors, "decode", name);

    public static byte[] Golden(string name) => File.ReadAllBytes(VectorPath(name));

    /// <summary>A whole packet of the container Repeats, told apart by its first value.</summary>
    public static byte[] Small(byte value) => [0x08, 0x07, 0xC0, value, 0, 4, value, 0, 0, 1, 0];
}
