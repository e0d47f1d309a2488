namespace Zarya.Time.Codes;

/// <summary>One way to write instants as octets, fully managed: what a mission's configuration names. Immutable and thread-safe.</summary>
/// <remarks>The kinds: <see cref="CucTimeCode"/>, <see cref="CdsTimeCode"/>, <see cref="CcsTimeCode"/>, <see cref="AsciiTimeCode"/>,
/// <see cref="SelfIdentifyingTimeCode"/>.</remarks>
public abstract class TimeCode
{
    private protected TimeCode()
    {
    }

    /// <summary>The octets <see cref="Encode"/> writes.</summary>
    public abstract int EncodedLength { get; }

    /// <summary>Reads the time at the start of <paramref name="octets"/>; octets after it are not looked at. Does not allocate or throw.</summary>
    /// <remarks>What is finer than a nanosecond is cut, towards the past.</remarks>
    public abstract TimeDecode Decode(ReadOnlySpan<byte> octets);

    /// <summary>Writes an instant at the start of <paramref name="destination"/>. Does not allocate or throw.</summary>
    /// <remarks>What is finer than the code is cut, towards the past.</remarks>
    public abstract TimeEncode Encode(Instant instant, Span<byte> destination);
}
