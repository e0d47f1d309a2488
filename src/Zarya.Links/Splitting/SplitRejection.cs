namespace Zarya.Links.Splitting;

/// <summary>Why octets were not given as a packet.</summary>
public enum SplitRejection : byte
{
    /// <summary>Nothing was rejected.</summary>
    None,

    /// <summary>No header can stand here.</summary>
    NoHeader,

    /// <summary>No header stands where the packet would end.</summary>
    EndNotOnHeader,

    /// <summary>Longer than the longest packet allowed.</summary>
    TooLong,

    /// <summary>The length field says less than the header takes.</summary>
    TooShort,

    /// <summary>The sync marker does not stand here.</summary>
    NoSync,

    /// <summary>The connection, datagram or file ends inside the packet.</summary>
    Truncated,
}

/// <summary>Words for reasons.</summary>
public static class SplitRejections
{
    /// <summary>The reason for people.</summary>
    public static string Words(this SplitRejection rejection) => rejection switch
    {
        SplitRejection.NoHeader => "no packet header stands there",
        SplitRejection.EndNotOnHeader => "no packet header stands where the packet ends by its length field",
        SplitRejection.TooLong => "longer than the longest packet allowed",
        SplitRejection.TooShort => "the length field says less than the header takes",
        SplitRejection.NoSync => "the sync marker does not stand there",
        SplitRejection.Truncated => "the input ends inside the packet",
        _ => "nothing was rejected",
    };
}
