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

    private enum Follower : byte
    {
        /// <summary>A header, and another behind its packet; or the input ends before that can be seen.</summary>
        Header,

        /// <summary>A header, but nothing good behind its packet.</summary>
        Doubtful,

        /// <summary>Not a header.</summary>
        NoHeader,
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
        Follower follower = FollowerAt(at + record);
        if (follower != Follower.Header)
        {
            ChainVerdict chain = Search(at + 1, out long found);
            // A chain inside the packet shows that its own length is wrong. Without one, only a follower that is no header speaks against it.
            bool rejected = follower == Follower.NoHeader && !_rules.KeepUnconfirmed;
            if (rejected || (chain == ChainVerdict.Confirmed && found < at + record))
                return Skip(PacketRejection.EndNotOnHeader, at, found, chain == ChainVerdict.Confirmed, 0);
        }
        Position = at + record;
        if (follower != Follower.NoHeader) return PacketStep.Packet(at + _rules.Prefix, record - _rules.Around);
        // The damage behind the packet is reported by the next step.
        Trouble = PacketRejection.EndNotOnHeader;
        return PacketStep.UnconfirmedPacket(at + _rules.Prefix, record - _rules.Around);
    }

    private PacketStep ContinueSearch()
    {
        long at = Position;
        ChainVerdict verdict = Search(at, out long found);
        if (found > at) return Skip(Trouble, at, found, verdict == ChainVerdict.Confirmed, 0);
        // Looking again is worth its price only when a good part has been added: this keeps the cost of a stream in pieces linear too.
        if (verdict == ChainVerdict.Undecided) return PacketStep.NeedMore(at, Math.Max(1, (Octets.Length - at) / 4));
        if (verdict == ChainVerdict.Refuted) return _isFinal ? PacketStep.End(at) : PacketStep.NeedMore(at, _rules.ShortestBeginning);
        Trouble = PacketRejection.None;
        return StepInOrder();
    }

    private PacketStep Reject(PacketRejection reason, long at, long needed)
    {
        if (!_rules.Resynchronise)
        {
            Position = Octets.Length;
            return PacketStep.Rejected(OrTruncated(reason), at, Octets.Length - at, needed);
        }
        ChainVerdict verdict = Search(at + 1, out long found);
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
    /// Looks for the chain of headers that is complete first, at or behind <paramref name="from"/>: a false header that happens to lead to a true one
    /// mostly leads far, while the true ones it would swallow stand near. With no chain, the first place that cannot be told yet; with none, the end.
    /// Every place is looked at once, and from each no more than <see cref="PacketRules.Chain"/> headers.
    /// </summary>
    private ChainVerdict Search(long from, out long found)
    {
        var best = ChainVerdict.Refuted;
        found = Octets.Length;
        long complete = long.MaxValue;
        for (long at = from; at < Octets.Length && at < complete; at++)
        {
            ChainVerdict verdict = ChainAt(at, out long end);
            if (verdict == ChainVerdict.Confirmed && end < complete) (best, found, complete) = (verdict, at, end);
            else if (verdict == ChainVerdict.Undecided && best == ChainVerdict.Refuted) (best, found) = (verdict, at);
        }
        return best;
    }

    /// <summary>Whether a chain stands at a place, and if so where its last header does.</summary>
    private ChainVerdict ChainAt(long at, out long last)
    {
        last = at;
        for (int header = 0; header < _rules.Chain; header++)
        {
            last = at;
            Probes++;
            PacketRejection verdict = Judge(at, out long record);
            if (verdict == PacketRules.Incomplete)
            {
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

    /// <summary>What stands behind a record that ends at <paramref name="end"/>: as far as the input shows it, two headers in a row.</summary>
    private Follower FollowerAt(long end)
    {
        Beginning next = Octets.Peek(end + _rules.Prefix);
        if (!_rules.MayFollow(next)) return Follower.NoHeader;
        // A header that is not wholly there, or resynchronisation off: nothing speaks against it.
        if (!_rules.Resynchronise || !_rules.TryClaimedLength(next, out uint length)) return Follower.Header;
        if (length == 0) return Follower.Doubtful;
        long nextEnd = end + length + _rules.Around;
        if (nextEnd > Octets.Length) return _isFinal ? Follower.Doubtful : Follower.Header;
        return _rules.MayFollow(Octets.Peek(nextEnd + _rules.Prefix)) ? Follower.Header : Follower.Doubtful;
    }
}
