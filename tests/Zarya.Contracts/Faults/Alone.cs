namespace Zarya.Contracts.Faults;

/// <summary>Tests that measure what the whole process uses, and so must not run beside others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
