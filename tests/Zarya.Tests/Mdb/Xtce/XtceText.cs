using System.Text;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>Loads vectors and texts, and finds things in what comes out.</summary>
internal static class XtceText
{
    public static string VectorPath(string name) => Path.Combine(SharedData.Vectors, "xtce", name + ".xml");

    public static MissionDatabase LoadVector(string name) => XtceLoader.LoadFile(VectorPath(name));

    public static XtceLoadResult Read(string text, XtceLimits? limits = null) => Read(limits, ("text.xml", text));

    public static XtceLoadResult Read(XtceLimits? limits, params (string Name, string Text)[] documents) =>
        XtceLoader.Read([.. documents.Select(d => new XtceSource(d.Name, new MemoryStream(Encoding.UTF8.GetBytes(d.Text))))], limits);

    public static XtceLoadResult ReadFiles(params string[] paths) =>
        XtceLoader.Read([.. paths.Select(p => new XtceSource(Path.GetFileName(p), new MemoryStream(File.ReadAllBytes(p))))]);

    public static T ParameterType<T>(this MissionDatabase database, string name) where T : DataType =>
        Assert.IsType<T>(database.Roots[0].ParameterTypes.Single(t => t.Name == name));

    public static SequenceContainer Container(this MissionDatabase database, string qualifiedName) =>
        database.FindContainer(qualifiedName) ?? throw new InvalidOperationException(qualifiedName + " is missing");

    public static Parameter Parameter(this MissionDatabase database, string qualifiedName) =>
        database.FindParameter(qualifiedName) ?? throw new InvalidOperationException(qualifiedName + " is missing");
}
