using System.Text;

namespace Zarya.Time;

/// <summary>The leap-second file the program was built with.</summary>
public static class LeapSecondsFile
{
    /// <summary>The text of <c>data/leap-seconds.csv</c> as it was at build time, for <see cref="LeapSeconds.Parse"/>. Nothing reads it unless asked.</summary>
    public static string ReadEmbedded()
    {
        using Stream stream = typeof(LeapSecondsFile).Assembly.GetManifestResourceStream("leap-seconds.csv")
            ?? throw new InvalidOperationException("the assembly was built without data/leap-seconds.csv");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
