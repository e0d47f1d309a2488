using System.Text.Json;
using Zarya.Time;

namespace Zarya.Archive.Entries;

/// <summary>
/// Goes through the JSON of an entry once, front to back. Total: whatever the octets are, nothing is thrown; the first thing that does not fit becomes <see cref="Reason"/>, and from then on every question is answered
/// with nothing.
/// </summary>
internal ref struct EntryJson
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    private Utf8JsonReader _reader;
    private bool _isAtValue;

    public EntryJson(ReadOnlySpan<byte> octets) => _reader = new Utf8JsonReader(octets, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>What did not fit, or <see langword="null"/>.</summary>
    public string? Reason { get; private set; }

    /// <summary>Notes that something does not fit.</summary>
    public void Fail(string reason) => Reason ??= $"octet {_reader.TokenStartIndex}: {reason}";

    /// <summary>Goes into the object at hand.</summary>
    public bool BeginObject() => Begin(JsonTokenType.StartObject, "an object is missing");

    /// <summary>Goes into the array at hand.</summary>
    public bool BeginArray() => Begin(JsonTokenType.StartArray, "an array is missing");

    /// <summary>Goes to the next member of an object; its value is at hand then and has to be taken.</summary>
    public bool NextMember() => Move() && _reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the next element of an array; it is at hand then and has to be taken.</summary>
    public bool NextElement() => _isAtValue = Move() && _reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Whether the member has this name. Ask before its value is taken.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => Reason is null && _reader.ValueTextEquals(name);

    /// <summary>The name of the member. Ask before its value is taken.</summary>
    public string Name() => String();

    /// <summary>Takes a text.</summary>
    public string Text() => Take(JsonTokenType.String, "a text is missing") ? String() : "";

    /// <summary>Takes a text, or nothing.</summary>
    public string? TextOrNull() => IsNull() ? null : Text();

    /// <summary>Takes an integer.</summary>
    public long Integer()
    {
        if (!Take(JsonTokenType.Number, "an integer is missing")) return 0;
        if (_reader.TryGetInt64(out long number)) return number;
        Fail("an integer of 64 bits is missing");
        return 0;
    }

    /// <summary>Takes an integer of a range.</summary>
    public long Integer(long min, long max)
    {
        long number = Integer();
        if (number >= min && number <= max) return number;
        Fail($"a number from {min} to {max} is missing");
        return min;
    }

    /// <summary>Takes an integer without sign.</summary>
    public ulong Unsigned()
    {
        if (!Take(JsonTokenType.Number, "an integer is missing")) return 0;
        if (_reader.TryGetUInt64(out ulong number)) return number;
        Fail("an integer of 64 bits without sign is missing");
        return 0;
    }

    /// <summary>Takes a number; what JSON cannot write as one stands as text.</summary>
    public double Number()
    {
        if (!Take()) return 0;
        if (_reader.TokenType == JsonTokenType.Number && _reader.TryGetDouble(out double number)) return number;
        if (_reader.TokenType == JsonTokenType.String && _reader.ValueTextEquals("NaN"u8)) return double.NaN;
        if (_reader.TokenType == JsonTokenType.String && _reader.ValueTextEquals("Infinity"u8)) return double.PositiveInfinity;
        if (_reader.TokenType == JsonTokenType.String && _reader.ValueTextEquals("-Infinity"u8)) return double.NegativeInfinity;
        Fail("a number is missing");
        return 0;
    }

    /// <summary>Takes true or false.</summary>
    public bool Boolean()
    {
        if (!Take()) return false;
        if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) Fail("true or false is missing");
        return _reader.TokenType == JsonTokenType.True;
    }

    /// <summary>Takes octets, which stand as base64.</summary>
    public byte[] Octets()
    {
        if (!Take(JsonTokenType.String, "base64 is missing")) return [];
        if (_reader.TryGetBytesFromBase64(out byte[]? octets)) return octets;
        Fail("this is no base64");
        return [];
    }

    /// <summary>Takes a time: TAI nanoseconds since 1958.</summary>
    public Instant Time() => Instant.FromTaiNanoseconds(Integer());

    /// <summary>Takes one of some words.</summary>
    public int Word(ReadOnlySpan<string> words)
    {
        string word = Text();
        int index = words.IndexOf(word);
        if (index >= 0) return index;
        Fail("this word is not known");
        return 0;
    }

    /// <summary>Leaves a value out, whatever it holds.</summary>
    public void Skip()
    {
        if (!Take()) return;
        try
        {
            _reader.Skip();
        }
        catch (JsonException)
        {
            Fail("this is no JSON");
        }
    }

    /// <summary>Asserts that nothing follows.</summary>
    public void End()
    {
        if (Reason is not null) return;
        try
        {
            if (_reader.Read()) Fail("something follows the end");
        }
        catch (JsonException)
        {
            Fail("something follows the end");
        }
    }

    /// <summary>Whether the value at hand is null; then it is taken.</summary>
    public bool IsNull()
    {
        if (!Take()) return true;
        if (_reader.TokenType == JsonTokenType.Null) return true;
        _isAtValue = true;
        return false;
    }

    private bool Begin(JsonTokenType type, string otherwise) => Take(type, otherwise);

    private bool Take(JsonTokenType type, string otherwise)
    {
        if (!Take()) return false;
        if (_reader.TokenType == type) return true;
        Fail(otherwise);
        return false;
    }

    private bool Take()
    {
        if (!_isAtValue) return Move();
        _isAtValue = false;
        return Reason is null;
    }

    private string String()
    {
        if (Reason is not null) return "";
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Octets that are no UTF-8, or half of a pair of surrogates.
            Fail("this is no text");
            return "";
        }
    }

    private bool Move()
    {
        if (Reason is not null) return false;
        try
        {
            if (_reader.Read()) return true;
            Fail("it ends early");
        }
        catch (JsonException)
        {
            Fail("this is no JSON");
        }
        return false;
    }
}
