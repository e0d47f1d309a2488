namespace Zarya.Archive.Log;

/// <summary>
/// Entries were not acknowledged: the disk is full, or it failed. None of the entries since the last acknowledgement counts, the log is as it was then, and appending may be tried again: it goes on as soon as the disk does.
/// </summary>
public sealed class LogRefusedException : IOException
{
    /// <summary>With a standard message.</summary>
    public LogRefusedException() : this("the log could not be written") { }

    /// <summary>With a message.</summary>
    public LogRefusedException(string message) : base(message) { }

    /// <summary>With a message and what the disk said.</summary>
    public LogRefusedException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>Somebody else writes the log: one writer at a time. Reading is allowed.</summary>
public sealed class LogInUseException : IOException
{
    /// <summary>With a standard message.</summary>
    public LogInUseException() : this("another process writes this record; reading it is allowed, writing is not") { }

    /// <summary>With a message.</summary>
    public LogInUseException(string message) : base(message) { }

    /// <summary>With a message and a cause.</summary>
    public LogInUseException(string message, Exception inner) : base(message, inner) { }
}
