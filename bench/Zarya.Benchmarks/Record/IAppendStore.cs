namespace Zarya.Benchmarks.Record;

/// <summary>Something that packets are appended to, durable after <see cref="Commit"/>.</summary>
internal interface IAppendStore : IDisposable
{
    /// <summary>Whether it wants a commit before the next packets, whatever the time.</summary>
    bool IsFull { get; }

    void Append(int stream, long generation, long reception, ReadOnlySpan<byte> packet);

    void Commit();

    /// <summary>Lets it finish its files, after the measurement.</summary>
    void Close();
}
