namespace Zarya.Ccsds.Packets;

/// <summary>
/// One step through a packet stream, with everything the good path leaves out: ends of input, damage, search. The rules are drawn in
/// <c>docs/design/packets.md</c>.
/// </summary>
internal ref struct PacketSplitter<TOctets>
    where TOctets : IOctetWindow, allows ref struct
{
    /// <summary>The input, to be taken back by a cursor whose input remembers places.</summary>
    internal TOctets Octets;

    private readonly PacketRules _rules;
    private readonly bool _isFinal;

    internal PacketSplitter(TOctets octets, PacketRules rules, bool isFinal, long position, PacketRejection trouble)
    {
        Octets = octets;
        _rules = rules;
        _isFinal = isFinal;
        Position = position;
        Trouble = trouble;
    }

    private enum ChainVerdict : byte
    {
        Refuted,
        Confirmed,
        Undecided,
    }

    /// <summary>The first octet not used up.</summary>
    internal long Position { get; private set; }

    /// <summary>Why a search is on, or none.</summary>
    internal PacketRejection Trouble { get; private set; }

    /// <summary>Headers judged while searching: the measure of what damage costs.</summary>
    internal long Probes { get; private set; }

    /// <summary>The next answer.</summary>
    internal PacketStep Step() => Trouble == PacketRejection.None ? StepInOrder() : ContinueSearch();

    private PacketStep StepInOrder()
    {
        long at = Position;
        long rest = Octets.Length - at;
        if (rest == 0) return _isFinal ? PacketStep.End(at) : PacketStep.NeedMore(at, _rules.ShortestBeginning);
        PacketRejection verdict = Judge(at, out long record);
        if (verdict == PacketRules.Incomplete && !_isFinal) return PacketStep.NeedMore(at, record - rest);
        if (verdict != PacketRejection.None) return Reject(verdict, at, verdict == PacketRules.Incomplete ? record : 0);
        if (record > rest) return _isFinal ? Reject(PacketRejection.EndBeyondInput, at, record) : PacketStep.NeedMore(at, record - rest);
        if (!MayFollow(at + record)) return RejectUnfollowed(at, record);
        Position = at + record;
        return PacketStep.Packet(at + _rules.Prefix, record - _rules.Around);
    }

    private PacketStep ContinueSearch()
    {
        long at = Position;
        ChainVerdict verdict = Search(at, out long found, out long needed);
        if (found > at) return Skip(Trouble, at, found, verdict == ChainVerdict.Confirmed, 0);
        if (verdict == ChainVerdict.Undecided) return PacketStep.NeedMore(at, needed);
        if (verdict == ChainVerdict.Refuted) return _isFinal ? PacketStep.End(at) : PacketStep.NeedMore(at, _rules.ShortestBeginning);
        Trouble = PacketRejection.None;
        return StepInOrder();
    }

    private PacketStep RejectUnfollowed(long at, long record)
    {
        ChainVerdict verdict = Search(at + 1, out long found, out _);
        if (!_rules.KeepUnconfirmed || found < at + record) return Skip(PacketRejection.EndNotOnHeader, at, found, verdict == ChainVerdict.Confirmed, 0);
        // The damage behind the packet is reported by the next step, which finds the same chain again.
        Position = at + record;
        Trouble = PacketRejection.EndNotOnHeader;
        return PacketStep.UnconfirmedPacket(at + _rules.Prefix, record - _rules.Around);
    }

    private PacketStep Reject(PacketRejection reason, long at, long needed)
    {
        if (!_rules.Resynchronise)
        {
            Position = Octets.Length;
            return PacketStep.Rejected(OrTruncated(reason), at, Octets.Length - at, needed);
        }
        ChainVerdict verdict = Search(at + 1, out long found, out _);
        // With nothing found inside, a packet that goes past the end is taken at its word: the input was cut.
        return Skip(found == Octets.Length ? OrTruncated(reason) : reason, at, found, verdict == ChainVerdict.Confirmed, needed);
    }

    private static PacketRejection OrTruncated(PacketRejection reason) =>
        reason == PacketRejection.EndBeyondInput ? PacketRejection.Truncated : reason;

    private PacketStep Skip(PacketRejection reason, long from, long to, bool confirmed, long needed)
    {
        Position = to;
        Trouble = confirmed || (_isFinal && to == Octets.Length) ? PacketRejection.None : reason;
        return PacketStep.Rejected(reason, from, to - from, needed);
    }

    /// <summary>
    /// The first place at or behind <paramref name="from"/> where a chain stands, or where it cannot be told yet, or the end of the input. Looks at every
    /// place once and at no more than <see cref="PacketRules.Chain"/> headers from each.
    /// </summary>
    private ChainVerdict Search(long from, out long found, out long needed)
    {
        needed = 0;
        for (found = from; found < Octets.Length; found++)
        {
            ChainVerdict verdict = ChainAt(found, out needed);
            if (verdict != ChainVerdict.Refuted) return verdict;
        }
        return ChainVerdict.Refuted;
    }

    private ChainVerdict ChainAt(long at, out long needed)
    {
        needed = 0;
        for (int header = 0; header < _rules.Chain; header++)
        {
            Probes++;
            PacketRejection verdict = Judge(at, out long record);
            if (verdict == PacketRules.Incomplete)
            {
                needed = at + record - Octets.Length;
                if (!_isFinal) return ChainVerdict.Undecided;
                return header > 0 && at == Octets.Length ? ChainVerdict.Confirmed : ChainVerdict.Refuted;
            }
            if (verdict != PacketRejection.None) return ChainVerdict.Refuted;
            at += record;
        }
        return ChainVerdict.Confirmed;
    }

    /// <summary>Judges the record at a place; <paramref name="record"/> is its length, or for an incomplete header the octets it needs, prefix included.</summary>
    private PacketRejection Judge(long at, out long record)
    {
        PacketRejection verdict = _rules.Judge(Octets.Peek(at + _rules.Prefix), out int length);
        record = _rules.Prefix + length + (verdict == PacketRules.Incomplete ? 0 : _rules.Suffix);
        return verdict;
    }

    private bool MayFollow(long end) => _rules.MayFollow(Octets.Peek(end + _rules.Prefix));
}
