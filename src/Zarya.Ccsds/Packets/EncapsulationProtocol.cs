namespace Zarya.Ccsds.Packets;

/// <summary>Whose data an encapsulation packet carries (CCSDS 133.1-B-3, 4.1.2.3, and the SANA registry it names); the numbers are the three bits.</summary>
public enum EncapsulationProtocol : byte
{
    /// <summary>000: an idle packet, to be thrown away.</summary>
    Idle = 0,

    /// <summary>001: Licklider transmission protocol.</summary>
    Ltp = 1,

    /// <summary>010: Internet protocol extension.</summary>
    InternetProtocolExtension = 2,

    /// <summary>011: CCSDS file delivery protocol.</summary>
    Cfdp = 3,

    /// <summary>100: bundle protocol.</summary>
    BundleProtocol = 4,

    /// <summary>101: not assigned.</summary>
    Unassigned = 5,

    /// <summary>110: the protocol id extension field says which.</summary>
    Extended = 6,

    /// <summary>111: private to the mission.</summary>
    MissionSpecific = 7,
}
