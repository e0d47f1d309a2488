using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Resources;

/// <summary>The definition: sections 7, 8 and 10 of the contract.</summary>
public sealed class MdbTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private const string Mdb = "/api/mdb/orbiter";

    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task Systems_are_listed_by_themselves_and_inside_their_parents()
    {
        JsonElement[] systems = [.. (await _http.GetAsync(Mdb + "/space-systems")).GetProperty("spaceSystems").EnumerateArray()];
        string[] names = [.. systems.Select(s => s.GetProperty("qualifiedName").GetString()!)];
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Contains("/Orbiter/Quick", names);
        JsonElement orbiter = Assert.Single(systems, s => s.GetProperty("qualifiedName").GetString() == "/Orbiter");
        Assert.Equal(("Orbiter", "7"), (orbiter.GetProperty("name").GetString(), orbiter.GetProperty("version").GetString()));
        Assert.Equal("Quick", Assert.Single(orbiter.GetProperty("sub").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("/Orbiter/Quick", (await _http.GetAsync(Mdb + "/space-systems/%2FOrbiter%2FQuick")).GetProperty("qualifiedName").GetString());
    }

    [Fact]
    public async Task A_summary_leaves_out_what_details_tell()
    {
        JsonElement summary = (await _http.GetAsync(Mdb + "/parameters?q=Orbiter/TEMP")).GetProperty("parameters")[0];
        Assert.Equal(["name", "qualifiedName", "shortDescription", "type", "dataSource"], summary.EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"engType":"float","unitSet":[{"unit":"K"}],"name":"Kelvin","qualifiedName":"/Orbiter/Kelvin"}""", summary.GetProperty("type").GetRawText());
        JsonElement details = (await _http.GetAsync(Mdb + "/parameters?q=Orbiter/TEMP&details=true")).GetProperty("parameters")[0];
        Assert.Equal("""[{"name":"Cabin Temp","namespace":"MDB:OPS Name"}]""", details.GetProperty("alias").GetRawText());
        Assert.Equal("""[{"level":"WARNING","minInclusive":280,"maxInclusive":310},{"level":"CRITICAL","minInclusive":270,"maxInclusive":320}]""",
            details.GetProperty("type").GetProperty("defaultAlarm").GetProperty("staticAlarmRange").GetRawText());
        Assert.Equal("TELEMETERED", details.GetProperty("dataSource").GetString());
    }

    [Fact]
    public async Task One_parameter_says_where_it_is_used()
    {
        JsonElement parameter = await _http.GetAsync(Mdb + "/parameters/Orbiter/COUNT");
        Assert.Equal("/Orbiter/Housekeeping", Assert.Single(parameter.GetProperty("usedBy").GetProperty("container").EnumerateArray()).GetProperty("qualifiedName").GetString());
        JsonElement member = await _http.GetAsync(Mdb + "/parameters/Orbiter/POS.x");
        Assert.Equal("""["x"]""", member.GetProperty("path").GetRawText());
    }

    [Theory]
    [InlineData("q=Orbiter/count", 1)]
    [InlineData("q=ORBITER+count2", 1)]
    [InlineData("q=cabin", 1)]
    [InlineData("q=orbiter+temp", 1)]
    [InlineData("system=/Orbiter/Quick", 1)]
    [InlineData("system=/Orbiter&q=count2", 1)]
    [InlineData("q=POS.y&searchMembers=true", 1)]
    [InlineData("q=POS.y", 0)]
    [InlineData("type=aggregate&system=/Orbiter", 1)]
    [InlineData("type=boolean&type=string&system=/Orbiter", 2)]
    [InlineData("type=boolean,string&system=/Orbiter", 2)]
    [InlineData("source=LOCAL", 3)]
    public async Task Parameters_are_found_by_words_systems_types_and_sources(string query, int count)
    {
        JsonElement found = await _http.GetAsync($"{Mdb}/parameters?{query}");
        Assert.Equal(count, found.TryGetProperty("parameters", out JsonElement list) ? list.GetArrayLength() : 0);
        Assert.Equal(count, found.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task A_member_that_is_found_has_a_path()
    {
        JsonElement found = (await _http.GetAsync(Mdb + "/parameters?q=pos.y&searchMembers=true&details=false")).GetProperty("parameters")[0];
        Assert.Equal("""["y"]""", found.GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task Containers_commands_algorithms_and_types_are_there()
    {
        JsonElement container = await _http.GetAsync(Mdb + "/containers/%2FOrbiter%2FHousekeeping");
        Assert.Equal("/Orbiter/Packet", container.GetProperty("baseContainer").GetProperty("qualifiedName").GetString());
        Assert.Equal("/Orbiter/APID == 100", container.GetProperty("restrictionCriteriaExpression").GetString());
        Assert.Equal(9, container.GetProperty("entry").GetArrayLength());
        Assert.True((await _http.GetAsync(Mdb + "/containers")).GetProperty("totalSize").GetInt32() >= 3);
        JsonElement command = await _http.GetAsync(Mdb + "/commands/Orbiter/REBOOT");
        Assert.Equal(("REBOOT", false), (command.GetProperty("name").GetString(), command.GetProperty("abstract").GetBoolean()));
        Assert.Equal(1, (await _http.GetAsync(Mdb + "/commands?details=true&noAbstract=yes")).GetProperty("totalSize").GetInt32());
        Assert.True((await _http.GetAsync(Mdb + "/algorithms")).TryGetProperty("totalSize", out _));
        Assert.Equal("enumeration", (await _http.GetAsync(Mdb + "/parameter-types/Orbiter/Mode")).GetProperty("engType").GetString());
        Assert.True((await _http.GetAsync(Mdb + "/parameter-types?limit=1000")).GetProperty("totalSize").GetInt32() > 10);
    }

    [Fact]
    public async Task The_whole_definition_is_counted()
    {
        JsonElement all = await _http.GetAsync(Mdb);
        Assert.Equal(1, all.GetProperty("commandCount").GetInt32());
        Assert.True(all.GetProperty("parameterCount").GetInt32() > 20);
        Assert.Contains(all.GetProperty("spaceSystem").EnumerateArray(), s => s.GetProperty("name").GetString() == "Orbiter");
    }

    [Theory]
    [InlineData("/parameters/Orbiter/NOPE")]
    [InlineData("/parameters/Orbiter/POS.z")]
    [InlineData("/containers/Orbiter/NOPE")]
    [InlineData("/commands/Orbiter/NOPE")]
    [InlineData("/algorithms/Orbiter/NOPE")]
    [InlineData("/space-systems/Nope")]
    [InlineData("/parameters?system=/Nope")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Get, Mdb + path);
        Assert.Equal((404, "NotFoundException"), ((await HttpCaller.ErrorOf(answer)).Status, (await HttpCaller.ErrorOf(answer)).Type));
    }

    [Fact]
    public async Task A_mask_leaves_only_wanted_fields()
    {
        JsonElement masked = (await _http.GetAsync(Mdb + "/parameters?q=Orbiter/TEMP&fields=name,type.engType")).GetProperty("parameters")[0];
        Assert.Equal("""{"name":"TEMP","type":{"engType":"float"}}""", masked.GetRawText());
        Assert.Equal("""{"name":"TEMP","type":{"engType":"float"}}""", (await _http.GetAsync(Mdb + "/parameters/Orbiter/TEMP?fields=name,type.engType")).GetRawText());
    }

    [Theory]
    [InlineData("next=!!!")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("details=perhaps")]
    public async Task Nonsense_is_refused(string query)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Get, $"{Mdb}/parameters?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(400, (await HttpCaller.ErrorOf(answer)).Status);
    }

    public void Dispose() => _http.Dispose();
}
