using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Iam;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Requests;
using Empty = Google.Protobuf.WellKnownTypes.Empty;

namespace Zarya.Server.Api.Resources;

/// <summary>
/// Who calls. Nobody has to sign in yet: everybody is the guest, and clients that are set to ask for a token all the same get one, for the guest, which says nothing and is never looked at.
/// </summary>
internal static class AuthResource
{
    private const int Seconds = 500;
    private const string WriteParameter = "WriteParameter";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<Empty, Schema.Auth.AuthInfo>("GET", "/auth", (call, request) => new() { RequireAuthentication = false, Spnego = false }),
        ApiRoute.Raw<Empty>("POST", "/auth/token", WireCodecs.JsonType, GiveToken),
        ApiRoute.Of<Empty, UserInfo>("GET", "/api/user", (call, request) => Describe(call)),
    ];

    // A superuser may set every parameter that can be set; Open MCT asks for each by name before it offers poll question and mission status.
    private static UserInfo Describe(ApiCall call)
    {
        UserInfo user = UserOf(call.User);
        string[] settable = [.. call.Missions.All.SelectMany(m => m.Database.Parameters).Where(p => p.Source == Mdb.Model.DataSource.Local && !p.IsReadOnly).Select(p => p.QualifiedName).Distinct().Order(StringComparer.Ordinal)];
        if (settable.Length == 0) return user;
        user.ObjectPrivileges.Add(new ObjectPrivilegeInfo { Type = WriteParameter, Objects = { settable } });
        return user;
    }

    private static UserInfo UserOf(string name) => new() { Name = name, DisplayName = name, Active = true, Superuser = true };

    private static RawAnswer GiveToken(ApiCall call, Empty request) => new(WireCodecs.JsonType, null, async (output, stop) =>
    {
        TokenRequest wish = ReadForm(await call.ReadBodyAsync());
        if (wish.GrantType is not ("password" or "refresh_token" or "authorization_code" or "client_credentials")) throw ApiException.BadRequest("grant_type is none of the four");
        var answer = new TokenAnswer { AccessToken = call.User, TokenType = "bearer", ExpiresIn = Seconds, User = UserOf(call.User) };
        if (wish.GrantType != "client_credentials") answer.RefreshToken = call.User;
        await output.WriteAsync(JsonOutput.ToOctets(answer), stop);
    });

    // Forms are what the contract says; one client sends JSON, whatever it says of it.
    private static TokenRequest ReadForm(byte[] body)
    {
        if (body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'{', ..]) return MessageInput.Read<TokenRequest>(WireCodec.Json, body);
        var wish = new TokenRequest();
        foreach ((string name, string value) in RequestTarget.Pairs(System.Text.Encoding.UTF8.GetString(body)))
            if (TokenRequest.Descriptor.FindFieldByName(name) is { } field) field.Accessor.SetValue(wish, value);
        return wish;
    }
}
