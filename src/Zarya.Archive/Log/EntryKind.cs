namespace Zarya.Archive.Log;

/// <summary>What an entry of the record is. The numbers stand in files and never change their meaning.</summary>
public enum EntryKind : byte
{
    /// <summary>No kind: a block that holds entries of several streams.</summary>
    Mixed = 0,

    /// <summary>A transfer frame as received.</summary>
    Frame = 1,

    /// <summary>A packet as received.</summary>
    Packet = 2,

    /// <summary>Values of a feed that has no packets.</summary>
    Values = 3,

    /// <summary>An event.</summary>
    Event = 4,

    /// <summary>A change of an alarm's state.</summary>
    AlarmChange = 5,

    /// <summary>A step in the life of a command.</summary>
    CommandStep = 6,

    /// <summary>Something an operator did.</summary>
    OperatorAction = 7,

    /// <summary>A definition that came into force: mission database, limits.</summary>
    Definition = 8,

    /// <summary>A statement about a clock.</summary>
    ClockStatement = 9,

    /// <summary>A grant of authority.</summary>
    AuthorityGrant = 10,

    /// <summary>A checkpoint of a partner's record.</summary>
    PartnerCheckpoint = 11,

    /// <summary>Octets that came in and are neither frame nor packet: damage, fill, what a recorder puts around packets. With them what came in can be given back whole.</summary>
    Octets = 12,
}
