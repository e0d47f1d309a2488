namespace Zarya.Time.Codes;

/// <summary>A time code with a P-field, CCSDS 301.0-B-4 §3.1: here the P-field is managed, not in the octets.</summary>
public abstract class BinaryTimeCode : TimeCode
{
    private protected BinaryTimeCode()
    {
    }

    /// <summary>The octets of the P-field, 1 or 2.</summary>
    public abstract int PFieldLength { get; }

    /// <summary>Writes the P-field that says what this code is, for a <see cref="SelfIdentifyingTimeCode"/>.</summary>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is shorter than <see cref="PFieldLength"/>.</returns>
    public abstract bool TryWritePField(Span<byte> destination);
}
