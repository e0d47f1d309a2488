using System.Collections.Concurrent;
using Zarya.Archive.Log;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Server.Archives;

/// <summary>
/// Says what packets are: the deepest container that matches. Where the first two octets settle that (most missions tell packets apart by APID), a stream is decoded once and never again. Safe for any number of threads.
/// </summary>
public sealed class PacketContainers
{
    private readonly MissionRecord _record;
    private readonly ConcurrentDictionary<(ushort Identification, SequenceContainer Root), SequenceContainer> _settled = new();
    private readonly ConcurrentDictionary<(ushort Identification, SequenceContainer Root), bool> _isSettling = new();

    internal PacketContainers(MissionRecord record) => _record = record;

    /// <summary>The container of all packets of a stream, if that is known and settled by the stream alone.</summary>
    public bool TryGet(StreamKey stream, out SequenceContainer? container)
    {
        container = null;
        return _record.RootOf(stream.Link) is { } root && _settled.TryGetValue((stream.Identification, root), out container);
    }

    /// <summary>Makes something that says it for one thread.</summary>
    public Naming CreateNaming() => new(this);

    /// <summary>Whether the packets of a stream are all of one container.</summary>
    private bool IsSettling(StreamKey stream, SequenceContainer root) => _isSettling.GetOrAdd((stream.Identification, root), key =>
    {
        PacketReach reach = _record.Plan(key.Root, []).Reach([(byte)(key.Identification >> 8), (byte)key.Identification]);
        return !reach.IsAllOctets && reach.Octets.All(o => o.End <= 2);
    });

    /// <summary>Says what packets are; for one thread.</summary>
    public sealed class Naming
    {
        private readonly PacketContainers _owner;
        private readonly Dictionary<SequenceContainer, DecodedPacket> _buffers = [];

        internal Naming(PacketContainers owner) => _owner = owner;

        /// <summary>The deepest container that matches a packet; <see langword="null"/> if the definition has none.</summary>
        public SequenceContainer? Of(StreamKey stream, ReadOnlySpan<byte> packet)
        {
            if (_owner._record.RootOf(stream.Link) is not { } root) return null;
            if (_owner._settled.TryGetValue((stream.Identification, root), out SequenceContainer? settled)) return settled;
            ContainerPlan plan = _owner._record.Plan(root, []);
            if (!_buffers.TryGetValue(root, out DecodedPacket? decoded)) _buffers.Add(root, decoded = plan.CreateBuffer());
            bool isWhole = decoded.Plan.Decode(packet, decoded);
            // A packet that is too short may have ended before its container was told.
            if ((isWhole || decoded.Error.Kind == DecodeErrorKind.NoContainer) && _owner.IsSettling(stream, root)) _owner._settled.TryAdd((stream.Identification, root), decoded.Container);
            return decoded.Container;
        }
    }
}
