using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>Gathers what an output says about the packets of a set, and holds it against the set's expected values. Knows nothing but the text of the output.</summary>
internal sealed class PacketSetOutput
{
    private readonly PacketSet _set;
    private readonly JsonElement _expected;
    private readonly DecodedFile _file = new();
    private readonly List<int> _octets = [];
    private readonly Dictionary<(int Apid, string Name, string Which), string?> _types = [];

    public PacketSetOutput(string expected)
    {
        _set = new PacketSet(expected);
        _expected = _set.ReadExpected();
        PacketFile = Path.Combine(_set.Folder, _expected.GetProperty("data").GetString()!);
        Definition = Path.Combine(_set.Folder, _expected.GetProperty("xtce").GetString()!.Split(' ')[0]);
        byte[] octets = File.ReadAllBytes(PacketFile);
        for (int at = 0; at + 6 <= octets.Length; at += _octets[^1]) _octets.Add(BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(at + 4)) + 7);
    }

    public string PacketFile { get; }

    public string Definition { get; }

    public JsonElement Stats => _expected.GetProperty("stats");

    public string[] Arguments => _expected.TryGetProperty("root_container", out JsonElement name) ? [PacketFile, "--container", name.GetString()!] : [PacketFile];

    /// <summary>Begins a packet.</summary>
    public void AddPacket(int index, int apid, string? error)
    {
        DecodeErrorKind kind = error is null ? DecodeErrorKind.None : error.StartsWith("no container matches", StringComparison.Ordinal) ? DecodeErrorKind.NoContainer : DecodeErrorKind.TooShort;
        _file.Packets.Add(new DecodedFile.Packet(index, apid, _octets[index], error is null, new DecodeError(kind, null, 0, 0), [], [], []));
    }

    /// <summary>Adds a value to the packet begun last; octets stand as text here.</summary>
    public void AddValue(string name, object? raw, object? eng)
    {
        DecodedFile.Packet packet = _file.Packets[^1];
        bool isOctets = Type(packet.Apid, name) == "bytes";
        packet.Names.Add(name[(name.LastIndexOf('/') + 1)..]);
        packet.Raw.Add(isOctets ? Convert.FromHexString((string)raw!) : Number(raw));
        packet.Eng.Add(isOctets ? Convert.FromHexString((string)eng!) : Number(eng));
    }

    /// <summary>Columns of a table stand in the order of the definition: puts each packet's values into the order of the oracle's layout with the same names.</summary>
    public void OrderByLayout()
    {
        foreach (DecodedFile.Packet packet in _file.Packets)
        {
            if (!_expected.TryGetProperty("layouts", out JsonElement layouts) || !layouts.TryGetProperty(packet.Apid.ToString(CultureInfo.InvariantCulture), out JsonElement ofApid)) continue;
            string[]? names = ofApid.EnumerateArray().Select(l => l.EnumerateArray().Select(n => n.GetString()!).ToArray()).FirstOrDefault(l => l.Length == packet.Names.Count && l.ToHashSet().SetEquals(packet.Names));
            if (names is null) continue;
            int[] places = [.. names.Select(n => packet.Names.IndexOf(n))];
            foreach (List<object?> values in new[] { packet.Raw, packet.Eng })
            {
                object?[] ordered = [.. places.Select(i => values[i])];
                values.Clear();
                values.AddRange(ordered);
            }
            packet.Names.Clear();
            packet.Names.AddRange(names);
        }
    }

    public void AssertAsExpected()
    {
        RestoreNaNs();
        var comparison = new ExactComparison(_set, PlanBackend.Compiled);
        comparison.Equal("packets", _expected.GetProperty("packet_count").GetInt32(), _file.Packets.Count);
        if (_expected.TryGetProperty("parse_errors", out JsonElement errors))
            comparison.Equal("packets that no container matches", errors.GetInt32(), _file.Packets.Count(p => p.Error.Kind == DecodeErrorKind.NoContainer));
        if (_expected.TryGetProperty("columns", out _)) new FixedLayoutComparison(comparison, _expected).Compare(_file);
        else new LayoutComparison(comparison, _expected).Compare(_file);
        comparison.AssertNoDifference();
        Assert.NotEqual(0, comparison.Values);
    }

    /// <summary>A cell of a table: nothing, a number, a truth value or text.</summary>
    public object? Cell(int apid, string name, string? cell, bool raw)
    {
        if (cell is null) return null;
        string? type = (raw ? null : Type(apid, name, "eng_type")) ?? Type(apid, name);
        if (type is "str" or "bytes") return cell;
        if (long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)) return integer;
        if (ulong.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out ulong large)) return large;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : cell;
    }

    /// <summary>Text has one NaN, the digests tell NaNs apart by their bits: where the text says NaN, which one it was is taken from a decoding that <see cref="ExactTests"/> hold against the oracle.</summary>
    private void RestoreNaNs()
    {
        if (!_file.Packets.Any(p => p.Raw.Any(v => v is double.NaN))) return;
        var exact = DecodedFile.Decode(_set.Compile(_expected, PlanBackend.Interpreted), _set.EachPacket(_expected));
        foreach (DecodedFile.Packet packet in _file.Packets)
        {
            DecodedFile.Packet bits = exact.Packets[packet.Index];
            for (int i = 0; i < packet.Raw.Count; i++)
                if (packet.Raw[i] is double.NaN && bits.Raw[i] is double.NaN) (packet.Raw[i], packet.Eng[i]) = (bits.Raw[i], bits.Eng[i]);
        }
    }

    /// <summary>The oracle's type of a parameter's values, if it says one.</summary>
    private string? Type(int apid, string name, string which = "raw_type")
    {
        if (_types.TryGetValue((apid, name, which), out string? known)) return known;
        string? type = Stats.TryGetProperty(apid.ToString(CultureInfo.InvariantCulture), out JsonElement stats) && stats.TryGetProperty(name[(name.LastIndexOf('/') + 1)..], out JsonElement parameter)
            && parameter.TryGetProperty(which, out JsonElement text) ? text.GetString() : null;
        _types.Add((apid, name, which), type);
        return type;
    }

    private static object? Number(object? value) => value is "NaN" ? double.NaN : value;
}
