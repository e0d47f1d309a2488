using System.Globalization;
using System.Text;

namespace Zarya.Station.Leaks.Words;

/// <summary>
/// A sentence that the program says of its own accord, in English and Russian. It is said, recorded and sent in English; who wants Russian finds the sentence again by its English words (<see cref="SentenceBook"/>).
/// Values stand as <c>{0}</c>; with a format, as <c>{0:0.0}</c>, a value is a number, and as <c>{0:G}</c> one word. A value may be a sentence itself.
/// </summary>
public sealed class Sentence
{
    private const int FewLetters = 4;

    /// <summary>The general format: it leaves text as it is.</summary>
    private const string OneWord = "G";

    /// <summary>So begins what a format with a form of its own for numbers under 0 makes of one that rounds to 0.</summary>
    private const string BothSigns = "-+";

    private readonly CompositeFormat _format;
    private readonly List<string> _literals = [];
    private readonly List<(int Value, bool IsNumber, bool IsWord)> _holes = [];

    /// <summary>Makes a sentence.</summary>
    /// <param name="english">The English template.</param>
    /// <param name="russian">The Russian one, with the same values, without formats: it takes them as they were written in English.</param>
    /// <exception cref="FormatException">A template is none, or has holes side by side, which nobody could tell apart.</exception>
    public Sentence(string english, string russian)
    {
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(russian);
        (English, Russian, _format) = (english, russian, CompositeFormat.Parse(english));
        int at = 0;
        for (int open = english.IndexOf('{', StringComparison.Ordinal); open >= 0; open = english.IndexOf('{', at))
        {
            int close = english.IndexOf('}', open);
            string[] hole = english[(open + 1)..close].Split(':', 2);
            if (open == at && _holes.Count > 0) throw new FormatException($"two values side by side: {english}");
            _literals.Add(english[at..open]);
            _holes.Add((int.Parse(hole[0], CultureInfo.InvariantCulture), hole.Length > 1 && hole[1] != OneWord, hole.Length > 1 && hole[1] == OneWord));
            at = close + 1;
        }
        _literals.Add(english[at..]);
        LettersOfItsOwn = _literals.Sum(l => l.Count(char.IsLetter));
    }

    /// <summary>The English template.</summary>
    public string English { get; }

    /// <summary>The Russian template.</summary>
    public string Russian { get; }

    /// <summary>Letters beside the values.</summary>
    internal int LettersOfItsOwn { get; }

    /// <summary>Whether it is known by itself. If not, it only puts others together (<c>{0}: {1}</c>), and is found where one of these is known.</summary>
    internal bool StandsAlone => LettersOfItsOwn >= FewLetters || _holes.Exists(h => h.IsNumber);

    /// <summary>Says it, in English.</summary>
    /// <param name="values">As many as it has.</param>
    public string Say(params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, _format, values);

    /// <summary>Finds the values in what was said; <see langword="null"/> if something else was said.</summary>
    internal string[]? ValuesOf(string said)
    {
        string last = _literals[^1];
        if (!said.StartsWith(_literals[0], StringComparison.Ordinal) || !said.EndsWith(last, StringComparison.Ordinal)) return null;
        int at = _literals[0].Length, end = said.Length - last.Length;
        if (_holes.Count == 0) return said.Length == last.Length ? [] : null;
        string[] values = new string[_holes.Max(h => h.Value) + 1];
        Array.Fill(values, "");
        for (int i = 0; i < _holes.Count; i++)
        {
            int stop = i + 1 == _holes.Count ? end : at > end ? -1 : said.IndexOf(_literals[i + 1], at, end - at, StringComparison.Ordinal);
            if (stop < at) return null;
            string value = said[at..stop];
            if (value.Length == 0 || (_holes[i].IsNumber && !IsNumber(value)) || (_holes[i].IsWord && value.Contains(' ', StringComparison.Ordinal))) return null;
            values[_holes[i].Value] = value;
            at = stop + (i + 1 == _holes.Count ? 0 : _literals[i + 1].Length);
        }
        return values;
    }

    /// <summary>Whether it is a number, or the sign for one that is not known.</summary>
    private static bool IsNumber(string text) => text == "?" || double.TryParse(text.StartsWith(BothSigns, StringComparison.Ordinal) ? text[1..] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
