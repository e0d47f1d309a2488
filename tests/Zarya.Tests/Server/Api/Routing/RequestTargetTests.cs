using System.Text;
using Zarya.Server.Api.Routing;

namespace Zarya.Tests.Server.Api.Routing;

/// <summary>Targets of requests as they come over the wire.</summary>
public class RequestTargetTests
{
    [Theory]
    [InlineData("/api/a?b=c", "/api/a", "b=c")]
    [InlineData("/api/a", "/api/a", "")]
    [InlineData("/api/a?", "/api/a", "")]
    [InlineData("/api/a?b?c", "/api/a", "b?c")]
    [InlineData("http://host:80/api//%2Fa?x", "/api//%2Fa", "x")]
    [InlineData("http://host", "/", "")]
    [InlineData("/a://b", "/a://b", "")]
    [InlineData("*", "*", "")]
    public void A_target_has_a_path_and_a_query(string raw, string path, string query) => Assert.Equal(new RequestTarget(path, query), RequestTarget.Parse(raw));

    [Theory]
    [InlineData("a+b", "a b")]
    [InlineData("a%2Bb", "a+b")]
    [InlineData("%2FA%2fB", "/A/B")]
    [InlineData("%C3%A9%20", "é ")]
    [InlineData("é%C3", "é\uFFFD")]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("", "")]
    public void Names_are_decoded_as_forms_are(string raw, string text) => Assert.Equal(text, RequestTarget.Decode(raw));

    [Fact]
    public void What_is_encoded_is_decoded_again()
    {
        const string Letters = "abcXYZ019/+ %&=?:[].é漢~-_";
        var random = new Random(3);
        for (int run = 0; run < 2000; run++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(20)).Select(_ => Letters[random.Next(Letters.Length)])]);
            var encoded = new StringBuilder();
            foreach (byte octet in Encoding.UTF8.GetBytes(text))
                encoded.Append(octet == ' ' && random.Next(2) == 0 ? "+" : char.IsAsciiLetterOrDigit((char)octet) && random.Next(3) > 0 ? $"{(char)octet}" : $"%{octet:X2}");
            Assert.Equal(text, RequestTarget.Decode(encoded.ToString()));
        }
    }

    [Fact]
    public void Queries_are_pairs_in_order() =>
        Assert.Equal([new("a", "1"), new("b", ""), new("a", "x y"), new("", "z")], RequestTarget.Pairs("a=1&b&a=x+y&&=z"));
}
