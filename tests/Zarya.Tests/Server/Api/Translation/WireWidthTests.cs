using System.Text;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Server.Api.Translation;

namespace Zarya.Tests.Server.Api.Translation;

/// <summary>What the definition says of the width of numbers holds on the wire, whatever the encoding.</summary>
public class WireWidthTests
{
    [Theory]
    [InlineData("32", "32", true)]
    [InlineData("64", "32", false)]
    [InlineData("64", "64", false)]
    public void Floats_are_as_wide_as_their_type(string type, string encoding, bool isNarrow)
    {
        string text = $"""
            <SpaceSystem xmlns="http://www.omg.org/spec/XTCE/20180204" name="S"><TelemetryMetaData>
              <ParameterTypeSet><FloatParameterType name="F" sizeInBits="{type}"><UnitSet/><FloatDataEncoding sizeInBits="{encoding}"/></FloatParameterType></ParameterTypeSet>
              <ParameterSet><Parameter name="P" parameterTypeRef="F"/></ParameterSet>
            </TelemetryMetaData></SpaceSystem>
            """;
        MissionDatabase database = XtceLoader.Load([new XtceSource("s.xml", new MemoryStream(Encoding.UTF8.GetBytes(text)))]);
        Assert.Equal(isNarrow, WireWidth.OfEngineering(database.FindParameter("/S/P")!.Type.Target).IsNarrow);
    }
}
