using Zarya.Server.Missions;

namespace Zarya.Tests.Server.Missions;

/// <summary>Nobody who is not on this machine gets in before there is a sign-in.</summary>
public class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:8090")]
    [InlineData("localhost:0")]
    [InlineData("127.7.7.7:80")]
    [InlineData("[::1]:8090")]
    public void This_machine_is_fine(string text) => Assert.Null(ListenAddress.Problem(text));

    [Theory]
    [InlineData("0.0.0.0:8090")]
    [InlineData("*:8090")]
    [InlineData("[::]:8090")]
    [InlineData("192.168.1.5:8090")]
    [InlineData("8.8.8.8:80")]
    public void Other_addresses_are_refused_with_the_reason(string text) => Assert.Contains("no sign-in yet", ListenAddress.Problem(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("8090")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("example.org:80")]
    [InlineData("127.0.0.1:-1")]
    public void What_is_no_address_is_told(string text) => Assert.Contains("no address", ListenAddress.Problem(text), StringComparison.Ordinal);
}
