namespace Zarya.Console.Tests;

/// <summary>All tests of the console look at one night, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class NightCollection : ICollectionFixture<Night>
{
    /// <summary>Its name.</summary>
    public const string Name = "night";
}
