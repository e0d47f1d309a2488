namespace Zarya.Server.Missions;

/// <summary>A place in a file of a mission.</summary>
/// <param name="File">The file, as the user would name it.</param>
/// <param name="Line">From 1; 0: the file as a whole.</param>
/// <param name="Column">From 1; 0: the line as a whole.</param>
internal readonly record struct MissionPlace(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}

/// <summary>Something that is wrong with a mission. One that is no more than a warning lets the mission run.</summary>
/// <param name="Where">Where to look.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="IsWarning">Whether the mission runs all the same.</param>
internal sealed record MissionProblem(MissionPlace Where, string Message, bool IsWarning = false)
{
    public override string ToString() => $"{Where}: {(IsWarning ? "warning" : "error")}: {Message}";
}

/// <summary>A mission cannot run. The message holds every problem, one a line.</summary>
public sealed class MissionException : Exception
{
    /// <summary>Without words.</summary>
    public MissionException() : this("the mission cannot run") { }

    /// <summary>In words.</summary>
    public MissionException(string message) : base(message) { }

    /// <summary>In words, with what led to it.</summary>
    public MissionException(string message, Exception inner) : base(message, inner) { }

    internal MissionException(IEnumerable<MissionProblem> problems) : this(string.Join(Environment.NewLine, problems)) { }
}
