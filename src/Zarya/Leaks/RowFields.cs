namespace Zarya.Leaks;

/// <summary>A line of comma-separated text in its four columns (RFC 4180 without line ends inside quotes). No allocation.</summary>
internal ref struct RowFields
{
    /// <summary>Columns of both files.</summary>
    public const int Columns = 4;

    private readonly ReadOnlySpan<byte> _text;
    private Range _first;
    private Range _second;
    private Range _third;
    private Range _fourth;

    /// <summary>Splits a line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="scratch">At least as long as the line; holds unquoted text.</param>
    public RowFields(ReadOnlySpan<byte> line, Span<byte> scratch)
    {
        bool hasQuotes = line.Contains((byte)'"');
        _text = hasQuotes ? scratch : line;
        if (hasQuotes) SplitQuoted(line, scratch);
        else Split(line);
    }

    /// <summary>First column: when.</summary>
    public readonly ReadOnlySpan<byte> Time => Trimmed(_first);

    /// <summary>Second column: channel or event.</summary>
    public readonly ReadOnlySpan<byte> Name => Trimmed(_second);

    /// <summary>Third column: compartment or subject.</summary>
    public readonly ReadOnlySpan<byte> Place => Trimmed(_third);

    /// <summary>Fourth column with whatever is behind it: free text may hold commas.</summary>
    public readonly ReadOnlySpan<byte> Value => Trimmed(_fourth);

    /// <summary>Columns that the line has.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a quote is opened and not closed.</summary>
    public bool IsQuoteOpen { get; private set; }

    private void Split(ReadOnlySpan<byte> line)
    {
        int start = 0;
        while (Count < Columns - 1 && line[start..].IndexOf((byte)',') is >= 0 and int length)
        {
            Set(start, start + length);
            start += length + 1;
        }
        Set(start, line.Length);
        if (Count == Columns) Count += line[start..].Count((byte)',');
    }

    private void SplitQuoted(ReadOnlySpan<byte> line, Span<byte> scratch)
    {
        int start = 0;
        int used = 0;
        int commas = 0;
        for (int at = 0; at < line.Length; at++)
        {
            byte octet = line[at];
            if (octet == '"')
            {
                // Two quotes inside quotes are one that is meant.
                if (IsQuoteOpen && at + 1 < line.Length && line[at + 1] == '"') scratch[used++] = line[at++];
                else IsQuoteOpen = !IsQuoteOpen;
            }
            else if (octet != ',' || IsQuoteOpen) scratch[used++] = octet;
            else if (Count == Columns - 1)
            {
                commas++;
                scratch[used++] = octet;
            }
            else
            {
                Set(start, used);
                start = used;
            }
        }
        Set(start, used);
        Count += commas;
    }

    private void Set(int start, int end)
    {
        switch (Count++)
        {
            case 0: _first = start..end; break;
            case 1: _second = start..end; break;
            case 2: _third = start..end; break;
            default: _fourth = start..end; break;
        }
    }

    private readonly ReadOnlySpan<byte> Trimmed(Range range)
    {
        ReadOnlySpan<byte> field = _text[range];
        return field.Length > 0 && (field[0] is (byte)' ' or (byte)'\t' || field[^1] is (byte)' ' or (byte)'\t') ? field.Trim(" \t"u8) : field;
    }
}
